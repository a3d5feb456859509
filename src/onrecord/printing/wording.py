"""Say in plain words what the record says in codes.

Takes values of a record (dates, shares, kinds, notes); gives short English for readers. Leaves a code
that it does not know as it is, so that nothing is hidden and nothing is made up.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.printing.dates import time_words
from onrecord.printing.entries import actor_name, beyond
from onrecord.printing.plain import one_line, shortened
from onrecord.records import Act, Actor, Evidence, Manner, Note, Record, SpeakerKind, Statement, number_of, words_of

MANNERS: Final = {Manner.DIRECT: "quoted", Manner.MIXED: "partly quoted", Manner.INDIRECT: "paraphrased"}
ACTS: Final = {
    Act.ASK: "question",
    Act.THREATEN: "threat",
    Act.COMMIT: "commitment",
    Act.REQUEST: "request",
    Act.ACCUSE: "accusation",
    Act.DENY: "denial",
    Act.PREDICT: "prediction",
    Act.EVALUATE: "evaluation",
    Act.OPINE: "opinion",
    Act.ASSERT: "assertion",
}
EVIDENCE: Final = {
    Evidence.CITED: "evidence cited",
    Evidence.PROMISED: "evidence promised",
    Evidence.WITHHELD: "evidence withheld",
    Evidence.DEMANDED: "evidence demanded",
}
_NOBODY: Final = {None: "speaker not settled", "unnamed": "unnamed sources", "none": "nobody named"}
LANGUAGES: Final = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
# Words from a quotation may begin or end with one of its marks, which says nothing where they stand in marks of ours.
MARKS: Final = ' "“”'
_MOST_WORDS: Final = 100
_LISTED_WORDS: Final = 40
_UNSURE: Final = 0.5
# What stands before where something was said; behind "told" and the like it was said in it.
_LEADS: Final = "at|before|during|in|on|over|through|via"
_FIELDS: Final = {
    "article.published": "Date",
    "article.publisher": "Publisher",
    "article.title": "Title",
    "article.authors": "Authors",
    "article.language": "Language",
    "article.dateline": "Place",
    "article.furniture": "Text",
    "article.text": "Text",
    "article.url": "Address",
    "audit.accusations": "Accused",
    "statements": "Words",
    "events": "Event",
    "statement.speaker": "Speaker",
    "statement.source": "Source",
    "statement.content": "Content",
    "statement.cue": "Cue",
    "statement.act": "Act",
    "statement.evidence": "Evidence",
    "statement.said": "Time of speaking",
    "event.when": "Time",
    "event.where": "Place",
    "event.actors": "Actor",
    "event.recipients": "Recipient",
    "event.status": "Status",
}
# Code of a note -> what it means to a reader. docs/reference/notes.md has the full account of each.
REASONS: Final[Mapping[str, str]] = {
    "accused-not-settled": "it cannot be told who is accused",
    "ambiguous-date": "it can be read in more than one way",
    "ambiguous-name": "the name fits several people of the report",
    "description": "a description that may fit somebody whom the report names",
    "doubtful-line": "kept or set aside with little to go by",
    "at-home": "where the police, court or people who did it are at home",
    "doubtful-title": "taken for the headline, and could be something else",
    "announced": "the police who tell of it",
    "feed-broken": "the feed is not well-formed or breaks off; words may be missing",
    "one-case": "it stands in capitals or in small letters alone, and was read as a newspaper would print it",
    "feed-summary-only": "the feed has only a summary of the report",
    "language-not-supported": "not read by this version; its statements are not to be relied on",
    "less-sure-than-wanted": "found, and left out as not sure enough",
    "no-source": "the report has no words for who makes it",
    "no-title": "nothing in the input looks like a headline",
    "not-found": "the report does not say",
    "pronoun": "a pronoun, and it is not settled whom it stands for",
    "outlet": "“we” or the like, and which outlet that is stays open",
    "quotation-not-closed": "it opens and does not close before the paragraph ends",
    "quotation-without-statement": "it belongs to no statement: a name, a title, or something missed",
    "time-not-settled": "the report tells a time that leads to no date",
    "speaker-open": "who vouches for it is not settled",
    "unknown-party": "it cannot be told whom the words stand for",
    "relative": "“who” or the like, with no name right before it",
    "dateline": "the report names no other place than that of its dateline",
    "unlisted": "the gazetteer lacks it",
    "several-told": "it may be one of several told before, which differ",
    "same-accused": "taken to be whom the same speaker, or the report, accuses next to it, or the one with that office",
    "same-event": "told elsewhere of the same event",
    "same-story": "told before, and the story goes on",
    "same-talk": "told before, and the speaker goes on",
    "undecided": "no answer is likely enough",
    "unknown-source": "it cannot be told whom the words stand for",
    "unusable-value": "what came with the report cannot be used",
    "whole-page": "a whole page was pasted; the report in it was found by its shape",
}


def unsure_words(confidence: float) -> str:
    """A mark for what is more likely none than one.

    >>> unsure_words(0.31), unsure_words(0.5)
    ('unsure (0.31)', '')
    """
    return f"unsure ({confidence:.2f})" if confidence < _UNSURE else ""


def voice_words(name: str | None, kind: str | None) -> str:
    """A voice by its name, or by why it has none; what unnamed people are called is no name.

    >>> voice_words("Mara Oduya", "person"), voice_words(None, "unnamed"), voice_words(None, "state")
    ('Mara Oduya', 'unnamed sources', 'state, not named')
    >>> voice_words("port officials", "unnamed")
    'port officials, unnamed'
    """
    if name and kind == "unnamed":
        return f"{name}, unnamed"
    return name or _NOBODY.get(kind, f"{kind}, not named")


def share_words(share: float) -> str:
    """A share in per cent; something is never shown as nothing.

    >>> share_words(0.614), share_words(0.001), share_words(0.0)
    ('61%', '<1%', '0%')
    """
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def either(names: Iterable[str]) -> str:
    """Names as a choice.

    >>> either(["Oduya", "Marrow", "Lund"]), either(["Oduya"])
    ('Oduya, Marrow or Lund', 'Oduya')
    """
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def summary(record: Record) -> str:
    """The report in one sentence: how much of it rests on whose word."""
    audit = record.audit
    if not record.statements:
        return "No statement is attributed to anybody."
    # The voices that are told apart next: with a name and without.
    voices = audit.named + audit.unnamed
    by = f" by {number_of(voices, 'voice')}" if voices else ""
    told = f"{number_of(len(record.statements), 'statement')}{by}"
    share = f"{share_words(audit.attributed_share)} of the words are attributed"
    unsettled = sum(voice.statements for voice in audit.voices if not (voice.speaker or voice.name))
    return f"{told}; {share}." + (f" For {unsettled} of them no speaker is settled." if unsettled else "")


def manner_words(statement: Statement) -> str:
    """What a statement does and on what it rests: `accusation, no evidence given`."""
    act = ACTS.get(statement.act, statement.act) if statement.act else None
    evidence = EVIDENCE.get(statement.evidence) if statement.evidence else None
    if statement.act is Act.ACCUSE and statement.evidence is Evidence.NONE:
        evidence = "no evidence given"
    return ", ".join(filter(None, (act, evidence)))


def circumstances(record: Record, statement: Statement) -> list[str]:
    """To whom, where, when and on what condition a statement was made, as far as the record says."""
    to = statement.addressee and f"to {actor_name(record, statement.addressee)}"
    venue = statement.venue and f"{_lead(record, statement.venue)} {statement.venue}"
    said = statement.said and time_words(statement.said)
    return [words for words in (to, venue, said, statement.anonymity) if words]


def _lead(record: Record, venue: str) -> str:
    """The preposition that the report has before a venue: "at a press conference", "on X"."""
    found = re.search(rf"\b({_LEADS})\s+{re.escape(venue)}", record.article.text, re.IGNORECASE)
    return found[1].lower() if found else "in"


def kind_words(kind: SpeakerKind | None) -> str | None:
    """What a voice is, where that is worth a word.

    >>> kind_words(SpeakerKind.UNNAMED), kind_words(SpeakerKind.PERSON)
    ('unnamed', None)
    """
    return str(kind) if kind in (SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT) else None


def note_words(record: Record, note: Note, numbers: Mapping[str, int]) -> str:
    """An open note as a sentence: what could not be settled, of what, why, and what was weighed."""
    field = _FIELDS.get(note.field, note.field)
    number = numbers.get(note.subject or "")
    about = f" of statement {number}" if number else _actor_of(record, note)
    words = shortened(one_line(words_of(note.spans, record.article.text)).strip(MARKS), _MOST_WORDS)
    where = f" (“{words}”)" if words else ""
    weighed = beyond(words, [actor_name(record, candidate) for candidate in note.candidates])
    # What cannot be used is no answer that was weighed.
    leads = ": " if note.reason == "unusable-value" else "; perhaps "
    could_be = f"{leads}{either(weighed)}" if weighed else ""
    return f"{field}{about}{where}: {REASONS.get(note.reason, note.reason)}{could_be}."


def open_words(note: Note) -> str:
    """What stayed open and why, for a page that shows the words itself.

    >>> open_words(Note(field="event.when", reason="not-found"))
    'Time: the report does not say'
    """
    return f"{_FIELDS.get(note.field, note.field)}: {REASONS.get(note.reason, note.reason)}"


def notes_words(record: Record, notes: Sequence[Note]) -> str:
    """Notes of one field and reason as one sentence: which words it is about, and what was weighed of each."""
    text = record.article.text
    told = []
    for note in notes:
        words = shortened(one_line(words_of(note.spans, text)).strip(MARKS), _LISTED_WORDS)
        weighed = beyond(words, [actor_name(record, candidate) for candidate in note.candidates])
        told.append(f"“{words}”" + (f" perhaps {either(weighed)}" if weighed else ""))
    field, reason = notes[0].field, notes[0].reason
    return f"{_FIELDS.get(field, field)} ({'; '.join(told)}): {REASONS.get(reason, reason)}."


def _actor_of(record: Record, note: Note) -> str:
    actor: Actor | None = record.actor(note.subject)
    return f" of {actor.name}" if actor else ""
