"""What stands before a verb: its subject, and what it hangs on.

Takes a sentence whose clauses have their objects; fills in subject, governing clause, noun or conjunction. Where two
readings are possible it takes the nearer one.
"""

from onrecord.grammar.described import described_by
from onrecord.grammar.going_on import with_another_doer, with_bare_form
from onrecord.grammar.parsed import ADVERBS, MARKERS, NOMINATIVES, RELATIVES, Clause, Parsed, says
from onrecord.grammar.phrases import NAMES, TIME, Phrase
from onrecord.grammar.verbs import Form

_QUOTES = frozenset("\"“”‘’``''")
# Behind this many words an inserted phrase is no insertion.
_LONGEST_INSERT = 28


def look_before(parsed: Parsed, clause: Clause) -> None:
    match clause.group.form:
        case Form.FINITE:
            _finite(parsed, clause)
        case Form.INFINITIVE:
            _infinitive(parsed, clause)
        case Form.ING | Form.PARTICIPLE:
            _participle(parsed, clause)


def _last(parsed: Parsed, before: int, *, finite: bool = False) -> Clause | None:
    """The nearest verb group that ends before a word."""
    for at in range(before - 1, -1, -1):
        clause = parsed.clause(at)
        if clause is not None and clause.group.end <= before and (not finite or clause.group.form is Form.FINITE):
            return clause
    return None


def _back(parsed: Parsed, at: int) -> int:
    """Step back over adverbs, times and quotation marks."""
    while at >= 0 and (
        parsed.tags[at] in ADVERBS
        or _is_time(parsed, at)
        or parsed.lower[at] in _QUOTES
        or (parsed.lower[at] == "on" and _is_time(parsed, at + 1))
    ):
        at -= 1
    return at


def _is_time(parsed: Parsed, at: int) -> bool:
    """Whether a word is a time, or the number of a day beside its month: "on 3 May"."""
    beside = parsed.tags[max(at - 1, 0) : at + 2] if parsed.tags[at : at + 1] == ("CD",) else ()
    return parsed.tags[at : at + 1] == (TIME,) or TIME in beside


def _finite(parsed: Parsed, clause: Clause) -> None:
    at = _back(parsed, clause.group.start - 1)
    before = _last(parsed, clause.group.start)
    said = before is not None or any(parsed.lower[place] in _QUOTES for place in range(clause.group.start))
    if at >= 0 and parsed.lower[at] in (",", "?", "!") and said and says(parsed, clause) and clause.objects:
        # "..., said the minister": the words before are what is said, and the speaker stands behind.
        clause.subject, clause.objects = clause.objects, []
        clause.over, clause.link = (before.number if before else None), "beside"
        return
    if at >= 0 and parsed.lower[at] in (",", ")", "-", "--", "–", "—"):
        comma, at = at, _over_insert(parsed, at)
        if before is not None and _goes_on_behind(parsed, before, comma, at):
            before = with_another_doer(parsed, clause, before)
            clause.subject, clause.over, clause.link = list(before.subject), before.number, "and"
            return
    if at < 0:
        return
    word, tag = parsed.lower[at], parsed.tags[at]
    if tag in RELATIVES or (word == "that" and _ends_phrase(parsed, at - 1) and parsed.phrase_at[at] is None):
        clause.link = "relative"
        antecedent = _phrase_before(parsed, at)
        if antecedent is not None and word in _SOMEBODY:
            antecedent = described_by(parsed, antecedent) or _town_of(parsed, antecedent) or antecedent
        clause.subject = _described(parsed, antecedent, clause, at) if antecedent else []
        over = _last(parsed, at)
        clause.over = over.number if over else None
        return
    if word == "that" and parsed.phrase(at) is None:
        at -= 1
    phrase = parsed.phrase(at)
    if phrase is None:
        inner = parsed.clause(at)
        if inner is not None and inner.link == "relative" and inner.group.form is Form.PARTICIPLE and inner.subject:
            clause.subject = list(inner.subject)  # "the order issued Monday banned the march"
            _hang(parsed, clause, inner.subject[0].start - 1)
        else:
            _shared(parsed, clause, at)
        return
    described = _end_of_relative(parsed, clause, phrase)
    if described is not None:
        whole = described.subject
        clause.subject = _chain(parsed, whole[0]) if len(whole) == 1 else list(whole)
        _hang(parsed, clause, min(one.start for one in clause.subject) - 1)
        return
    subject = _chain(parsed, phrase)
    if _shares_with_verb(parsed, subject, phrase):
        subject = [phrase]
    clause.subject = subject
    _hang(parsed, clause, min(one.start for one in subject) - 1)


