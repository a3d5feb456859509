"""Who is accused? Actors, or the words for them.

Takes an accusation; yields the actors that it is made against, or the words that stand for them where the record
has no such actor. Leaves it open where the words name nobody and nobody was accused before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.codebook import Codebook
from onrecord.records import Actor, Span, Statement, words_of

# "accused France of arming", "blamed the ministry for the delay": the object of these is the accused.
_OBJECT_CUES = frozenset(
    ("accuse", "blame", "charge", "fault", "implicate", "indict", "rebuke", "reproach", "sue", "file lawsuit")
)
_OBJECT_ENDS = re.compile(r"\s(?:of|for|with|over|on|in|last|this)\s|[,;.]")
_LEAD_IN = re.compile(r"[\s\"“”‘’'(]*(?:that\s+)?", re.IGNORECASE)
# A subject ends where its verb begins; auxiliaries and words for breaches can be told without a parser.
_VERBS = frozenset(("had", "has", "have", "was", "were", "is", "are", "did", "does"))
_ADVERBS = frozenset(("repeatedly", "knowingly", "deliberately", "secretly", "illegally"))
_LONGEST = 7
_OWNERS = frozenset(("his", "her", "their", "its"))
_NO_SUBJECT = frozenset(("there", "if", "when", "what", "how", "why", "who"))
_CLAUSE_END = re.compile(r"[,;:.!?]")
_DEFINITE = frozenset(("the", "this", "that", "its", "their", "his", "her"))
_POSSESSOR = re.compile(r"['’]s?\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accused:
    """Actors, or words; neither where nobody can be told. `described`: the words name nobody by name."""

    actors: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()
    described: bool = False


def accused(text: str, statement: Statement, actors: Sequence[Actor], codebook: Codebook) -> Accused:
    """Tell who is accused in a statement."""
    if not statement.content:
        return Accused()
    content = statement.content[0]
    phrase = _object(text, statement, codebook) or _subject(text, content, codebook)
    others = [actor for actor in actors if actor.id != statement.speaker]
    if phrase is not None:
        named = [actor.id for actor in others if any(_heads(text, mention, phrase) for mention in actor.mentions)]
        if named := named or _in_office(phrase.of(text), others):
            return Accused(actors=tuple(named))
        described = not any(word[0].isupper() for word in _WORD.findall(_head(phrase.of(text)))[-1:])
        return Accused(words=(phrase,), described=described)
    about = tuple(one for one in statement.about if one != statement.speaker)
    return Accused(actors=about) if len(about) == 1 else Accused()


def _in_office(phrase: str, actors: Sequence[Actor]) -> list[str]:
    """The one actor whose office the phrase is: `the president`, where the report has one president.

    >>> from onrecord.records import Role
    >>> lund = Actor(id="act_1", name="Emeka Lund", roles=(Role(title="Brennish President"),))
    >>> _in_office("the president", [lund]), _in_office("the clerk", [lund])
    (['act_1'], [])
    """
    words = _WORD.findall(phrase.lower())
    head = words[-1] if words and words[0] in _DEFINITE else None
    found = [
        actor.id for actor in actors if any(head in _WORD.findall(role.title.lower())[-1:] for role in actor.roles)
    ]
    return found if len(found) == 1 else []


def _object(text: str, statement: Statement, codebook: Codebook) -> Span | None:
    """The object of a cue of accusing.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Manner
    >>> text = "He accused the port of Kestrel Bay of dumping mud."
    >>> told = Statement(id="s", cue=(Span(3, 10),), content=(Span(11, 49),), manner=Manner.INDIRECT, confidence=1)
    >>> span = _object(text, told, load())
    >>> span and span.of(text)
    'the port of Kestrel Bay'
    """
    cue = _WORD.findall(words_of(statement.cue, text).lower())
    if not any(found.lemma in _OBJECT_CUES for _, found in codebook.acts.cues_in(cue)):
        return None
    content = statement.content[0]
    words = content.of(text)
    ends = [match.start() for match in _OBJECT_ENDS.finditer(words)]
    # In "the port of Kestrel Bay of dumping", the "of" of a name is followed by a capital.
    end = next((end for end in ends if " " in words[:end] or words[0].isupper()), len(words))
    while re.match(r"\sof\s[A-Z]", words[end:]):
        end = next((later for later in ends if later > end), len(words))
    return Span(content.start, content.start + end) if 0 < end <= 80 else None


def _subject(text: str, content: Span, codebook: Codebook) -> Span | None:
    """The subject that a content begins with, if it is no pronoun and no clause.

    >>> from onrecord.codebook import load
    >>> text = "that the old mill had poisoned the river"
    >>> span = _subject(text, Span(0, len(text)), load())
    >>> span and span.of(text)
    'the old mill'
    >>> _subject("they had poisoned it", Span(0, 20), load()) is None
    True
    """
    lead = _LEAD_IN.match(text, content.start, content.end)
    start = lead.end() if lead else content.start
    words = list(islice(_WORD.finditer(text, start, content.end), _LONGEST + 1))
    ends = _VERBS | _ADVERBS | codebook.acts.content["breaches"]
    verb = next((number for number, word in enumerate(words) if word.group().lower() in ends), 0)
    first = words[0].group().lower() if words else ""
    if not verb or first in codebook.pronouns - _OWNERS or first in _NO_SUBJECT:
        return None
    span = Span(start, words[verb - 1].end())
    return None if _CLAUSE_END.search(span.of(text)) else span


def _heads(text: str, mention: Span, phrase: Span) -> bool:
    """Whether a mention is what the phrase stands for, and no owner or place in it: not `Arlia` in `Arlia's mill`."""
    if not phrase.touches(mention):
        return False
    return not _POSSESSOR.match(text, mention.end)


def _head(phrase: str) -> str:
    """A phrase up to what only describes it.

    >>> _head("the neighbouring port of Kestrel Bay"), _head("the mill in the valley")
    ('the neighbouring port of Kestrel Bay', 'the mill')
    """
    return re.split(r"\s(?:in|at|on|from|who|which|that)\s", phrase)[0]
