"""Do all in a report stand on one side?

Takes how many voices it has, and its accusations with their answers. Leaves open what nothing tells.
"""

from collections.abc import Sequence

from onrecord.records import Accusation, Reply


def one_sided(voices: int, charges: Sequence[Accusation]) -> bool | None:
    """Whether all stand on one side: one voice, or parties accused of whom none has a word.

    >>> def charge(reply): return Accusation(statement="stm_1", accuser=None, accused=("act_1",), reply=reply)
    >>> one_sided(1, []), one_sided(3, [charge(Reply.DECLINED)]), one_sided(3, [charge(Reply.DENIED)])
    (True, True, False)
    >>> one_sided(3, []) is None, one_sided(1, [charge(Reply.DENIED)])
    (True, False)
    """
    # Where a mere deed is condemned, nobody could have a word.
    against = (charge for charge in charges if charge.accused or charge.accused_words)
    replies = [charge.reply for charge in against if charge.reply is not None]
    # An accuser who stays open is counted as no voice, and is one all the same.
    if any(reply in (Reply.DENIED, Reply.ANSWERED) for reply in replies):
        return False
    if voices == 1:
        return True
    return True if replies and voices else None
