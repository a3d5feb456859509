"""Which phrase is the party that is accused? A name beside "the suspect", the man and not the lawyer behind "for".

Takes a parsed sentence and a phrase or a clause; yields the phrase for somebody who could answer a charge. Leaves alone
whether anybody is accused.
"""

from collections.abc import Sequence

from onrecord.codebook.charging import ChargeBook
from onrecord.finding.events import is_agent, of_clause, plain
from onrecord.grammar import BE, NAMES, NOMINATIVES, Clause, Form, Parsed, Phrase

# "The suspect, Ivo Sarr": marks that set a name beside a noun.
_BESIDE = frozenset((",", "--", "-", "–", "—", ":"))
_NOBODY = frozenset(("nobody", "none", "no", "nothing", "who", "which", "that", "there", "anyone", "anybody", "it"))
_SOME = frozenset(("a", "an", "two", "three", "four", "five", "six"))
# What stands behind these may be where somebody is, and not who.
_OF_PLACES = (("in",), ("at",), ("near",), ("from",), ("on",), ("outside",))
# "My client pleaded not guilty": whoever says so speaks for them.
_OWN = frozenset(("my", "our"))
# What somebody does in a court, or before it: what stands next to "accused of" there is where they do it.
_APPEARS = frozenset(("appear", "appeared", "appearing", "appears", "arrived", "went", "gone", "sat", "stood", "stand"))
_IN_COURT = frozenset(("court", "dock", "judge", "justice", "magistrate", "magistrates", "trial", "tribunal"))
# "4 Quay Street, Losk, Arlia".
_LINES_OF_AN_ADDRESS = 3
# Words with which no phrase begins for somebody who is accused.
NOT_THEM = _NOBODY | _OWN


def subject_of(parsed: Parsed, clause: Clause, book: ChargeBook) -> list[Phrase]:
    """The subject of a verb: right before a participle ("a lawyer for a man accused of"), else as word order has it."""
    near = parsed.phrase(clause.group.start - 1)
    by_order = clause.link == "relative" and clause.group.form is Form.PARTICIPLE
    # "Wrote to the mill and the council how he was accused": what can be nothing else is the subject.
    found = [near] if near is not None and (by_order or parsed.lower[near.head] in NOMINATIVES) else clause.subject
    if not found and clause.link == "beside" and clause.group.form is Form.PARTICIPLE:
        found = _who_follows(parsed, clause)
    found = _named_before_who(parsed, clause) or _who_appears(parsed, clause, found) or found
    return [_back_to_the_party(parsed, one, book) for one in found]


