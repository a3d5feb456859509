"""Speech that is itself an event: a promise, a threat, a demand, a refusal, made of the deed that it speaks of.

Takes the tellings of a sentence; yields further ones, and gives those that a verb of speech tells of already the type,
the mode and the parties that the deed asks for. Leaves alone whether the deed itself happened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.codebook.events import QUADS, Effect, EventBook, Line
from onrecord.finding.events.parties.agents import is_agent
from onrecord.finding.events.parties.antecedents import PRONOUNS
from onrecord.finding.events.speech.accused_doers import give_accused
from onrecord.finding.events.speech.threats import is_in_store, threats
from onrecord.finding.events.standing.governors import governor, tellers
from onrecord.finding.events.standing.standing import of_clause
from onrecord.finding.events.telling import FIRST_PERSON, Party, Telling, as_parties
from onrecord.finding.events.triggers.frames import is_perfect, only_calls
from onrecord.grammar import Clause, Form, Parsed

_YIELDING = frozenset({"CONCEDE", "RETREAT"})
_CONFLICT = frozenset({"material conflict"})
_GIVING = frozenset({"verbal cooperation", "material cooperation"})
_ANNOUNCED = ("promis", "pledg", "vow", "decid", "announc", "resolv", "plan")
_MUST = frozenset({"must", "should", "ought", "need"})
# Who tells what others will do, and speaks for none of them.
_ONLOOKERS = frozenset({"press", "media", "newspaper", "newspapers", "paper", "papers", "report", "reports"})
_ONLOOKERS |= frozenset({"journalist", "journalists", "analyst", "analysts", "observers", "experts", "forecasters"})
_SELF_WILL = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "'d", "’d"})
_THREATENED = {
    "SANCTION": "relations",
    "COERCE": "restrict",
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "PROTEST": None,
}
WILLING = frozenset({"willing", "ready", "prepared"})


def speech_events(parsed: Parsed, told: list[Telling], book: EventBook) -> list[tuple[Telling, Effect]]:
    """Every event that speech makes of a deed, with the effect of the words it stands under itself."""
    give_accused(parsed, told, book)
    vengeful = threats(parsed, told, book)
    derived = _of_deeds(parsed, told, book)
    taken = {one.clause.number for one in (*told, *(one for one, _ in derived)) if one.clause is not None}
    # A threat is made by being said.
    return [*derived, *((one, Effect.FACT) for one in vengeful), *_bare_speech(parsed, taken, book)]


def _of_deeds(parsed: Parsed, told: list[Telling], book: EventBook) -> list[tuple[Telling, Effect]]:
    """Events that a promise, a threat, a demand or a refusal makes of the deed it speaks of.

    Where the governing verb tells of an event already, that one is given the type and the recipients that the deed
    asks for.
    """
    by_clause = {one.clause.number: one for one in told if one.clause is not None}
    derived: list[tuple[Telling, Effect]] = []
    for one in list(told):
        if one.clause is None:
            _noun_under_verb(parsed, one, by_clause, book)
            continue
        over = _governor_of(parsed, one.clause)
        asked = by_clause.get(over.number) if over is not None and one.clause.link == "to" else None
        if asked is not None and "directed" in asked.line.frame and asked.recipients:
            one.actors = asked.recipients  # "Wants the mayor to resign"
        complement = governor(parsed, over, book) if over is not None else None
        if (
            over is not None
            and complement is not None
            and complement.speech is not None
            and not only_calls(parsed, over)
            and one.clause.link in ("to", "that", "ing", "of", "for", "from")
        ):
            type_ = _type_of(complement.speech, one, parsed.lower[over.group.head])
            if over.number in by_clause:
                _retarget(parsed, by_clause[over.number], one, type_)
            elif type_ is not None and not is_in_store(one.clause, over, type_):
                derived.append((_made(over, one, type_), of_clause(parsed, over, book).effect))
        elif (made := _modal(parsed, one, over, book)) is not None:
            derived.append(made)
    return derived


# Who is told of a willingness that has no event of its own behind it, so that no line of the vocabulary fits.
_BARE = Line(order=-1, type="AGREE")


def _bare_speech(parsed: Parsed, taken: set[int], book: EventBook) -> list[tuple[Telling, Effect]]:
    """ "Is willing to send experts", "said Brenn must act": an offer and a demand, whatever they are about."""
    found: list[tuple[Telling, Effect]] = []
    for clause in parsed.clauses:
        over = parsed.over(clause)
        if over is None or clause.number in taken or not any(is_agent(parsed, one, book) for one in over.subject):
            continue
        made = Telling(
            line=_BARE,
            type="AGREE",
            mode=None,
            trigger=(over.group.head,),
            actors=as_parties(over.subject),
            recipients=as_parties(clause.behind("to", "with")),
            clause=clause,
            spoken=True,
        )
        if clause.link == "to" and parsed.lower[over.group.head] in WILLING and over.number not in taken:
            found.append((made, of_clause(parsed, over, book).effect))
        elif (
            clause.link == "that"
            and _is_demanded(parsed, clause, over, book)
            and any(is_agent(parsed, one, book) for one in clause.subject)
        ):
            whom = as_parties(clause.subject)
            made = replace(made, type="REQUEST", trigger=(clause.group.start,), recipients=whom, spoken=False)
            found.append((made, of_clause(parsed, over, book).effect))
    return found


def _is_demanded(parsed: Parsed, clause: Clause, over: Clause, book: EventBook) -> bool:
    """Whether somebody says that others must do something: "said Brenn must act", not "said they must"."""
    group = clause.group
    return (
        group.modal in _MUST
        and not (group.passive or group.negated or is_perfect(parsed, clause))
        and bool(over.subject and clause.subject)
        and parsed.lower[clause.subject[0].head] not in PRONOUNS
        and _tells(parsed, over, book)
    )


def _tells(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    complement = governor(parsed, clause, book)
    return complement is not None and complement.effect is Effect.TOLD


def _governor_of(parsed: Parsed, clause: Clause) -> Clause | None:
    """The verb that a clause hangs on, through "and"."""
    seen = 0
    while clause.link == "and" and clause.over is not None and seen < 5:
        clause, seen = parsed.clauses[clause.over], seen + 1
    return parsed.over(clause)


def _type_of(speech: str, deed: Telling, word: str) -> str | None:
    """What a promise is, by what is promised, and not to do it is the reverse; other speech keeps its type."""
    if speech != "AGREE":
        return speech
    if deed.clause is not None and deed.clause.group.negated:
        kind = QUADS[deed.type]
        return "AGREE" if kind in _CONFLICT else "REJECT" if kind in _GIVING else None
    if deed.type in _YIELDING:
        # To be willing to give way is AGREE in the field's own examples; to announce that one will is CONCEDE.
        return "CONCEDE" if word.startswith(_ANNOUNCED) else "AGREE"
    if QUADS[deed.type] in _CONFLICT:
        return "AGREE" if word.startswith(("agree", "offer")) else "THREATEN"
    if QUADS[deed.type] == "verbal conflict":
        return None
    return "AGREE"


def _retarget(parsed: Parsed, speech: Telling, deed: Telling, type_: str | None) -> None:
    if speech.type == "AGREE" and type_ in ("CONCEDE", "THREATEN"):
        speech.type, speech.mode = type_, _mode_of(type_, deed)
    if speech.type == "THREATEN" and speech.mode is None:
        speech.mode = _THREATENED.get(deed.type)
    if not speech.recipients or (
        speech.type in ("AGREE", "CONCEDE", "REJECT") and all(_is_thing(parsed, one) for one in speech.recipients)
    ):
        speech.recipients = _others(
            speech.actors, (*deed.recipients, *(deed.actors if speech.type == "REQUEST" else ()))
        )
    # "Demanded that the editor be freed": he is not to free anybody; an army that is put on alert acts itself.
    asked = [one for one in speech.recipients if one not in deed.recipients or deed.type == "MOBILIZE"]
    if speech.type == "REQUEST" and asked and not _has_own_doer(parsed, deed):
        deed.actors = speech.recipients
    if speech.type == "ACCUSE" and speech.recipients and deed.clause is not None and deed.clause.link != "that":
        deed.actors = speech.recipients


def _has_own_doer(parsed: Parsed, deed: Telling) -> bool:
    """Whether a deed that is asked for is told with who is to do it: "demanded that Brenn leave"."""
    told = deed.clause is not None and deed.clause.link == "that" and not deed.clause.group.passive
    return told and bool(deed.actors) and all(parsed.lower[one.end - 1] not in PRONOUNS for one in deed.actors)


def _is_thing(parsed: Parsed, party: Party) -> bool:
    return not any(
        parsed.words[at].text[0].isupper() and parsed.tags[at] in ("NNP", "NNPS", "JJ")
        for at in range(party.start, party.end)
    )


def _others(actors: Sequence[Party], parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(one for one in parties if one not in actors))


def _made(over: Clause, deed: Telling, type_: str) -> Telling:
    subject = as_parties(over.subject)
    recipients = deed.recipients
    if type_ == "REQUEST":
        recipients = as_parties(over.objects[:1]) or deed.actors
    return replace(
        deed,
        type=type_,
        mode=_mode_of(type_, deed),
        trigger=(over.group.head,),
        actors=subject,
        recipients=_others(subject, recipients),
        clause=over,
        phrase=None,
    )


def _modal(parsed: Parsed, deed: Telling, over: Clause | None, book: EventBook) -> tuple[Telling, Effect] | None:
    """A promise, a threat or a refusal of who would do it ("said it will not meet"); "Brenn must leave" is a demand.

    Where nobody is said to speak, a "will" is the report's own word for what is planned, and no speech of anybody's.
    """
    clause = deed.clause
    if clause is None or not _may_be_said(parsed, clause):
        return None
    told = over if over is not None and clause.link in ("that", "beside") and _tells(parsed, over, book) else None
    if told is not None and _is_demanded(parsed, clause, told, book):
        actors, recipients = as_parties(told.subject), as_parties(clause.subject)
        made = replace(deed, type="REQUEST", mode=None, actors=actors, recipients=recipients)
    elif clause.group.modal not in _SELF_WILL or clause.group.passive or deed.line.swap:
        return None  # "he will serve nine years": that is done to him
    elif told is not None and any(parsed.lower[one.head] in _ONLOOKERS for one in told.subject):
        return None  # "The press said Brook would resign": he has promised nothing
    elif not (told or _is_said(parsed, clause, book)):
        return None
    elif clause.group.negated:
        if not QUADS[deed.type].endswith("cooperation"):
            return None
        made = replace(deed, type="REJECT", mode=None, recipients=_others(deed.actors, deed.recipients))
    else:
        type_ = _type_of("AGREE", deed, parsed.lower[over.group.head] if over is not None else "")
        if type_ is None or (type_ == "THREATEN" and not _hostile(deed)):
            return None
        made = replace(deed, type=type_, mode=_mode_of(type_, deed))
    effect = of_clause(parsed, told, book).effect if told is not None else Effect.FACT
    return replace(made, trigger=(clause.group.start,), spoken=True), effect


def _may_be_said(parsed: Parsed, clause: Clause) -> bool:
    """Whether a modal may be a speaker's own word: not in a condition, nor of what may have been."""
    return (
        clause.group.form is Form.FINITE
        and clause.group.modal is not None
        and clause.marker is None
        and clause.link != "relative"
        and parsed.lower[clause.group.start] != "to"  # a headline's plan, which nobody has promised
        and not is_perfect(parsed, clause)
    )


