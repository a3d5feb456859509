"""Every page of the workbench.

A page is a module with `SCREENS`; naming it here puts it at its addresses and, where it has a label, into the
navigation, in this order.
"""

from typing import Final

from onrecord.web.pages import actor, article, audit, events, login, network, read, review, search, versions
from onrecord.web.screen import Screen

SCREENS: Final[tuple[Screen, ...]] = (
    *read.SCREENS,
    *search.SCREENS,
    *actor.SCREENS,
    *audit.SCREENS,
    *events.SCREENS,
    *network.SCREENS,
    *review.SCREENS,
    *article.SCREENS,
    *versions.SCREENS,
    *login.SCREENS,
)
