"""Read the dateline that opens a report: `NAIROBI, Kenya (AP) —`, `Bamako, 3 May (Agency) -`.

Takes the first paragraph; gives the place. Leaves the words in the text, where they belong.
"""

import re
from typing import Final

_CAPITALS: Final = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]+(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]+){0,3}"
_TITLED: Final = r"[A-ZÀ-ÖØ-Þ][\w’'.-]+(?:[ -](?:[a-z]{2,3}[ -])?[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}"
_REGION: Final = rf"(?:, (?:{_TITLED}|[A-Z]\.[A-Z]\.))?"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY: Final = rf",? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?"
_AGENCY: Final = r" ?[(\[][^)\]]{2,40}[)\]]"
_DASH: Final = r" ?(?:--?|[–—―]) ?"
_DATELINE: Final = re.compile(
    rf"(?P<place>{_CAPITALS}{_REGION})(?:(?:{_DAY})?(?:{_AGENCY})?(?:{_DAY})?)?{_DASH}(?=\S)"
    rf"|(?P<titled>{_TITLED}{_REGION})(?:{_DAY}(?:{_AGENCY})?|{_AGENCY})(?:{_DAY})?{_DASH}(?=\S)"
    rf"|(?P<bare>{_TITLED}), (?:{_DAY[3:]}){_DASH}(?=\S)"
)


def dateline(paragraph: str) -> str | None:
    """The place of a dateline.

    >>> dateline("NAIROBI, Kenya (AP) — Rents fell."), dateline("Bamako, 3 May (Agency) - Rents fell.")
    ('NAIROBI, Kenya', 'Bamako')
    >>> dateline("Rents fell - again.") is None
    True
    """
    found = _DATELINE.match(paragraph[:160])
    return (found["place"] or found["titled"] or found["bare"]) if found else None