def _mode_of(type_: str, deed: Telling) -> str | None:
    """The mode of a threat, by what is threatened; a promise has none."""
    return _THREATENED.get(deed.type) if type_ == "THREATEN" else None


def _hostile(deed: Telling) -> bool:
    """Whether the plain announcement of a deed threatens somebody: police may be sent to a place to help there.

    A march is no harm to anybody, and harm to nobody in particular no threat.
    """
    if deed.type == "MOBILIZE":
        return deed.clause is not None and any(prep == "against" for prep, _ in deed.clause.preps)
    if deed.type == "PROTEST":
        return deed.mode != "demo"
    return bool(_others(deed.actors, deed.recipients))


def _is_said(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether somebody is said to say a clause: by a verb behind it ("..., the mayor said"), or as "we" and "I" do."""
    if any(parsed.lower[phrase.head] in FIRST_PERSON for phrase in clause.subject):
        return True
    return bool(tellers(parsed, clause, book))


def _noun_under_verb(parsed: Parsed, deed: Telling, by_clause: dict[int, Telling], book: EventBook) -> None:
    """ "Demanded a withdrawal from Veska": who is asked is who would withdraw."""
    for clause in parsed.clauses:
        if deed.phrase not in clause.objects and not any(deed.phrase is one for _, one in clause.preps):
            continue
        speech = by_clause.get(clause.number)
        complement = governor(parsed, clause, book)
        if speech is not None and complement is not None and complement.speech is not None:
            type_ = _type_of(complement.speech, deed, parsed.lower[clause.group.head])
            if speech.type == "AGREE" and type_ in ("CONCEDE", "THREATEN"):
                speech.type = type_
            if not speech.recipients or all(
                one.start <= (deed.phrase.head if deed.phrase else -1) < one.end for one in speech.recipients
            ):
                speech.recipients = _others(speech.actors, (*deed.actors, *deed.recipients))
