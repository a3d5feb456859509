"""The case of letters, where a text was printed in capitals alone, or in small letters alone.

Closed captions, old wire copy and transcripts come so. `as_mixed` gives such a text as a newspaper would print it,
letter for letter, so that places in the one are places in the other. Everything that finds anything reads that
one; what is kept and shown is what was printed.
"""

from onrecord.casing.letters import VERSION, load
from onrecord.casing.restoring import as_mixed, is_in_one_case, written_in

__all__ = ["VERSION", "as_mixed", "is_in_one_case", "load", "written_in"]
