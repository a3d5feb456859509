"""What stands behind a verb: its objects, and the phrases behind its prepositions.

Takes a sentence and a clause; fills in the clause up to the next verb or the end of it. Leaves what stands before.
"""

from onrecord.grammar.closed import MARKERS, NOMINATIVES
from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.groups.verbs import Form
from onrecord.grammar.parsed import Clause, Parsed, says
from onrecord.grammar.relations.described import end_of_description
from onrecord.grammar.tags import ADVERBS, RELATIVES, TIME

_MARKS = frozenset({",", ":", ";", "--", "-", "–", "—", "(", ")"})
_JOINS = (("and",), ("or",), (",",), ("&",))
# Conjunctions that lead to a phrase as well: "after the raid".
_ALSO_PREPOSITIONS = frozenset({"as", "since", "after", "before", "until"})


def look_behind(parsed: Parsed, clause: Clause) -> None:
    """Fill in objects and prepositions up to the next verb group or the end of the clause.

    >>> from onrecord.grammar import read
    >>> clause = read("Rebels shelled the port and a mill in Tarn after the army left.").clauses[0]
    >>> len(clause.objects), [prep for prep, _ in clause.preps]
    (2, ['in'])
    """
    at = clause.group.end
    prep: str | None = None
    joined = False
    while at < len(parsed.tags):
        phrase = parsed.phrase(at)
        if phrase is None:
            if _ends(parsed, at):
                break
            prep = _leading(parsed, at, prep)
            at += 1
            continue
        if _begins_clause(parsed, clause, phrase, at, prep):
            break
        if prep is not None:
            clause.preps.append((prep, phrase))
        elif not clause.preps or joined:
            clause.objects.append(phrase)
        else:
            break
        following = _next_of_list(parsed, phrase, joined and parsed.lower[phrase.start - 1] == ",")
        joined = following is not None
        at = phrase.end if following is None else following
        prep = prep if joined else None
    clause.end = at


def _ends(parsed: Parsed, at: int) -> bool:
    """Whether a word that stands in no phrase ends what belongs to a verb."""
    tag, word = parsed.tags[at], parsed.lower[at]
    if parsed.group_at[at] is not None or word in (";", ":") or tag in RELATIVES or tag == "WRB":
        return True
    if _about(parsed, at) or tag == TIME:
        return False
    if _leads(parsed, at):
        if word in _ALSO_PREPOSITIONS:
            return _clause_ahead(parsed, at)
        return word in MARKERS or word == "that"
    # "Shelled, among others, Veska": only prepositions go on behind a comma.
    return tag == "CC" or (word in _MARKS and (word == ")" or not _preposition(parsed, at + 1)))


def _leading(parsed: Parsed, at: int, prep: str | None) -> str | None:
    """The preposition that leads to what stands behind a word, from the one that led to the word itself."""
    if _about(parsed, at):
        return prep  # "killed around ten": no preposition, but part of the number
    if parsed.tags[at] == TIME:
        # What stands behind "on Monday" is not on it; "in Monday's raid" is in the raid.
        # So it is "in the May 2019 raid".
        first = at
        while parsed.tags[first - 1] == TIME:
            first -= 1
        into = parsed.tags[at + 1 : at + 2] == ("POS",) or parsed.tags[first - 1] in ("DT", "PRP$", "POS")
        return prep if into else None
    return parsed.lower[at] if _leads(parsed, at) else prep


def _leads(parsed: Parsed, at: int) -> bool:
    """Whether a word may be a preposition: "in Tarn", "up the hill"."""
    return parsed.tags[at] in ("IN", "TO") or (parsed.tags[at] == "RP" and parsed.phrase(at + 1) is not None)


def _begins_clause(parsed: Parsed, clause: Clause, phrase: Phrase, at: int, prep: str | None) -> bool:
    """Whether a phrase is no object but the subject of what follows."""
    if parsed.lower[at] in NOMINATIVES:
        return True
    return _subject_ahead(parsed, phrase, prep) and not _closes(parsed, clause)


def _next_of_list(parsed: Parsed, phrase: Phrase, listed: bool) -> int | None:
    """Where the next of a list begins, behind its "and" or its comma; None where the list ends."""
    if (further := _further(parsed, phrase, listed)) is not None:
        return further
    at = phrase.end
    if parsed.lower[at : at + 1] not in _JOINS or parsed.phrase(at + 1) is None or parsed.lower[at + 1] in NOMINATIVES:
        return None
    return at + 1 if parsed.lower[at] != "," or _list_goes_on(parsed, at) else None


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
    """Whether the next verb is that of the sentence: "the men who shelled the port were held", "men shelling it were".

    So in a relative clause, or one with a participle, whose noun begins a clause: no verb tells before it, or a
    conjunction leads to it ("as men who shelled the port fled"). Not so where its own verb is one of speech ("who said
    the army left").
    """
    start = clause.group.start
    if start < 1 or says(parsed, clause):
        return False
    relative = parsed.tags[start - 1] in RELATIVES
    noun = parsed.phrase(start - 2 if relative and start > 1 else start - 1)
    if not relative and (clause.group.form is not Form.ING or noun is None):
        return False
    if noun is not None and noun.start > 0 and parsed.lower[noun.start - 1] in MARKERS:
        return True
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
