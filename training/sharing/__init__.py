"""Label a corpus with networks; measure networks on the development articles.

Takes a corpus (`training.texts`) and networks (`training.network`); gives texts without labels what large networks say
of them. Needs torch and numpy and nothing of onrecord.
"""

from training.sharing.measuring import measure
from training.sharing.teachers import teach

__all__ = ["measure", "teach"]