def _who_follows(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """Of whom a participle tells that begins a sentence: "Charged with theft, Ivo Sarr fled"."""
    over = parsed.over(clause)
    behind = over.subject if over is not None and over.group.start > clause.group.end else []
    return [one for one in behind if parsed.lower[one.start - 1 : one.start] == (",",) and one.start > clause.group.end]


def _who_appears(parsed: Parsed, clause: Clause, beside: Sequence[Phrase]) -> list[Phrase]:
    """Who appears in court accused of something, and not the place `beside` it: "appeared at Losk Court accused of"."""
    place = any(parsed.lower[one.start - 1 : one.start] in (*_OF_PLACES, ("before",)) for one in beside)
    if clause.group.form is not Form.PARTICIPLE or not place:
        return []
    before = [one for one in parsed.clauses if one.group.end <= clause.group.start and one.subject]
    over = next((one for one in reversed(before) if parsed.lower[one.group.head] in _APPEARS), None)
    between = parsed.lower[over.group.end : clause.group.start] if over is not None else ()
    return over.subject if over is not None and not _IN_COURT.isdisjoint(between) and "and" not in between else []


def _named_before_who(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """The name that "who" stands behind, though another noun could be meant: "an inquiry into Ivo Sarr, who lied"."""
    who = clause.group.start - 1
    if clause.link != "relative" or parsed.lower[who : who + 1] != ("who",):
        return []
    name = parsed.phrase(who - 2 if parsed.lower[who - 1] == "," else who - 1)
    if name is None or parsed.tags[name.head] not in NAMES:
        return []
    # "The mayor of Losk, who lied".
    return [] if parsed.lower[name.start - 1 : name.start] in (*_OF_PLACES, ("of",)) else [name]


def _back_to_the_party(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> Phrase:
    """A phrase, or the party that it only describes: "Ada Brook, 62, of Ellery,", "people of another faith"."""
    before = phrase.start - 1
    if parsed.lower[before : before + 1] in (("of",), ("from",)) and parsed.lower[before - 1 : before] == (",",):
        owner = parsed.phrase(before - 2)
        return _back_to_the_party(parsed, owner, book) if owner is not None else phrase
    if all(parsed.tags[at] == "CD" for at in range(phrase.start, phrase.end)):
        owner = parsed.phrase(before - 1) if parsed.lower[before] == "," else None
        return owner or phrase
    if before > 0 and leads(parsed, before) and not is_party(parsed, phrase, book):
        owner = parsed.phrase(before - 1)
        return owner if owner is not None and is_party(parsed, owner, book) else phrase
    return _known_as(parsed, phrase) or _lives_there(parsed, phrase, book) or phrase


def _known_as(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """Who is only called so: the woman in "a woman identified as a witness is accused"."""
    named = parsed.clause(phrase.start - 2) if parsed.lower[phrase.start - 1 : phrase.start] == ("as",) else None
    if named is None or parsed.tags[named.group.head] not in ("VBN", "VBD") or named.objects:
        return None
    return named.subject[0] if len(named.subject) == 1 else None


def _lives_there(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> Phrase | None:
    """Whose address a phrase ends: "Ada Brook of Tarn, Ohio,", "Ivo Sarr (19) of 4 Quay Street, Losk,".

    Not "the mayor of Losk, Ivo Sarr,", where what stands behind the comma is the name.
    """
    at = phrase.start
    for _ in range(_LINES_OF_AN_ADDRESS):
        line = parsed.phrase(at - 2) if at > 1 and parsed.lower[at - 1] == "," else None
        if line is None or line.end != at - 1 or parsed.tags[line.head] not in NAMES:
            break
        at = line.start
    if at < 2 or parsed.lower[at - 1] not in ("of", "from"):
        return None
    end = at - 2
    if parsed.lower[end] == ")" and parsed.tags[end - 1] == "CD":
        end -= 3
    owner = parsed.phrase(end) if end >= 0 else None
    if owner is None or parsed.tags[owner.head] not in NAMES or parsed.tags[phrase.head] not in NAMES:
        return None
    office = parsed.lower[owner.head] in book.events.codebook.naming.titles
    # "The Bank of Losk, Arlia" is one name.
    return None if office or parsed.lower[owner.start] in ("the", "a", "an") else owner


def led_to(parsed: Parsed, clause: Clause) -> Phrase | None:
    """Whom "which" or "whom" stands for before a verb with a subject of its own: "the mill, which the league sued"."""
    near = parsed.phrase(clause.group.start - 1)
    if near is None or parsed.lower[near.start - 1 : near.start] not in (("which",), ("whom",)):
        return None
    at = near.start - 2
    return parsed.phrase(at - 1 if parsed.lower[at] == "," else at)


def doer_inside(parsed: Parsed, phrase: Phrase, hedge: int, book: ChargeBook) -> Phrase | None:
    """Whose deed it is by the words of its phrase: "Okello's alleged fraud", "alleged police violence"."""
    if phrase.owner is not None:
        return phrase.owner
    inner = [at for at in range(hedge + 1, phrase.head) if parsed.lower[at] in book.events.agents]
    return Phrase(inner[0], inner[0] + 1, inner[0]) if inner else None


def leads(parsed: Parsed, at: int) -> bool:
    return parsed.tags[at] in ("IN", "TO")


def is_party(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> bool:
    """Whether a phrase stands for somebody who could answer: "he" may, "a lack of pilots" may not."""
    head = parsed.lower[phrase.head]
    # "Brenn Condemns Terrorist Attacks": a headline's capitals make no name of what was done.
    done = head in book.deeds and head not in book.events.agents and head not in book.wrongdoers
    if parsed.lower[phrase.start] in _NOBODY or done:
        return False
    nouns = (book.suspects, book.wrongdoers, book.events.agents)
    known = any(head in known for known in nouns) or parsed.tags[phrase.head] in ("PRP", *NAMES)
    return known or (parsed.words[phrase.head].text[0].isupper() and is_agent(parsed, phrase, book.events))


def is_known(parsed: Parsed, phrase: Phrase, book: ChargeBook, *, described: bool = False) -> bool:
    """Whether a phrase is for somebody who can be told from others, and not the speaker: "the gunman", not "a man".

    With `described` a description is enough.
    """
    head = parsed.lower[phrase.head]
    if described and parsed.lower[phrase.start] in _SOME:
        return True
    return parsed.lower[phrase.start] == "the" or head not in (*book.unknown, "i", "we", "you", "it")


def with_name_beside(parsed: Parsed, who: Sequence[Phrase], book: ChargeBook) -> list[Phrase]:
    """Parties, a suspect by the name beside it where it has one."""
    named = (
        named_beside(parsed, one, book) if parsed.lower[one.head] in book.suspects else _named_before(parsed, one)
        for one in who
    )
    return [one for phrase, beside in zip(who, named, strict=True) for one in (beside or [phrase])]


def _named_before(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    """The name that a phrase describes: "Ivo Sarr, a clerk accused of", not "in Losk, a clerk accused of"."""
    if parsed.lower[phrase.start] not in ("a", "an", "the") or parsed.lower[phrase.start - 1 : phrase.start] != (",",):
        return []
    name = parsed.phrase(phrase.start - 2)
    if name is None or parsed.tags[name.head] not in NAMES:
        return []
    return [] if parsed.lower[name.start - 1 : name.start] in _OF_PLACES else [name]


def with_those_included(parsed: Parsed, who: Sequence[Phrase]) -> list[Phrase]:
    """Parties, and the names that are said to be among them: "two clerks, including Ivo Sarr"."""
    found = list(who)
    for one in who:
        at = one.end
        while parsed.lower[at : at + 1] == (",",):
            at += 1
        among = parsed.phrase(at + 1) if parsed.lower[at : at + 1] == ("including",) else None
        if among is not None and parsed.tags[among.head] in NAMES and among not in found:
            found.append(among)
    return found


def listed_behind(parsed: Parsed, start: int) -> list[Phrase]:
    """The names of a list behind a colon: "were charged: Ivo Sarr, 23; Ada Brook, 18"; none where it is no list."""
    colon = next((at for at in range(start, len(parsed.lower)) if parsed.lower[at] == ":"), None)
    found: list[Phrase] = []
    at = colon
    while at is not None:
        at += 1
        while parsed.lower[at : at + 1] in (("and",), (",",)):
            at += 1
        phrase = parsed.phrase(at)
        if phrase is None or parsed.tags[phrase.head] not in NAMES:
            break
        found.append(phrase)
        at = next((mark for mark in range(phrase.end, len(parsed.lower)) if parsed.lower[mark] == ";"), None)
    return found if len(found) > 1 else []


def named_beside(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> list[Phrase]:
    """Whoever a noun is said to be: the name in apposition behind it or before, the subject of "is"."""
    before = _past(parsed, phrase.start - 1, -1)
    name = parsed.phrase(before) if before < phrase.start - 1 else None
    # "Sought by the guard as a suspect", "in Losk, one suspect": that is who seeks, and where.
    taken_for = parsed.lower[phrase.start - 1] == "as" and parsed.lower[before + 1 : before + 2] == ("as",)
    alone = name is not None and not leads(parsed, name.start - 1)
    if (
        name is not None
        and parsed.tags[name.head] in NAMES
        and (alone or (taken_for and parsed.lower[name.start - 1] != "by"))
    ):
        return [_lives_there(parsed, name, book) or name]
    if _is_spoken_for(parsed, phrase, book):
        return []
    behind = phrase.end
    # "A suspect in the killing -- Ivo Sarr".
    while behind + 1 < len(parsed.lower) and parsed.tags[behind] == "IN" and parsed.phrase(behind + 1) is not None:
        behind = parsed.phrases[parsed.phrase_at[behind + 1] or 0].end
    beside = _past(parsed, behind, 1)
    dashed = behind == phrase.end or (parsed.lower[behind : behind + 1] or (",",))[0] != ","
    name = parsed.phrase(beside) if beside > behind and dashed else None
    if name is not None and parsed.tags[name.head] in NAMES:
        return [name]
    return _subjects_of_be(parsed, phrase, book)


def _is_spoken_for(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> bool:
    """Whether the name behind may be that of a lawyer or a relative: "counsel for the accused, Ada Brook, said"."""
    if parsed.lower[phrase.start - 1 : phrase.start] not in (("for",), ("of",)):
        return False
    codebook = book.events.codebook
    return parsed.lower[phrase.start - 2] in codebook.replies.lawyers | codebook.sources.relations


def _past(parsed: Parsed, at: int, step: int) -> int:
    """The first place from one on that holds no mark that sets a name beside a noun."""
    marks = _BESIDE if step > 0 else (*_BESIDE, "as")
    while 0 <= at < len(parsed.lower) and parsed.lower[at] in marks:
        at += step
    return at


def _subjects_of_be(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> list[Phrase]:
    """Whoever "is" what a phrase says; nothing where somebody is not."""
    for clause in parsed.clauses:
        is_so = parsed.lower[clause.group.head] in BE and phrase in clause.objects
        if is_so and plain(of_clause(parsed, clause, book.events).effect):
            return [one for one in clause.subject if is_party(parsed, one, book)]
    return []
