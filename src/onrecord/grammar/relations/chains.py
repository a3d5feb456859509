"""Which phrases make up the whole phrase that ends somewhere: "the mayor of Tarn", "Arlia, Brenn and Cordia"?

Takes a sentence and the last noun phrase; yields the phrases whose heads stand for the whole: back over "of", and each
of a list. Leaves alone what an earlier verb has before its comma, and a pronoun that begins a clause.
"""

from onrecord.grammar.closed import MARKERS, NOMINATIVES
from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.parsed import Parsed
from onrecord.grammar.relations.described import described_by
from onrecord.grammar.tags import ADVERBS, NAMES

_JOINS = frozenset({"and", "or", "&"})
# Behind these a list belongs to the noun before: "the mayors of Tarn and Veska".
_LEAD_TO_LIST = frozenset({"of", "from", "in", "between", "on", "against"})
# What a phrase of its own begins with, and a verb of many.
_DETERMINERS = frozenset({"DT", "CD", "PRP$"})
_MANY = (("are",), ("were",), ("have",))


def chain(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    """The whole phrase that ends here: back over "of", and over "and" in a list; the first are the heads.

    >>> from onrecord.grammar import read
    >>> def heads(text: str) -> list[str]:
    ...     parsed = read(text)
    ...     return [parsed.lower[one.head] for one in chain(parsed, parsed.phrases[-1])]
    >>> heads("The mayors of Tarn and Veska left."), heads("Arlia, Brenn and Cordia left.")
    (['mayors'], ['arlia', 'brenn', 'cordia'])
    >>> heads("Engineers from across Arlia left."), heads("Brook went to Veska for the feast.")
    (['engineers'], ['feast'])
    >>> heads("She shelled the port, Arlia and Brenn said."), heads("In Tarn, shops and mills burned.")
    (['arlia', 'brenn'], ['shops', 'mills'])
    >>> heads("The aunt of a nun, two guards and a cook were held."), heads("The death of a nun and a cook was told.")
    (['aunt', 'guards', 'cook'], ['death'])
    """
    phrase = described_by(parsed, phrase) or phrase
    led_by = _led_by(parsed, phrase.start - 1)
    if led_by is not None:
        return chain(parsed, led_by)
    joined = _joined(parsed, phrase)
    own = _without_objects(parsed, joined)
    at = joined[0].start - 1
    if len(own) < len(joined) or (len(joined) == 1 and _is_nominative(parsed, phrase)):
        return own
    # "Towns such as Tarn and Veska fell": they are named beside what they are examples of.
    many = parsed.phrase(at - 2) if parsed.lower[max(at - 1, 0) : at + 1] == ("such", "as") else None
    if many is not None:
        whole = chain(parsed, many)
        return [many, *joined] if whole == [many] else whole
    if len(joined) > 1 and at >= 1 and parsed.tags[at] == "IN" and parsed.lower[at] in _LEAD_TO_LIST:
        head = parsed.phrase(at - 1)
        if head is not None:
            if _only_places(parsed, head):
                return joined[1:]
            return [*chain(parsed, head), *(joined[1:] if _is_in_list(parsed, head, joined) else ())]
    return joined


def _led_by(parsed: Parsed, at: int) -> Phrase | None:
    """The phrase before a preposition that ends here: "the mayor" of "the mayor of"."""
    leads = at >= 1 and parsed.tags[at] in ("IN", "TO") and parsed.lower[at] not in MARKERS
    if not leads or parsed.lower[at] == "that":
        return None
    if at > 1 and parsed.tags[at - 1] == "IN" and parsed.lower[at - 1] == "from":
        at -= 1  # "engineers from across Arlia"
    head = parsed.phrase(at - 1)
    if head is not None:
        return None if parsed.lower[at] == "for" and _is_led_name(parsed, head) else head
    # "Rebels loyal to Orsk": back over the adjective too.
    head = parsed.phrase(at - 2) if parsed.tags[at - 1] == "JJ" and parsed.phrase_at[at - 1] is None else None
    return head if head is not None and head.end == at - 1 else None


def _is_led_name(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a name stands behind a preposition: what comes for is not Veska's in "came to Veska for a feast"."""
    led = phrase.start > 0 and parsed.tags[phrase.start - 1] in ("IN", "TO")
    return led and all(parsed.tags[at] in NAMES for at in range(phrase.start, phrase.end))


def _joined(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    """The phrases of the list that ends with this one."""
    joined = [phrase]
    if _is_nominative(parsed, phrase):
        return joined  # "at night and they left" joins two clauses
    at = phrase.start - 1
    while at >= 1 and (parsed.lower[at] in _JOINS or parsed.lower[at] == ","):
        place = at - 1 if parsed.lower[at] in _JOINS and parsed.lower[at - 1] == "," else at
        if parsed.lower[at] == "," and len(joined) < 2:
            break
        other = parsed.phrase(place - 1)
        if other is None or (parsed.lower[place] == "," and (_opens(parsed, other) or _only_places(parsed, other))):
            break
        joined.insert(0, described_by(parsed, other) or other)
        at = joined[0].start - 1
    return joined


def _opens(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a preposition that opens the sentence leads to a phrase: "In Tarn, shops and mills were burned"."""
    return phrase.start == 1 and parsed.tags[0] == "IN"


def _only_places(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase says what the place is that opens the sentence: "In Tarn, the capital, shops and mills were"."""
    placed = parsed.phrase(phrase.start - 2) if parsed.lower[phrase.start - 1 : phrase.start] == (",",) else None
    return placed is not None and parsed.lower[phrase.head] in parsed.lexicon.places and _opens(parsed, placed)


def _is_in_list(parsed: Parsed, head: Phrase, joined: list[Phrase]) -> bool:
    """Whether a noun is itself the first of the list behind its "of", for it is one and the verb is of many.

    "The aunt of a nun, two guards and a cook were held", but "the aunt of two nuns and a cook was".
    """
    at = joined[-1].end
    while at < len(parsed.tags) and parsed.tags[at] in ADVERBS:
        at += 1
    own = parsed.tags[joined[1].start] in _DETERMINERS or parsed.tags[joined[1].head] == "NNS"
    return own and parsed.tags[head.head] in ("NN", "NNP") and parsed.lower[at : at + 1] in _MANY


def _is_nominative(parsed: Parsed, phrase: Phrase) -> bool:
    return parsed.tags[phrase.head] == "PRP" and parsed.lower[phrase.head] in NOMINATIVES


def _without_objects(parsed: Parsed, subject: list[Phrase]) -> list[Phrase]:
    """A list without what an earlier verb has before its comma: "shelled the port, Arlia and Brenn said"."""
    for number in range(len(subject) - 1, 0, -1):
        before = subject[number - 1]
        taken = any(before in one.objects or one.leads(before) is not None for one in parsed.clauses)
        if taken and parsed.lower[before.end] == ",":
            return subject[number:]
    return subject
