"""The vocabulary as data: words that tell a title from a name, a ministry from a person, a report from a reporter.

Each language is a folder of YAML files that a linguist can edit; each group of words carries examples,
which the tests run.
"""

from onrecord.codebook.load import Codebook, HeadWords, load

__all__ = ["Codebook", "HeadWords", "load"]