def _goes_on_behind(parsed: Parsed, before: Clause, comma: int, at: int) -> bool:
    """Whether a comma parts two verbs of one subject: "entered a shop, grabbed a knife and ran".

    No lone comma stands between a subject and its verb.
    """
    last = parsed.phrase(at)
    if parsed.lower[comma] != "," or last is None or last.end != comma or before.group.form is not Form.FINITE:
        return False
    behind = last in before.objects or before.leads(last) is not None
    return behind and bool(before.subject) and before.link != "beside"


def _end_of_relative(parsed: Parsed, clause: Clause, phrase: Phrase) -> Clause | None:
    """The relative clause that ends right before a verb: "the men who left Veska attacked"."""
    inner = _last(parsed, clause.group.start)
    last = inner
    while inner is not None and inner.link == "and" and inner.over is not None:
        inner = parsed.clauses[inner.over]  # "the men who left Veska and took Tarn attacked"
    joined = inner is not last
    while (
        inner is not None
        and inner.link not in ("relative", "")
        and inner.over is not None
        and inner.group.form is not Form.FINITE
    ):
        inner = parsed.clauses[inner.over]
    if (
        inner is None
        or inner.link != "relative"
        or not inner.subject
        or phrase.start < inner.group.end
        or says(parsed, inner)
    ):
        return None
    between = range(last.group.end if joined and last is not None else inner.group.end, clause.group.start)
    if any(parsed.lower[at] in (",", "that", ";", ":", "and", "but") or parsed.lower[at] in MARKERS for at in between):
        return None
    return inner


def _over_insert(parsed: Parsed, at: int) -> int:
    """The word before an insertion between commas: "Arlia, which lost Veska, agreed"."""
    opening = {")": "("}.get(parsed.lower[at], parsed.lower[at])
    for start in range(at - 1, max(at - _LONGEST_INSERT, -1), -1):
        if parsed.lower[start] == opening:
            inside = [parsed.clause(place) for place in range(start + 1, at)]
            joins = parsed.tags[start + 1] == "CC"
            relative = _is_relative(parsed, start + 1) or parsed.tags[start + 1] in ("VBN", "VBG", "IN", "WP$")
            finite = any(one is not None and one.group.form is Form.FINITE for one in inside)
            spoken = _is_aside(parsed, start + 1, at)
            ends = parsed.phrase(start - 1)
            if not joins and (relative or spoken or not finite) and ends is not None:
                town = _town_of(parsed, ends) if parsed.lower[start + 1] in _SOMEBODY else None
                return _over_age(parsed, start - 1) if town is None else town.end - 1
            return _back(parsed, at - 1)
    return _back(parsed, at - 1)


def _is_aside(parsed: Parsed, start: int, end: int) -> bool:
    """Whether nothing but who tells it stands between two commas: "the rebels, officials said, attacked"."""
    first = parsed.phrase(start)
    inside = {one.number: one for place in range(start, end) if (one := parsed.clause(place)) is not None}
    if first is None or len(inside) != 1:
        return False
    clause = next(iter(inside.values()))
    return says(parsed, clause) and first in clause.subject and not clause.objects


def _over_age(parsed: Parsed, at: int) -> int:
    """The word before somebody's age, where it ends there: "Ada Brook, 62, of Tarn, left"."""
    age = parsed.tags[at] == "CD" and parsed.lower[at - 1 : at] == (",",)
    return at - 2 if age and parsed.phrase(at - 2) is not None else at


def _is_relative(parsed: Parsed, at: int) -> bool:
    """Whether a relative clause begins here: "who left", "all of whom left", "some of which fell"."""
    part = parsed.lower[at + 1 : at + 2] == ("of",) and parsed.tags[at + 2 : at + 3] != ()
    return parsed.tags[at + 2 if part else at] in RELATIVES


def _ends_phrase(parsed: Parsed, at: int) -> bool:
    return at >= 0 and parsed.phrase_at[at] is not None


def _phrase_before(parsed: Parsed, at: int) -> Phrase | None:
    place = at - 1
    while place >= 0 and (
        parsed.lower[place] in (",", "of", "in", "for", "to", "with", "by") or parsed.lower[place] in _QUOTES
    ):
        place -= 1
    return parsed.phrase(place)


