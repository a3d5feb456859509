"""Everything that the API can be asked, noun by noun.

A noun is a module with `OPERATIONS`; naming it here puts it at its addresses and into /openapi.json.
"""

from typing import Final

from onrecord.web.api import (
    accusations,
    actors,
    articles,
    audit,
    claims,
    events,
    judgements,
    portraits,
    read,
    reviews,
    statements,
)
from onrecord.web.operation import Operation

OPERATIONS: Final[tuple[Operation, ...]] = (
    *read.OPERATIONS,
    *articles.OPERATIONS,
    *statements.OPERATIONS,
    *events.OPERATIONS,
    *actors.OPERATIONS,
    *claims.OPERATIONS,
    *accusations.OPERATIONS,
    *audit.OPERATIONS,
    *judgements.OPERATIONS,
    *portraits.OPERATIONS,
    *reviews.OPERATIONS,
)
