"""What came with a report and is not its own words: labels, controls, promotions, captions and the like.

`signs.py` knows lines by their words (the lists are in `furniture.yaml`), `line.py` by their form,
`region.py` finds the report in a whole page, `repeats.py` what is given twice, `sift.py` parts the lines.
"""

from onrecord.reading.furniture.line import count_words, is_headline
from onrecord.reading.furniture.sift import Aside, Sifted, sift
from onrecord.reading.furniture.signs import sign_of

__all__ = ["Aside", "Sifted", "count_words", "is_headline", "sift", "sign_of"]
