"""Who is told, asked or accused is no source."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.sources.passives import by_its_agent
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


@pytest.mark.parametrize(
    ("marked_text", "source"),
    [
        ("[s Brook] [c has also been told] [t that rents fell].", ""),
        ("[s It] [c is feared] [t that the quay sank].", ""),
        ("[s Brook] now [c was told] [t that rents fell].", ""),
        ("The clerk left after [s she] [c allegedly] [t sold the berths].", ""),
        ("The leak [c was first reported] by the Vellmark Herald [t early].", "the Vellmark Herald"),
        ("[c Asked by] a reporter whether [t he would go], Hugh Lantry left.", "a reporter"),
        ("[s Brook] [c was told] by her surgeon, Ada Hallow, [t that it was late].", "her surgeon"),
        ("[s Brook] [c was told by] the harbour office on Monday [t that rents fell].", "the harbour office"),
        ("Brook [c was told by] [s Okello] [t that rents fell].", "Okello"),
        ("The ferry [c is expected] by Friday [t to sail].", ""),
        ("The ferry [c is expected] by the end of May [t to sail].", ""),
        ("[s Brook] [c was accused by] [t staff of theft].", ""),
        ("[s Harbour master] [c accused of] [t selling berths].", ""),
        ("[s Ferry firm] [c accused] [t of selling berths].", ""),
        ("[s Ferry firm] [c accused by union of] [t selling berths].", ""),
        ("[s Hugh Lantry,] [c asked] [t whether he would go], left the room.", ""),
        ("[c Asked] [t whether he would go], [s Hugh Lantry] left the room.", ""),
        ("[s Mayor] [c urged] [t to resign].", ""),
        ("[s Harbour master] [c accuses] [t rival of selling berths].", "Harbour master"),
        ("[s The harbour master] [c accused] [t her rival of selling berths].", "The harbour master"),
        ("A rival whom [s Brook] [c accused] [t of selling berths] resigned.", "Brook"),
        ("[s Hugh Lantry] [c asked] [t whether the quay held].", "Hugh Lantry"),
        ("[s Hugh Lantry], who came late, [c asked] [t whether the quay held].", "Hugh Lantry"),
        ("Lantry, [c asked by] [s a reporter] [t whether he would go], left.", "a reporter"),
        ("[s Two clerks] [c charged in] [t ferry theft].", ""),
        ("[s The harbour] [c came under heavy criticism for] [t its silence].", ""),
        ("[s Brook] [c was once asked] [t whether it would hold].", ""),
        ("[s Brook] [c faced] the council and [t its questions].", "Brook"),
        ("[s Brook] [c was worried] [t that rents fell].", "Brook"),
        ("[s Brook] [c told] us [t that rents fell].", "Brook"),
        ("[s Brook], who came late and out of breath, [c was told] [t that rents fell].", "Brook"),
    ],
)
def test_the_subject_of_a_passive_is_no_source_and_its_agent_is(marked_text: str, source: str) -> None:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, [], [Span(0, len(text))]).drafts
    assert words_of(by_its_agent(text, draft, load()).source, text) == source


@pytest.mark.parametrize(
    ("marked_text", "contents"),
    [
        ("[t Lund], 40, [c has been accused] by [s a union of hiding the letters].", ["Lund", "of hiding the letters"]),
        ("[t Lund] [c was accused] by [s the union of dock workers].", ["Lund"]),
        ("[t Lund] [c was seen] by [s a union of hiding miners].", ["Lund"]),
    ],
)
def test_a_charge_behind_whoever_makes_it_is_what_they_say(marked_text: str, contents: list[str]) -> None:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, (), [Span(0, len(text))]).drafts
    assert [span.of(text) for span in by_its_agent(text, draft, load()).content] == contents
