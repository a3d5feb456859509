"""Right of reply: who is accused, by whom, and what the report has from them.

`replies` brings the accusations of a report together and asks the rooms: `accused`, against whom each is made;
`passing`, which are told though no statement makes them; `answers`, what the report has from whoever is accused.
`same_party`, `named_below` and `repeats` tell which of them are one. Others find here what they may ask for.
"""

from onrecord.replying.accused.accused import pronouns_of_accused
from onrecord.replying.passing.in_passing import InPassing, in_passing
from onrecord.replying.passing.laid_deeds import laid_deeds
from onrecord.replying.replies import accusations

__all__ = ["InPassing", "accusations", "in_passing", "laid_deeds", "pronouns_of_accused"]
