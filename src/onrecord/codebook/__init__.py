"""The vocabulary as data: words that tell a title from a name, a ministry from a person, a report from a reporter.

Each language is a folder of YAML files that a linguist can edit; each group of words carries examples,
which the tests run.
"""

from onrecord.codebook.groups import HeadWords
from onrecord.codebook.known import Held, Known
from onrecord.codebook.load import Codebook, Settings, load
from onrecord.codebook.silence import own_silence
from onrecord.codebook.world import World, folded

__all__ = ["Codebook", "HeadWords", "Held", "Known", "Settings", "World", "folded", "load", "own_silence"]
