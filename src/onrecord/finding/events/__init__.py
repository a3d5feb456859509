"""What is done, by whom and to whom, and how far it is vouched for.

`happenings` goes through a text and asks the rooms: `triggers`, which words tell of a deed; `parties`, who is in it;
`standing`, how it is told; `speech`, which speech is itself a deed. `vouching` asks of what was found who stands behind
it. `telling` has what they hand on, and `sureness` tells how sure an event is. Others find here what they may ask for.
"""

from onrecord.finding.events.happenings import Happening, find_happenings, is_promise
from onrecord.finding.events.parties.agents import is_agent, may_be_somebody
from onrecord.finding.events.parties.parties import party_of
from onrecord.finding.events.standing.effects import plain
from onrecord.finding.events.standing.standing import of_clause, of_phrase
from onrecord.finding.events.triggers.deed_nouns import is_occurring, led_back
from onrecord.finding.events.vouching.disputes import Placed, with_disputes
from onrecord.finding.events.vouching.doubt import with_doubts
from onrecord.finding.events.vouching.sides import one_side
from onrecord.finding.events.vouching.status import HAPPENED, Vouchers, status_of

__all__ = [
    "HAPPENED",
    "Happening",
    "Placed",
    "Vouchers",
    "find_happenings",
    "is_agent",
    "is_occurring",
    "is_promise",
    "led_back",
    "may_be_somebody",
    "of_clause",
    "of_phrase",
    "one_side",
    "party_of",
    "plain",
    "status_of",
    "with_disputes",
    "with_doubts",
]
