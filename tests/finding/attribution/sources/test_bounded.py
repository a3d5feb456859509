"""The words for a source name who speaks; what tells when or how is left out."""

import pytest

from onrecord.finding.attribution.sources.bounded import bounded
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


@pytest.mark.parametrize(
    ("marked_text", "source"),
    [
        ("Lund, [s a broker from Veska who] [c said] [t that rents fell], left.", "who"),
        ("[s The union that] [c also said] [t that rents fell] is old.", "that"),
        ("[s Critics of that] [c say] [t that rents fell].", "Critics of that"),
        ("[s Several brokers, some of which] [c say] [t that rents fell].", "Several brokers, some of which"),
        ("[s The Herald on Saturday] [c wrote] [t that rents fell].", "The Herald"),
        ("[s Port judges in April] [c said] [t that rents fell].", "Port judges"),
        ("Lund, [s who in 2010] [c said] [t that rents fell], left.", "who"),
        ("[s Rep. Ada Brook (D-Veska) on March 3] [c said] [t that rents fell].", "Rep. Ada Brook (D-Veska)"),
        ("[s A survey in March] [c found] [t that rents fell].", "A survey in March"),
        ("[s Figures published on Sunday] [c showed] [t that rents fell].", "Figures published on Sunday"),
        ("[s Brokers in Veska] [c said] [t that rents fell].", "Brokers in Veska"),
        ("[s Clubs on 14] [c said] [t that rents fell].", "Clubs on 14"),
        ("[s Mayor Lund, for his part,] [c said] [t that rents fell].", "Mayor Lund"),
        ("[s Lund, after a vote] , [c said] [t that rents fell].", "Lund"),
        ("[s Lund, for years the mayor, a broker,] [c said] [t so].", "Lund, for years the mayor, a broker,"),
        ("[s Lund, like Brook,] [c said] [t that rents fell].", "Lund, like Brook,"),
        ("[t Rents fell], [c said] [s the Herald on Saturday].", "the Herald on Saturday"),
    ],
)
def test_a_source_names_who_speaks(marked_text: str, source: str) -> None:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, (), [Span(0, len(text))]).drafts
    assert words_of(bounded(text, draft).source, text) == source
