"""Do all in a report stand on one side?

Takes a report's voices, its actors, and its accusations with their answers. Leaves open what nothing tells.
"""

from collections.abc import Collection, Sequence

from onrecord.records import Accusation, Actor, Reply, Voice


def heard(voices: Sequence[Voice], actors: Sequence[Actor]) -> frozenset[str]:
    """The actors who have a word in a report: those who speak, and whoever may be the same, or the body they speak for.

    A headline's "mayor" may be the mayor who speaks below, though nothing settles it.
    """
    speak = {voice.speaker for voice in voices if voice.speaker}
    roles = [role for one in actors if one.id in speak for role in one.roles]
    held = {words.casefold() for role in roles for words in (role.organisation, role.title) if words}
    return frozenset(speak | {one.id for one in actors if one.name.casefold() in held})


def one_sided(voices: int, charges: Sequence[Accusation], heard: Collection[str] = ()) -> bool | None:
    """Whether all stand on one side: one voice, or parties accused of whom none has a word, an answer or another.

    `voices` is how many speak who are settled or described, `heard` are the actors who have a word.

    >>> def charge(reply): return Accusation(statement="stm_1", accuser=None, accused=("act_1",), reply=reply)
    >>> one_sided(1, []), one_sided(3, [charge(Reply.DECLINED)]), one_sided(3, [charge(Reply.DENIED)])
    (True, True, False)
    >>> one_sided(3, []) is None, one_sided(1, [charge(Reply.DENIED)]), one_sided(3, [charge(Reply.NONE)], {"act_1"})
    (True, False, False)
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
    return True if replies and voices else None
