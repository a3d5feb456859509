"""What stands behind a verb: its objects, and the phrases behind its prepositions.

Takes a sentence and a clause; fills in the clause up to the next verb or the end of it. Leaves what stands before.
"""

from onrecord.grammar.described import end_of_description
from onrecord.grammar.parsed import ADVERBS, MARKERS, NOMINATIVES, RELATIVES, Clause, Parsed, says
from onrecord.grammar.phrases import TIME, Phrase
from onrecord.grammar.verbs import Form

_MARKS = frozenset({",", ":", ";", "--", "-", "–", "—", "(", ")"})


def look_behind(parsed: Parsed, clause: Clause) -> None:
    """Objects and prepositions up to the next verb group or the end of the clause."""
    at = clause.group.end
    prep: str | None = None
    joined = False
    while at < len(parsed.tags):
        tag, word = parsed.tags[at], parsed.lower[at]
        phrase = parsed.phrase(at)
        if phrase is not None:
            if word in NOMINATIVES or (_subject_ahead(parsed, phrase, prep) and not _closes(parsed, clause)):
                break
            if prep is not None:
                clause.preps.append((prep, phrase))
            elif not clause.preps or joined:
                clause.objects.append(phrase)
            else:
                break
            listed = joined and parsed.lower[phrase.start - 1] == ","
            at, joined = phrase.end, False
            if (further := _further(parsed, phrase, listed)) is not None:
                joined, at = True, further
                continue
            if (
                at < len(parsed.tags)
                and parsed.lower[at] in ("and", "or", ",", "&")
                and parsed.phrase(at + 1) is not None
                and parsed.lower[at + 1] not in NOMINATIVES
            ):
                if parsed.lower[at] == "," and not _list_goes_on(parsed, at):
                    break
                joined, at = True, at + 1
                continue
            prep = None
            continue
        if parsed.group_at[at] is not None or word in (";", ":") or tag in RELATIVES or tag in ("WRB",):
            break
        if _about(parsed, at):
            # "killed around ten": no preposition, but part of the number.
            at += 1
            continue
        if tag == TIME:
            # What stands behind "on Monday" is not on it; "in Monday's raid" is in the raid.
            # So it is "in the May 2019 raid".
            first = at
            while parsed.tags[first - 1] == TIME:
                first -= 1
            into = parsed.tags[at + 1 : at + 2] == ("POS",) or parsed.tags[first - 1] in ("DT", "PRP$", "POS")
            prep = prep if into else None
        elif tag in ("IN", "TO") or (tag == "RP" and parsed.phrase(at + 1)):
            if (word in MARKERS and word not in ("as", "since", "after", "before", "until")) or word == "that":
                break
            if word in ("after", "before", "since", "until", "as") and _clause_ahead(parsed, at):
                break
            prep = word
        elif tag in ("CC",):
            break
        elif word in _MARKS and (word == ")" or not _preposition(parsed, at + 1)):
            # "shelled, among others, Veska": only prepositions go on behind a comma.
            break
        at += 1
    clause.end = at


def _further(parsed: Parsed, phrase: Phrase, listed: bool) -> int | None:
    """Where the next of a list begins, behind somebody's age or town, or behind the comma before its "and"."""
    at = end_of_description(parsed, phrase)
    if at > phrase.end and parsed.lower[at : at + 1] == (",",) and parsed.phrase(at + 1) is not None:
        return at + 1 if _list_goes_on(parsed, at) else None
    if at == phrase.end and not (listed and parsed.lower[at : at + 1] == (",",)):
        return None
    at += parsed.lower[at : at + 2] == (",", "and")
    last = parsed.phrase(at + 1) if parsed.lower[at : at + 1] == ("and",) else None
    goes_on = last is not None and parsed.lower[at + 1] not in NOMINATIVES and not _subject_ahead(parsed, last, None)
    return at + 1 if goes_on else None


def _about(parsed: Parsed, at: int) -> bool:
    return parsed.lower[at] in ("around", "about", "over", "nearly") and parsed.tags[at + 1 : at + 2] == ("CD",)


def _preposition(parsed: Parsed, at: int) -> bool:
    return at < len(parsed.tags) and parsed.tags[at] == "IN" and parsed.lower[at] not in MARKERS


def _list_goes_on(parsed: Parsed, at: int) -> bool:
    """Whether a comma stands in a list that ends with "and": "Arlia, Brenn and Cordia".

    Where a verb follows, they are its subject: "shelled the port, Arlia and Brenn said".
    """
    last = _end_of_list(parsed, at)
    return last is not None and not _subject_ahead(parsed, last, None)


def _end_of_list(parsed: Parsed, at: int) -> Phrase | None:
    """The phrase behind the "and" of the list that goes on at a comma."""
    following = parsed.phrase(at + 1)
    while following is not None and (end := end_of_description(parsed, following)) < len(parsed.tags):
        mark = parsed.lower[end]
        if mark in ("and", "or"):
            return parsed.phrase(end + 1)
        if mark != ",":
            return None
        if parsed.lower[end + 1 : end + 2] in (("and",), ("or",)):
            return parsed.phrase(end + 2)
        following = parsed.phrase(end + 1)
    return None


def _subject_ahead(parsed: Parsed, phrase: Phrase, prep: str | None) -> bool:
    """Whether a phrase is the subject of the next clause: "said the army left"."""
    if prep is not None:
        return False
    at = phrase.end
    chained = True
    while chained:
        while at < len(parsed.tags) and (parsed.tags[at] in ADVERBS or parsed.tags[at] == TIME):
            at += 1
        chained = (
            at + 1 < len(parsed.tags)
            and parsed.tags[at] == "IN"
            and parsed.lower[at] in ("of", "in", "from", "on", "for")
            and parsed.phrase(at + 1) is not None
        )
        if chained:
            at = parsed.phrases[parsed.phrase_at[at + 1] or 0].end
    following = parsed.clause(at)
    return (
        following is not None
        and following.group.form is Form.FINITE
        and following.group.start == at
        and parsed.tags[at] != "VBN"
    )


def _closes(parsed: Parsed, clause: Clause) -> bool:
    """Whether the next verb is that of the sentence: "the men who shelled the port were held".

    So in a relative clause before which no verb tells, unless its own verb is one of speech ("who said the army left").
    """
    start = clause.group.start
    if start < 1 or parsed.tags[start - 1] not in RELATIVES or says(parsed, clause):
        return False
    return not any(one.group.form is Form.FINITE for one in parsed.clauses if one.group.end < start)


def _clause_ahead(parsed: Parsed, at: int) -> bool:
    """Whether a finite verb comes behind a conjunction before any mark: "after the army left"."""
    for place in range(at + 1, min(at + 14, len(parsed.tags))):
        if parsed.lower[place] in _MARKS:
            return False
        clause = parsed.clause(place)
        if clause is not None:
            return clause.group.form is Form.FINITE
    return False
