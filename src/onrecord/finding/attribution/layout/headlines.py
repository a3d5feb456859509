"""Find the statement that a headline makes by its form: `Rescuers: bridges unsafe`, `Bridges Unsafe, Rescuer Says`.

Takes the headline, the names seen in it and the vocabulary; yields at most one statement, whose cue is the colon, the
dash or the verb behind the last comma. Leaves topics (`Budget: what we know`), labels (`Analysis: ...`) and places
alone, since none of them speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.attribution.sources.hearers import is_hearing
from onrecord.finding.attribution.sources.may_speak import name_ends, speaks
from onrecord.finding.sentences import read_sentence
from onrecord.grammar import Form
from onrecord.records import Article, PartKind, Span
from onrecord.records.labels import Name

LEAST_SAID = 2
LONGEST_HEADLINE = 20
_STOPS = ".!:;,…"
_BEFORE = re.compile(r"(?P<who>[^:]+?)(?P<topic> on [^:]+?)?(?P<cue>:)\s+(?P<said>\S.*)", re.DOTALL)
_BEHIND = re.compile(r"(?P<said>.*\S)(?P<cue>:|\s[–—-])\s(?P<who>[^:–—]+?)", re.DOTALL)
# Behind the last comma somebody says so: the verb is in the present, as headlines have it, and may have an addressee.
_TELLS = re.compile(r"\s(?P<who>[^:]+?)\s(?P<cue>\w+s)(?:\s[^:]+)?", re.DOTALL)
_LONGEST_TELLING = 10
# Or the headline ends there: "engineers warn".
_ENDS = re.compile(r"\s(?P<who>[^:]+?)\s(?P<cue>\w+)", re.DOTALL)
# "Budget: what we know" tells a topic; "Opposition: who paid?" asks.
_TOPIC = re.compile(r"(?:what|how|why|where|when|who|which)\b[^?]*", re.IGNORECASE | re.DOTALL)
_FULL_STOP = re.compile(r"[^A-Z.]\.$")
# Where a sentence ends and a colon follows, a first line is talk: `Brook: “It is shut.” Lund: “It is not.”`
_TALK = re.compile(r"[.?!…][\"”’'»]*\s[^:]*:\s")
# Behind what is said, a verb without a subject.
_GOES_ON = re.compile(r"(?P<said>[^,:;“”\"‘]+),\s(?P<cue>\w+)\s(?P<more>[^,:;“”\"‘]+)")
_ANOTHERS = re.compile(r"\w+ed|was|were|had|did|will|would|can|could|may|might|must|should|won['’]t|can['’]t")
OPENING_MARKS = "“\"'‘«„"


def headline_of(article: Article) -> Span | None:
    """The headline: the title, or a first line that is short and no sentence, where none was told for the title."""
    first = article.parts[0] if article.parts else None
    if first is None or first.kind is PartKind.TITLE:
        return first.span if first else None
    words = first.span.of(article.text)
    return first.span if words[-1:] not in _STOPS and len(words.split()) <= LONGEST_HEADLINE else None


def without_headline(text: str, draft: Draft, title: Span) -> Draft:
    """A statement that is made in the text below, without words of the headline that were joined to it.

    >>> text = "Quay opens" + "\\n\\n" + "The quay is open, Brook said."
    >>> def below(*content, cue=Span(36, 40)):
    ...     draft = Draft(cue=(cue,), content=content, confidence=1)
    ...     return [span.of(text) for span in without_headline(text, draft, Span(0, 10)).content]
    >>> below(Span(0, 10), Span(12, 28)), below(Span(0, 28)), below(Span(0, 4), cue=Span(5, 10))
    (['The quay is open'], ['The quay is open'], ['Quay'])
    """
    if any(title.covers(span) for span in (*draft.source, *draft.cue)):
        return draft
    below = tuple(_below(text, span, title) for span in draft.content if not title.covers(span))
    return replace(draft, content=below) if below and below != draft.content else draft


def reaches_below(text: str, draft: Draft, title: Span) -> bool:
    """Whether a verb of the headline has only words of the text below for what is said: that is another's sentence.

    The mark behind a speaker's name leads to what stands below it.

    >>> def reaches(text, cue):
    ...     at, end = text.index(cue), text.index("\\n")
    ...     draft = Draft(cue=(Span(at, at + len(cue)),), content=(Span(end + 1, len(text)),), confidence=1)
    ...     return reaches_below(text, draft, Span(0, end))
    >>> reaches("Mills trade blame\\nLosk has two mills", "blame"), reaches("MARA LUND —\\nIt leaks", "—")
    (True, False)
    """
    above = bool(draft.cue) and all(title.covers(span) and span.of(text)[:1].isalpha() for span in draft.cue)
    return above and bool(draft.content) and all(span.start >= title.end for span in draft.content)


def _below(text: str, span: Span, title: Span) -> Span:
    """The part of a span that stands below the headline."""
    if not span.start < title.end < span.end:
        return span
    return Span(span.end - len(text[title.end : span.end].lstrip()), span.end)


def headline(text: str, title: Span, names: Sequence[Name], codebook: Codebook) -> Draft | None:
    """Read a headline.

    >>> from onrecord.codebook import load
    >>> line = "Two hurt in ferry blast – police"
    >>> found = headline(line, Span(0, len(line)), [], load())
    >>> [span.of(line) for span in (*found.source, *found.cue, *found.content)]
    ['police', '–', 'Two hurt in ferry blast']
    >>> headline("Budget: what we know", Span(0, 20), [], load()) is None
    True
    >>> line = "Slow boat: Firm sees money for patient sailors"
    >>> headline(line, Span(0, len(line)), [], load()) is None
    True
    """
    for form in (_BEFORE, _BEHIND):
        match = form.fullmatch(text, title.start, title.end)
        if match is None:
            continue
        who, said = Span(*match.span("who")), Span(*match.span("said"))
        topic = match.groupdict().get("topic")
        if (
            (topic and text[said.start] not in OPENING_MARKS)
            or _TOPIC.fullmatch(said.of(text))
            or _TALK.search(said.of(text))
        ):
            continue
        if form is _BEHIND and _is_sentence(text, who):
            continue
        if len(said.of(text).split()) >= LEAST_SAID and speaks(text, who, name_ends(names), codebook):
            cue = Span(match.end("cue") - 1, match.end("cue"))
            return Draft(source=(who,), cue=(cue,), content=(_bare(text, said),), confidence=BY_FORM)
    return _told_behind(text, title, names, codebook)


def going_on(text: str, draft: Draft, title: Span, codebook: Codebook) -> list[Draft]:
    """A statement of a headline, parted where its speaker goes on to do more: "Mayor says it leaked, vows repairs".

    What is said must have a verb of the past or to come, and so be another's doing; "says mill leaks, harms fish" is of
    the mill.

    >>> from onrecord.codebook import load
    >>> def told(line):
    ...     draft = Draft(source=(Span(0, 5),), cue=(Span(6, 10),), content=(Span(11, len(line)),), confidence=1)
    ...     found = going_on(line, draft, Span(0, len(line)), load())
    ...     return [[one.cue[0].of(line), one.content[0].of(line)] for one in found]
    >>> told("Mayor Says Mill Poisoned Lake, Promises Proof")
    [['Says', 'Mill Poisoned Lake'], ['Promises', 'Proof']]
    >>> told("Mayor says mill harms lake, promises proof"), told("Mayor says mill closed, harms lake")
    ([['says', 'mill harms lake, promises proof']], [['says', 'mill closed, harms lake']])
    """
    if len(draft.content) != 1 or len(draft.cue) != 1 or not title.covers(draft.content[0]):
        return [draft]
    said, cue = draft.content[0], draft.cue[0].of(text).lower()
    match = _GOES_ON.fullmatch(text, said.start, said.end)
    if match is None or said.start < draft.cue[0].end or match["cue"].lower().endswith("s") is not cue.endswith("s"):
        return [draft]
    if codebook.reports.search(match["cue"].lower()) is None or not any(
        _ANOTHERS.fullmatch(word) for word in match["said"].lower().split()
    ):
        return [draft]
    return [
        replace(draft, content=(Span(*match.span("said")),)),
        replace(draft, cue=(Span(*match.span("cue")),), content=(Span(*match.span("more")),)),
    ]


def _is_sentence(text: str, words: Span) -> bool:
    """Whether words tell what somebody does: a headline behind its topic, and no speaker behind what is said.

    >>> [_is_sentence(words, Span(0, len(words))) for words in ("Firm sees money for sailors", "men who saw the boat")]
    [True, False]
    """
    parsed = read_sentence(text, words)
    clauses = (one for one in parsed.clauses if one.group.form is Form.FINITE and not one.group.passive)
    return any(one.subject and one.link != "relative" for one in clauses)


def _bare(text: str, said: Span) -> Span:
    """What is said without the full stop of the line; that of "the U.S." and of words left out stays."""
    stop = _FULL_STOP.search(text, max(said.start, said.end - 3), said.end)
    return said if stop is None else Span(said.start, stop.start() + 1)


def _told_behind(text: str, title: Span, names: Sequence[Name], codebook: Codebook) -> Draft | None:
    """What is said before a comma behind which somebody says it: "Quay to open in May, minister tells Courier".

    >>> from onrecord.codebook import load
    >>> def read(line): return headline(line, Span(0, len(line)), [], load())
    >>> line = "Quay to Open Thanks to Loans, Prime Minister Tells Courier"
    >>> found = read(line)
    >>> [span.of(line) for span in (*found.source, *found.cue, *found.content)]
    ['Prime Minister', 'Tells', 'Quay to Open Thanks to Loans']
    >>> read("Quay Opens in May, Minister Opens Bridge"), read("In Varda, Minister Says Nothing")
    (None, None)
    >>> found = read("Man set fire to quay, court hears")
    >>> [span.of("Man set fire to quay, court hears") for span in (*found.source, *found.cue, *found.content)]
    ['hears', 'Man set fire to quay']
    """
    comma = text.rfind(",", title.start, title.end)
    # Before any pattern is tried: a title may be as long as whoever wrote the page likes.
    if comma < 0 or len(text[comma : title.end].split(None, _LONGEST_TELLING + 1)) > _LONGEST_TELLING + 1:
        return None
    said = Span(title.start, comma)
    words = said.of(text)
    unfit = words[:1] in OPENING_MARKS or words[-1:].isspace() or ":" in words or "?" in words
    if unfit or len(words.split()) <= LEAST_SAID or _is_of_subject(words, codebook):
        return None
    if is_hearing(text[comma + 1 : title.end].lower().split(), codebook):
        cue = Span(text.rindex(" ", comma, title.end) + 1, title.end)
        return Draft(cue=(cue,), content=(said,), confidence=BY_FORM, unsaid=True)
    match = _telling(text, Span(comma + 1, title.end), codebook)
    if match is None:
        return None
    who = Span(*match.span("who"))
    if not speaks(text, who, name_ends(names), codebook):
        return None
    return Draft(source=(who,), cue=(Span(*match.span("cue")),), content=(said,), confidence=BY_FORM)


def _is_of_subject(words: str, codebook: Codebook) -> bool:
    """Whether words only tell of the subject behind them: "Charged with theft, man asks for bail".

    >>> from onrecord.codebook import load
    >>> [_is_of_subject(words, load()) for words in ("Charged With Theft", "Two charged with theft")]
    [True, False]
    """
    first = " ".join(words.lower().split()[:2])
    return first in codebook.cueing.bare_passives or first in codebook.cueing.inserted_passives


def _telling(text: str, behind: Span, codebook: Codebook) -> re.Match[str] | None:
    """Who says so and by which verb, behind the last comma of a headline."""
    ends = _ENDS.fullmatch(text, behind.start, behind.end)
    if ends is not None and ends["cue"].lower() in codebook.ends_headlines:
        return ends
    tells = _TELLS.fullmatch(text, behind.start, behind.end)
    return tells if tells is not None and codebook.reports.fullmatch(tells["cue"].rstrip("s")) else None
