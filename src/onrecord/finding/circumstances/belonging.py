"""With which verb or noun do the words for a time or a place go, of those that their sentence has?

Takes a parsed sentence and the place of a word in it; yields the clause or the noun phrase that a time or a place
standing there tells of. "Police arrested two men, the mayor said on Friday" has two verbs, and Friday is the day of
the second. English puts such words behind their verb, or first of all in front of it; a noun that an "after" or an
"ahead of" leads keeps what stands behind it for itself. Leaves alone what the event is: that is `circumstances`.
"""

from onrecord.grammar import Clause, Form, Parsed, Phrase

# What is told behind these nouns is told of them: "ahead of a vote in May".
_APART = frozenset({"after", "before", "since", "until", "till", "following", "despite", "pending"})
# A new clause begins behind these, whatever stands first in it.
_OPENING = frozenset([
    "and", "but", "or", "that", "when", "while", "as", "because", "although", "though", "if", "who", "which", "where",
    ":", ";", "“", "—", "–",
])  # fmt: skip
_PRONOUNS = frozenset({"who", "whom", "whose", "which", "that"})
# Prepositions that look like verbs.
_NO_VERBS = frozenset({"according", "concerning", "including", "regarding"})
# What is owned or called somehow is so at no time, and nowhere.
_NAMING = frozenset({"owned", "called", "named", "known", "dubbed"})
_LED = frozenset({"IN", "TO", "DT", "RB", "PRP$", "JJ"})
# A time behind these stands inside the words for a noun: "the May raid", "Arlia's May raid".
_INTO_A_NOUN = frozenset({"DT", "PRP$", "POS"})
_SKIPPED = frozenset({",", '"', "“", "'", "‘"})


def owner(parsed: Parsed, at: int, last: int | None = None) -> Clause | Phrase | None:
    """The clause or the noun that a time or a place goes with; None where there is no verb.

    `at` is its first word, `last` its last one, where that is another.

    >>> from onrecord.grammar import read
    >>> parsed = read("Police arrested two men, the mayor said on Friday.")
    >>> parsed.lower[owner(parsed, parsed.lower.index("on")).group.head]
    'said'
    >>> parsed = read("Police arrested two men over the 3 May raid.")
    >>> parsed.lower[owner(parsed, parsed.lower.index("the"), parsed.lower.index("may")).head]
    'raid'
    >>> parsed = read("Police arrested two men ahead of a vote in Veska.")
    >>> parsed.lower[owner(parsed, parsed.lower.index("veska")).head]
    'vote'
    """
    front = _front(parsed, at)
    inside = _inside(parsed, at, at if last is None else last)
    return inside or _apart(parsed, front) or _clause(parsed, front)


def home(parsed: Parsed, phrase: Phrase) -> Clause | Phrase | None:
    """The clause that a noun stands in; the noun itself where it is told apart ("after an attack")."""
    if _leads_apart(parsed, phrase):
        return phrase
    for clause in parsed.clauses:
        if phrase in clause.subject or phrase in clause.objects or clause.leads(phrase) is not None:
            return clause
    return _apart(parsed, phrase.start - 1) or _clause(parsed, phrase.start)


def _front(parsed: Parsed, at: int) -> int:
    """The first word of what leads to a time or a place: "in the east of Arlia", and never the noun before it."""
    first = parsed.phrase(at)
    front = at if first is None else first.start
    while (
        front > 0
        and parsed.phrase_at[front - 1] is None
        and parsed.group_at[front - 1] is None
        and parsed.tags[front - 1] in _LED
        and parsed.lower[front - 1] not in _OPENING
    ):
        front -= 1
    return front


def _inside(parsed: Parsed, at: int, last: int) -> Phrase | None:
    """The noun that a time stands before: "the May 2019 raid", "last Monday's attack", but not "three days ago"."""
    phrase = parsed.phrase(at)
    if phrase is not None and last < phrase.head and parsed.tags[at] in ("CD", "TIME"):
        return phrase
    behind = parsed.phrase(last + 1)
    led = at > 0 and parsed.tags[at - 1] in _INTO_A_NOUN
    dated = parsed.tags[at] == "DT" and set(parsed.tags[at + 1 : last + 1]) == {"TIME"}  # "the 3 May raid"
    if behind is not None and behind.start == last + 1 and (led or dated):
        return behind
    if parsed.lower[last + 1 : last + 2] in (("'s",), ("’s",)) and parsed.tags[last + 1] == "POS":
        return parsed.phrase(last + 2)
    return None


def _apart(parsed: Parsed, front: int) -> Phrase | None:
    """The noun told apart from its verb that these words stand behind, back over the phrases between."""
    at = front
    while at > 0:
        if parsed.tags[at - 1] == "TIME":
            at -= 1
            continue
        phrase = parsed.phrase(at - 1)
        if phrase is None:
            return None
        if _leads_apart(parsed, phrase):
            return phrase
        at = phrase.start - 1
        if at < 0 or parsed.tags[at] not in ("IN", "TO"):
            return None
    return None


