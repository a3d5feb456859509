"""What changed between two versions of a page, told by their statements."""

from dataclasses import replace

from onrecord.ledger.queries.versions import difference
from tests import factories


def version(cue, content="to open the quay in May", before="Mara Oduya"):
    """A record of one statement, whose speaker is Mara Oduya."""
    text = f"{before} {cue} {content}."
    made = factories.statement(
        1, cue=(factories.span(cue, text),), content=(factories.span(content, text),), speaker=factories.ODUYA.id
    )
    return replace(factories.bare_record(text, [made]), actors=(factories.ODUYA,))


def test_the_same_words_under_another_cue_are_a_change():
    changed = difference(version("promised"), version("refused"))
    assert [(old.cue, new.cue) for old, new in changed.changed] == [("promised", "refused")]
    assert changed.summary() == "1 changed"


def test_a_statement_that_only_moved_stays():
    changed = difference(version("promised"), version("promised", before="In the end Mara Oduya"))
    assert changed.summary() == "1 stayed"


def test_a_cue_that_stayed_does_not_hide_other_words():
    changed = difference(version("promised"), version("promised", "to open the quay in June"))
    assert changed.summary() == "1 changed"
