"""English word order: sentences into words, word classes, noun phrases, verb groups, clauses.

Takes text; yields parsed sentences (`parsed.Parsed`). A small tagger and rules stand behind it, no full parser:
it serves where a reader needs to know who does what to whom, and is quick.
"""

from collections.abc import Callable, Container, Sequence

from onrecord.grammar.bare_passives import Frames
from onrecord.grammar.classes import load
from onrecord.grammar.clauses import parse
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.phrases import Phrase
from onrecord.grammar.tags import ABOUT, TIME
from onrecord.grammar.verbs import Form, Group
from onrecord.grammar.words import Word, sentences, words
from onrecord.records import Span

__all__ = [
    "ABOUT",
    "TIME",
    "Clause",
    "Form",
    "Frames",
    "Group",
    "Parsed",
    "Phrase",
    "Word",
    "parse_parts",
    "read",
    "sentences",
]

_NO_FRAMES = Frames()


def read(sentence: str) -> Parsed:
    """Read one sentence.

    >>> [clause.group.form.value for clause in read("Arlia refused to talk.").clauses]
    ['finite', 'infinitive']
    """
    return parse(words(sentence, Span(0, len(sentence))), load())


def parse_parts(
    text: str,
    parts: Sequence[Span],
    verbs: Container[str] = (),
    nouns: Container[str] = (),
    worth: Callable[[Sequence[Word]], bool] = bool,
    frames: Frames = _NO_FRAMES,
) -> list[Parsed]:
    """Read the sentences of the parts of a text, those that are worth it.

    >>> [parsed.lower[0] for parsed in parse_parts("Rents fell. Nobody knew.", [Span(0, 24)])]
    ['rents', 'nobody']
    """
    classes = load()
    return [parse(sentence, classes, verbs, nouns, frames) for sentence in sentences(text, parts) if worth(sentence)]