def _leads_apart(parsed: Parsed, phrase: Phrase) -> bool:
    before = parsed.lower[max(phrase.start - 2, 0) : phrase.start]
    return bool(before) and (before[-1] in _APART or before == ("ahead", "of"))


def _clause(parsed: Parsed, front: int) -> Clause | None:
    told = [clause for clause in parsed.clauses if parsed.lower[clause.group.head] not in _NO_VERBS]
    left = next((clause for clause in reversed(told) if clause.group.start < front), None)
    if left is not None and _only_names(parsed, left):
        left = parsed.over(left) or left
    right = next((clause for clause in told if clause.group.start >= front), None)
    if right is not None and right.link == "relative" and front < _opening(parsed, right):
        # "A man in Veska who threatened the mayor fled": behind the noun, and in front of what is told of it. Where
        # words open what is told, before anybody is named, they are of what the sentence goes on with.
        over = _round(parsed, right, front) if left is None or _opens_told(parsed, front) else None
        return over or left or right
    if left is None and right is not None and (past_it := _past_adverbial(parsed, right, front)) is not None:
        return past_it
    if left is not None and (round_it := _round_aside(parsed, left, front)) is not None:
        return round_it
    if left is None or right is None:
        return left or right
    if _opens_clause(parsed, front, left):
        return right
    opening = _opening(parsed, right)
    if left.group.start < opening <= front:
        # "said the embassy in Veska was closed"
        return right
    if opening < left.group.start and parsed.lower[front - 1] == "," and right.group.form is Form.FINITE:
        # "The general, who took power in May, on Monday dismissed ..."
        return right
    return left


def _past_adverbial(parsed: Parsed, adverbial: Clause, front: int) -> Clause | None:
    """The clause that goes on behind what else was going on: "on Sunday, as police watched, guards shot a docker"."""
    if adverbial.link != "adverbial" or adverbial.marker not in parsed.lower[front : adverbial.group.start]:
        return None
    below = (one for one in parsed.clauses if one.over == adverbial.number)
    return next((one for one in below if one.link == "beside" and one.group.form is Form.FINITE), None)


def _opens_clause(parsed: Parsed, front: int, left: Clause) -> bool:
    """Whether a new clause begins with some words: "and on Monday shot"."""
    before = _before(parsed, front)
    return before >= left.group.end and parsed.lower[before] in _OPENING


def _opens_told(parsed: Parsed, front: int) -> bool:
    """Whether words come first of what is told: "said that on Friday guards hired by the guild shot"."""
    before = _before(parsed, front)
    return before > 0 and parsed.lower[before] == "that" and parsed.tags[before] == "IN"


def _before(parsed: Parsed, front: int) -> int:
    """The word before some others, quotation marks and commas aside."""
    before = front - 1
    while before > 0 and parsed.lower[before] in _SKIPPED:
        before -= 1
    return before


def _only_names(parsed: Parsed, clause: Clause) -> bool:
    """Whether a participle says whose or what a thing is, not what is done: "burned a mill owned by a guild"."""
    bare = clause.group.end - clause.group.start == 1 and clause.link in ("relative", "that")
    return bare and parsed.lower[clause.group.head] in _NAMING


def _round_aside(parsed: Parsed, aside: Clause, front: int) -> Clause | None:
    """The clause that goes on behind an aside between commas: "was jailed, denying his guilt, in May"."""
    over = parsed.over(aside)
    if over is None or aside.link != "beside" or aside.group.form is not Form.ING or front < aside.group.end + 1:
        return None
    first = aside.group.start
    while first > 0 and parsed.tags[first - 1] == "RB":
        first -= 1
    parted = parsed.lower[first - 1] == "," == parsed.lower[front - 1]
    return over if parted and parsed.tags[front] in ("IN", "TIME") else None


def _opening(parsed: Parsed, clause: Clause) -> int:
    """The first word of a clause: its subject's, and of a relative clause the pronoun, not the noun before it."""
    start = clause.group.start
    if clause.link != "relative":
        return min((phrase.start for phrase in clause.subject), default=start)
    behind = max((phrase.end for phrase in clause.subject if phrase.end <= start), default=start)
    return next((at for at in range(behind, start) if parsed.lower[at] in _PRONOUNS), start)


def _round(parsed: Parsed, relative: Clause, front: int) -> Clause | None:
    """The clause whose subject a relative clause describes; words that open the sentence before both are of it too.

    So they are where more is told of that subject before its verb: "on Friday thousands of men wearing red marched".
    """
    opens = not any(phrase.end <= front for phrase in parsed.phrases)
    before_it = all(front < phrase.start for phrase in relative.subject) and (opens or _opens_told(parsed, front))
    told = [
        clause
        for clause in parsed.clauses[relative.number + 1 :]
        if clause.group.form is Form.FINITE and clause.link != "relative"
    ]
    own = (
        clause
        for clause in told
        if any(phrase.start <= front or (before_it and phrase in relative.subject) for phrase in clause.subject)
    )
    follows = told[0] if told and opens and told[0].over in (relative.number, None) else None
    return next(own, follows)
