"""Who answers for the accused, and what each of their statements is to the charge?

Takes a charge, whoever is accused and the report; yields the statements by or for the accused that deny or answer it,
and says of a silence whether it is theirs. Leaves alone who is accused.
"""

from collections.abc import Iterator, Set

from onrecord.codebook import Codebook
from onrecord.records import Act, ActorKind, Reply, Span, Statement, words_of
from onrecord.replying.accused.accused import Accused
from onrecord.replying.answers.as_told import Report, Silent, Told, heard_in
from onrecord.replying.answers.offices import speaks_for
from onrecord.replying.answers.pleas import Cases, answers_it
from onrecord.replying.answers.spoken_for import NEAR, Outer, by_or_for
from onrecord.replying.answers.taking_up import Place, reply_to
from onrecord.replying.wordings import WORD, names_in
from onrecord.resting.stems import stems


def names_of(report: Report, found: Accused) -> frozenset[str]:
    """The words by which the accused is named, without the surname of somebody else, if any are left then."""
    called = [report.actors[one].name for one in found.actors if one in report.actors]
    called += [span.of(report.text) for span in found.words]
    names = names_in(" ".join(name for name in called if not _is_of_a_place(name, report.codebook)))
    others = frozenset(one for one in names if report.bearers.get(one, set()) - set(found.actors))
    return names - others or names


def _is_of_a_place(name: str, codebook: Codebook) -> bool:
    """Whether words tell by its capitals where somebody is from: "Losk man", whom "Losk police" do not speak for."""
    before, _, behind = name.partition(" of ")
    return not behind and before.split()[-1:] != [] and before.split()[-1] in codebook.heads.person


def officers(report: Report, found: Accused) -> frozenset[str]:
    """The statements of which the source is an office of the one accused, or a lawyer who speaks of a client."""
    told = (one for one in report.told.values() if not one.statement.parent)
    return frozenset(
        one.statement.id
        for one in told
        if _in_office(report, found, one.source, one.statement.speaker) or _for_a_client(report, one)
    )


def _for_a_client(report: Report, one: Told) -> bool:
    source, said = one.source.lower(), words_of(one.statement.content, report.text).lower()
    lawyer = not report.codebook.replies.lawyers.isdisjoint(WORD.findall(source))
    return lawyer and not report.codebook.replies.clients.isdisjoint(WORD.findall(said))


def replies_to(
    report: Report,
    outer: Outer,
    charged: Told,
    found: Accused,
    names: frozenset[str],
    officers: Set[str],
    known: Cases,
) -> Iterator[tuple[Reply, Statement]]:
    """What each statement of the accused is to the accusation, of those that do not speak of other things.

    `officers` are the statements of offices of the one party that is accused at all, `known` the cases of which pleas
    are. Whoever has begun to answer goes on in the same paragraph, however far that is from the charge.
    """
    parties = stems(" ".join(names | charged.called | charged.named))
    shares = stems(words_of(charged.statement.content, report.text)) - parties
    answering: int | None = None
    for one in by_or_for(report, outer, charged, found, names, officers):
        if one.statement.act is not Act.DENY and _holds(one.statement, charged.statement):
            continue  # "Okello said that he had been accused of it": he tells of the charge
        after = one.place > charged.place
        # A headline stands for its lead.
        near = after and (one.paragraph - max(charged.paragraph, 1) <= NEAR or one.paragraph == answering)
        place = Place.CLOSE if near else Place.AFTER if after else Place.BEFORE
        if after and one.paragraph == charged.paragraph:
            place = Place.NEXT
        if charged.statement.id not in report.own.get(one.statement.id, {charged.statement.id}):
            place = Place.ELSEWHERE
        heard = heard_in(report, one.statement)
        if heard.plea and not answers_it(report, _stretch(one.statement), charged, found, known):
            continue
        reply = reply_to(report.text, charged.statement, shares, heard, report.codebook, place)
        if reply is not None:
            answering = one.paragraph
            yield reply, one.statement


def _stretch(one: Statement) -> Span:
    spans = (*one.cue, *one.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _holds(outer: Statement, charge: Statement) -> bool:
    """Whether a statement tells of a charge in its content."""
    first = next(iter((*charge.cue, *charge.content)), None)
    return first is not None and any(span.covers(first) for span in outer.content)


def is_theirs(
    report: Report, charge: Told, found: Accused, names: frozenset[str], silent: Silent, *, sole: bool
) -> bool:
    """Whether it is the accused who would not answer: named or described, or the one body that it can be."""
    silence = silent.silence
    if not silent.mentioned.isdisjoint(found.actors):
        return True
    cue = (*charge.statement.cue, *charge.statement.content)[0]
    if (
        silence.reply is Reply.DENIED
        and silence.party.lower() in report.codebook.sources.pronouns
        and silence.span.covers(cue)
    ):
        return True  # "was accused of it, which he denies"
    if names & names_in(silence.party) or stems(words_of(found.words, report.text)) & stems(silence.party):
        return True
    if not sole or silence.span.start <= charge.place:
        return False
    return _is_body(report, found, silence.party) or _in_office(report, found, silence.party, None)


def _in_office(report: Report, found: Accused, words: str, speaker: str | None) -> bool:
    """Whether words are those of an office of the one accused."""
    accused = [report.actors[one] for one in found.actors if one in report.actors]
    return len(accused) == 1 and speaks_for(words, report.actors.get(speaker or ""), accused[0], report.codebook)


def _is_body(report: Report, found: Accused, before: str) -> bool:
    """Whether "the company" or "the government" before a refusal is of the kind that the one accused is."""
    heads = report.codebook.heads
    words = {ActorKind.ORGANISATION: heads.organisation, ActorKind.STATE: heads.state}
    kinds = [actor.kind for one in found.actors if (actor := report.actors.get(one)) is not None]
    subject = before.lower().split()[:2]
    return subject[:1] == ["the"] and any(subject[-1] in words.get(kind, ()) for kind in kinds if kind)
