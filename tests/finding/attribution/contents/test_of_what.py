"""The preposition before what is talked of stands in the cue."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.contents.of_what import of_what
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


@pytest.mark.parametrize(
    ("marked_text", "cue", "content"),
    [
        ("[s Lund] [c complained] [t about the rents].", "complained about", "the rents"),
        ("[s Lund] [c was blamed] [t for letting a port decay].", "was blamed for", "letting a port decay"),
        ("[t Rents], [s she] [c has complained] [t of since May].", "has complained of", "Rents … since May"),
        ("[s Lund] [c has cast doubt] [t on the count].", "has cast doubt on", "the count"),
        ("[s Lund] [c said] [t about 20 brokers had left].", "said", "about 20 brokers had left"),
        ("[s Lund] [c said] [t about half had left].", "said", "about half had left"),
        ("[s Lund] [c said] [t on Monday rents would fall].", "said", "on Monday rents would fall"),
        ("[s Lund] [c said] [t of the two, Brook was older].", "said", "of the two, Brook was older"),
        ("[s Lund] [c agreed] [t with Brook].", "agreed", "with Brook"),
        ("[s Lund] [c spoke] in Veska [t about rents].", "spoke", "about rents"),
        ("[s Lund] [c said] [t overtime was paid].", "said", "overtime was paid"),
    ],
)
def test_a_cue_has_its_preposition(marked_text: str, cue: str, content: str) -> None:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, (), [Span(0, len(text))]).drafts
    found = of_what(text, draft, load().calendar)
    assert (words_of(found.cue, text), words_of(found.content, text)) == (cue, content)
