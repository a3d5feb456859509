"""Do all in a report stand on one side?

Takes a report's voices, its actors, and its accusations with their answers. Leaves open what nothing tells.
"""

from collections.abc import Collection, Sequence

from onrecord.records import Accusation, Act, Actor, Reply, Statement, Voice


def heard(voices: Sequence[Voice], actors: Sequence[Actor]) -> frozenset[str]:
    """The actors who have a word in a report: those who speak, and whoever may be the same, or the body they speak for.

    A headline's "mayor" may be the mayor who speaks below, though nothing settles it.
    """
    speak = {voice.speaker for voice in voices if voice.speaker}
    roles = [role for one in actors if one.id in speak for role in one.roles]
    held = {words.casefold() for role in roles for words in (role.organisation, role.title) if words}
    return frozenset(speak | {one.id for one in actors if one.name.casefold() in held})


def is_contradicted(statements: Sequence[Statement], charges: Sequence[Accusation]) -> bool:
    """Whether somebody who accuses nobody denies what no accusation tells: another side has a word on something.

    >>> from dataclasses import replace
    >>> from onrecord.records import Manner, Span
    >>> plain = Statement(id="stm_2", content=(Span(0, 4),), manner=Manner.INDIRECT, confidence=1)
    >>> said = replace(plain, speaker="act_2", act=Act.DENY)
    >>> charge = Accusation(statement="stm_1", accuser="act_1", reply=Reply.NONE)
    >>> is_contradicted([said], [charge]), is_contradicted([said], [replace(charge, accuser="act_2")])
    (True, False)
    """
    accusers = {charge.accuser for charge in charges}
    answers = {answer for charge in charges for answer in charge.answers}
    denials = (one for one in statements if one.act is Act.DENY and one.parent is None and one.id not in answers)
    return any(one.speaker not in accusers for one in denials)


def one_sided(
    voices: int, charges: Sequence[Accusation], heard: Collection[str] = (), *, contradicted: bool = False
) -> bool | None:
    """Whether all stand on one side: one voice, or parties accused of whom none has a word, an answer or another.

    `voices` is how many speak who are settled or described, `heard` are the actors who have a word. Where it is open
    who is accused, or what somebody denies, those who have no word may have one.

    >>> def charge(reply): return Accusation(statement="stm_1", accuser=None, accused=("act_1",), reply=reply)
    >>> one_sided(1, []), one_sided(3, [charge(Reply.DECLINED)]), one_sided(3, [charge(Reply.DENIED)])
    (True, True, False)
    >>> one_sided(3, []) is None, one_sided(1, [charge(Reply.DENIED)]), one_sided(3, [charge(Reply.NONE)], {"act_1"})
    (True, False, False)
    >>> one_sided(3, [charge(Reply.NONE), charge(None)]), one_sided(3, [charge(Reply.NONE)], contradicted=True)
    (None, None)
    """
    # Where a mere deed is condemned, nobody could have a word.
    against = [charge for charge in charges if charge.accused or charge.accused_words]
    replies = [charge.reply for charge in against if charge.reply is not None]
    # An accuser who stays open is counted as no voice, and is one all the same.
    if any(reply in (Reply.DENIED, Reply.ANSWERED) for reply in replies):
        return False
    if voices == 1:
        return True
    if any(one in heard for charge in against for one in charge.accused):
        return False
    is_open = contradicted or any(charge.reply is None and charge.repeats is None for charge in charges)
    return True if replies and voices and not is_open else None
