"""Does a statement say that its own source gives no answer? Not that somebody else gives none.

Takes the words of a cue and a content; yields how nothing was answered. Leaves alone what the source says of others:
"the ministry does not answer letters" is no silence of whoever complains of it.
"""

import re

from onrecord.codebook.load import Codebook
from onrecord.records import Reply

_QUOTED = re.compile(r"[\"“‘'`]")
# Between the cue and a refusal in a content there is nobody but the source.
_ITSELF = re.compile(
    r"[\"“‘'`\s]*(?:that\s+)?(?:(?:he|she|it|they|i|we|the\s+company|the\s+office)\s+)?"
    r"(?:(?:has|have|had|was|were|is|are|did|does|do|could|would|will|can)\s+)?(?:\w+ly\s+)?",
    re.IGNORECASE,
)


def own_silence(cue: str, content: str, codebook: Codebook) -> Reply | None:
    """The silence that a statement tells of its own source.

    >>> from onrecord.codebook import load
    >>> own_silence("declined", "to comment", load()), own_silence("said", "it had no comment", load())
    (<Reply.DECLINED: 'declined'>, <Reply.DECLINED: 'declined'>)
    >>> own_silence("said", "“The mill does not answer letters”", load()) is None
    True
    """
    quoted = _QUOTED.match(content.strip()) is not None
    words = cue if quoted else f"{cue} {content}"
    for pattern, reply in ((codebook.declined, Reply.DECLINED), (codebook.unreached, Reply.UNREACHED)):
        for found in pattern.finditer(words):
            before = words[len(cue) : found.start()]
            if found.start() <= len(cue) or _ITSELF.fullmatch(before):
                return reply
    # Quoted, only a refusal to comment is one: "we did not answer" may tell of a fire.
    said = codebook.declined.search(content) if quoted else None
    if said is None or "comment" not in said[0].lower():
        return None
    return Reply.DECLINED if _ITSELF.fullmatch(content[: said.start()]) else None