def _town_of(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The town that a name only places, of which somebody is: "Ada Brook of Tarn, Ohio, who", "a clerk in Tarn, Ohio".

    Two names behind an office may be its holder's: "the mayor of Tarn, Ada Brook, who".
    """
    town = parsed.phrase(phrase.start - 2) if parsed.lower[phrase.start - 1 : phrase.start] == (",",) else None
    if town is None or parsed.lower[town.start - 1 : town.start] not in _OF_A_TOWN:
        return None
    whose = parsed.phrase(town.start - 2)
    both = all(parsed.tags[at] in NAMES for one in (town, phrase) for at in range(one.start, one.end))
    if whose is None or not both:
        return None
    return town if parsed.tags[whose.head] in NAMES or phrase.end - phrase.start == 1 else None


def _in_town(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """Who is in the town that a phrase names: "a clerk in Tarn, backed by the guild"."""
    inside = parsed.lower[phrase.start - 1 : phrase.start] in (("in",), ("near",))
    return parsed.phrase(phrase.start - 2) if inside and parsed.tags[phrase.head] in NAMES else None


_OF_A_TOWN = (("of",), ("from",), ("in",), ("near",))


def _described(parsed: Parsed, phrase: Phrase, clause: Clause, at: int) -> list[Phrase]:
    """Whom a relative clause or a participle describes that begins at `at`, right behind a phrase.

    "The lawyer of a man who left" is about the man. A name needs no such clause ("the camp in Tarn that fell"), a verb
    tells one from many ("the head of the miners who was shot"), and behind a comma the whole may be meant.
    """
    inner = phrase.start > 1 and parsed.tags[phrase.start - 1] in ("IN", "TO")
    outer = parsed.phrase(phrase.start - 2) if inner else None
    named = all(parsed.tags[place] in NAMES for place in range(phrase.start, phrase.end))
    if named and outer is not None and parsed.lower[at] in _SOMEBODY and parsed.lower[phrase.start - 1] in _TO_SOMEBODY:
        return [phrase]  # "granted bail to Ada Brook, who": names have a "who" as well
    if outer is None or parsed.lower[at - 1] == ",":
        return _chain(parsed, phrase)
    many, told = parsed.tags[phrase.head] in ("NNS", "NNPS"), parsed.lower[clause.group.start]
    if named or (many and told in _OF_ONE) or (told in _OF_MANY and parsed.tags[phrase.head] == "NN"):
        return _described(parsed, outer, clause, at)
    return [phrase]


_TO_SOMEBODY = frozenset({"to", "with", "by", "against", "for"})
_SOMEBODY = frozenset({"who", "whom", "whose"})
_OF_ONE = frozenset({"was", "is", "has"})
_OF_MANY = frozenset({"were", "are", "have"})


def _chain(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    """The whole phrase that ends here: back over "of", and over "and" in a list; the first are the heads."""
    phrase = described_by(parsed, phrase) or phrase
    at = phrase.start - 1
    if (
        at >= 1
        and parsed.tags[at] in ("IN", "TO")
        and parsed.lower[at] not in MARKERS
        and parsed.lower[at] not in ("that", "against")
    ):
        head = parsed.phrase(at - 1)
        if head is not None:
            return _chain(parsed, head)
        # "Rebels loyal to Orsk": back over the adjective too.
        head = parsed.phrase(at - 2) if parsed.tags[at - 1] == "JJ" and parsed.phrase_at[at - 1] is None else None
        if head is not None and head.end == at - 1:
            return _chain(parsed, head)
    joined = [phrase]
    if parsed.tags[phrase.head] == "PRP" and parsed.lower[phrase.head] in NOMINATIVES:
        return joined  # "at night and they left" joins two clauses
    while at >= 1 and parsed.lower[at] in ("and", "or", ",", "&"):
        place = at - 1 if parsed.lower[at] in ("and", "or", "&") and parsed.lower[at - 1] == "," else at
        if parsed.lower[at] == "," and len(joined) < 2:
            break
        other = parsed.phrase(place - 1)
        if other is None:
            break
        other = described_by(parsed, other) or other
        joined.insert(0, other)
        at = other.start - 1
    own = _without_objects(parsed, joined)
    if len(own) < len(joined):
        return own
    # "Towns such as Tarn and Veska fell": they are named beside what they are examples of.
    many = parsed.phrase(at - 2) if parsed.lower[max(at - 1, 0) : at + 1] == ("such", "as") else None
    if many is not None:
        whole = _chain(parsed, many)
        return [many, *joined] if whole == [many] else whole
    if len(joined) > 1 and at >= 1 and parsed.tags[at] == "IN" and parsed.lower[at] in ("of", "from", "in", "between"):
        head = parsed.phrase(at - 1)
        if head is not None:
            return _chain(parsed, head)
    return joined


def _without_objects(parsed: Parsed, subject: list[Phrase]) -> list[Phrase]:
    """A list without what an earlier verb has before its comma: "shelled the port, Arlia and Brenn said"."""
    for number in range(len(subject) - 1, 0, -1):
        before = subject[number - 1]
        taken = any(before in one.objects or one.leads(before) is not None for one in parsed.clauses)
        if taken and parsed.lower[before.end] == ",":
            return subject[number:]
    return subject


def _shares_with_verb(parsed: Parsed, subject: list[Phrase], phrase: Phrase) -> bool:
    """Whether the first of a list is an object: "visited Veska and the army left" joins two clauses."""
    if len(subject) < 2 or subject[0] is phrase:
        return False
    before = parsed.clause(_back(parsed, subject[0].start - 1))
    return (
        before is not None and parsed.lower[phrase.start - 1] in ("and", "but", "or", ",") and not says(parsed, before)
    )


def _shared(parsed: Parsed, clause: Clause, at: int) -> None:
    """A verb with no subject of its own shares that of the verb before: "met and agreed"."""
    before = _last(parsed, clause.group.start, finite=True)
    if parsed.tags[at] == "CC" or parsed.lower[at] in (",", "then"):
        near = _last(parsed, clause.group.start)
        if near is not None and near.group.form is not Form.FINITE and parsed.tags[clause.group.start] == "VB":
            before = near
    if before is None:
        # "Said the minister": nothing stands before.
        return
    before = _whoever_said_it(parsed, clause, before) or with_another_doer(parsed, clause, before)
    clause.subject = list(before.subject)
    clause.over, clause.link = before.number, "and"


def _whoever_said_it(parsed: Parsed, clause: Clause, before: Clause) -> Clause | None:
    """The verb of saying that a verb goes on from, over what is said: "He said they had won and urged them to rest".

    A plain past goes on from no "would", and what people do who speak goes on from no "had", which is told as earlier.
    """
    over = parsed.clauses[before.over] if before.link == "that" and before.over is not None else None
    if over is None or over.group.form is not Form.FINITE or clause.group.form is not Form.FINITE:
        return None
    comma = any(parsed.lower[at] == "," for at in range(max(clause.group.start - 2, 0), clause.group.start))
    if parsed.lower[over.group.head] in _DENIES and not comma:
        return None  # "denied that they had met and accused him": both are denied
    plain = parsed.tags[clause.group.start] == "VBD" and clause.group.start == clause.group.head
    first = parsed.lower[before.group.start]
    speaks = first == "had" and parsed.lower[clause.group.head] in _SPEAKERS_DO
    return over if plain and over.subject and (first in _WOULD or speaks) else None


_DENIES = frozenset({"denied", "denies", "deny", "disputed"})
_WOULD = frozenset({"would", "could", "might"})
_SPEAKERS_DO = frozenset({
    "accused", "appealed", "called", "condemned", "demanded", "pledged", "praised", "promised", "thanked", "urged",
    "vowed", "warned",
})  # fmt: skip


def _hang(parsed: Parsed, clause: Clause, at: int) -> None:
    """What a finite clause with its own subject hangs on."""
    while at >= 0 and (parsed.lower[at] in _QUOTES or parsed.tags[at] in ADVERBS or parsed.tags[at] == TIME):
        at -= 1
    before = _last(parsed, min([clause.group.start, *(one.start for one in clause.subject)]))
    # Back over a phrase in front of the subject ("that in Veska the army"), to find the conjunction.
    for place in range(at, -1, -1):
        word = parsed.lower[place]
        if word in MARKERS and parsed.tags[place] in ("IN", "WRB", "RB"):
            clause.marker, clause.link = word, "adverbial"
            clause.over = before.number if before else None
            return
        if word == "that" and parsed.tags[place] in ("IN", "WDT", "DT"):
            clause.link = "that"
            noun = parsed.phrase(place - 1)
            if noun is not None and (before is None or before.group.end <= noun.start):
                clause.noun = noun
            clause.over = before.number if before and before.group.end <= place else None
            _join_that(parsed, clause, place)
            return
        if parsed.tags[place] in RELATIVES:
            clause.link = "relative"
            clause.over = before.number if before else None
            return
        if parsed.clause(place) is not None:
            clause.over = before.number if before else None
            clause.link = "that" if place == at or parsed.lower[at] != "," else "and"
            return
        if parsed.tags[place] == "CC" or word in (";", ":", ","):
            clause.over = before.number if before else None
            clause.link = "and" if parsed.tags[place] == "CC" or word != "," else ("beside" if before else "")
            return
    clause.over = None


def _join_that(parsed: Parsed, clause: Clause, that: int) -> None:
    """A second "that" hangs where the first does: "demanded that he be dismissed and that they recognise the guild"."""
    if parsed.tags[that - 1] != "CC":
        return
    over = parsed.over(clause)
    while over is not None and over.link != "that":
        over = parsed.clauses[over.over] if over.over is not None and over.over < over.number else None
    if over is not None:
        clause.over, clause.noun = over.over, over.noun


def _infinitive(parsed: Parsed, clause: Clause) -> None:
    at = _back(parsed, clause.group.start - 1)
    before = _last(parsed, clause.group.start)
    if before is None and parsed.phrase(at) is None:
        return
    clause.link = "to"
    if (
        at >= 0
        and (parsed.tags[at] == "CC" or parsed.lower[at] == ",")
        and before is not None
        and before.group.form in (Form.INFINITIVE, Form.FINITE)
    ):
        bare = parsed.tags[clause.group.start] == "VB"
        before = with_bare_form(parsed, before) if bare else before
        if before.group.form is Form.INFINITIVE or bare:
            clause.link, clause.over, clause.subject = "and", before.number, list(before.subject)
            return
    clause.over = before.number if before else None
    noun = parsed.phrase(at)
    if before is not None and before.group.end - 1 == at:
        clause.subject = list(before.subject)
    elif noun is not None:
        clause.noun = noun
        if noun.owner is not None:
            clause.subject = [noun.owner]
        elif before is not None and (noun in before.objects or not before.objects):
            clause.subject = list(before.subject)
    elif before is not None:
        clause.subject = list(before.subject)


def _participle(parsed: Parsed, clause: Clause) -> None:
    at = _back(parsed, clause.group.start - 1)
    before = _last(parsed, clause.group.start)
    clause.over = before.number if before else None
    if at < 0:
        finite = [one for one in parsed.clauses if one.number > clause.number and one.group.form is Form.FINITE]
        # "Asked by the mayor if he would go, Brook said": the sentence's own verb stands behind the comma.
        comma = next((place for place in range(clause.group.end, len(parsed.lower)) if parsed.lower[place] == ","), 0)
        following = next((one for one in finite if one.group.start > comma), next(iter(finite), None))
        clause.over, clause.link = (following.number if following else None), "beside"
        return
    word, tag = parsed.lower[at], parsed.tags[at]
    if tag in ("IN", "TO") or word in MARKERS:
        clause.link, clause.marker = (
            (word if tag in ("IN", "TO") else "ing"),
            (word if word in MARKERS or word == "without" else None),
        )
        noun = parsed.phrase(at - 1)
        if noun is not None and (before is None or noun.start >= before.group.end):
            clause.noun = noun
        clause.subject = list(before.subject) if before else []
    elif tag == "CC" and before is not None:
        clause.link, clause.subject = "and", list(before.subject)
    elif word == "," and before is not None:
        main = _last(parsed, clause.group.start, finite=True) or before
        clause.over, clause.link, clause.subject = main.number, "beside", list(main.subject)
    elif word == "," and clause.group.passive and (noun := parsed.phrase(at - 1)) is not None:
        # "Brook, accused of theft, left": nothing but the noun stands before.
        clause.link, clause.subject = "relative", [described_by(parsed, noun) or _in_town(parsed, noun) or noun]
    elif (noun := parsed.phrase(at)) is not None:
        clause.link = "relative"
        clause.subject = _described(parsed, noun, clause, at + 1) if clause.group.form is Form.PARTICIPLE else [noun]
        if clause.group.form is Form.PARTICIPLE and len(clause.subject) > 1:
            clause.subject = [noun]
    elif before is not None:
        clause.link, clause.subject = "ing", list(before.subject)
