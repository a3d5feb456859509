"""Does a statement only tell that whoever is its source gives no answer?

Takes a statement and the text of its article. Such a statement gives its source no voice and binds nobody.
"""

from onrecord.codebook import Codebook, own_silence
from onrecord.records import Statement, words_of


def is_silence(text: str, statement: Statement, codebook: Codebook) -> bool:
    """Whether a statement only tells that somebody would not answer or could not be reached."""
    return own_silence(words_of(statement.cue, text), words_of(statement.content, text), codebook) is not None
