"""Who is only described in a headline or lead, and named below?"""

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names.roster import roster
from tests.tagging import marked


def first_speaker(text: str) -> tuple[str | None, str | None]:
    """Name and kind of the first source of a marked report whose first line is its headline."""
    plain, labels = marked(text)
    sources = [one.span for one in labels.spans if one.role == "source"]
    end = plain.index("\n")
    names = roster(plain, labels.names, load(), end)
    said = [Said(source=(source,), cue=(), content=()) for source in sources]
    linked = link("art_1", plain, said, names, load(), title_end=end)
    first = linked.spoken[0]
    return next((actor.name for actor in linked.actors if actor.id == first.actor), None), first.kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # The report says the same of somebody.
        (
            "Ban the nets, [s senator] says\n\nThe nets tear.\n\nSenator [p Ada Brook] wants a ban.",
            "Ada Brook",
            "person",
        ),
        # It says nothing else of the first who speaks.
        ("Nets torn\n\n[s A lawmaker] wants a ban.\n\n“Now,” [s [p Ada Brook]] said.", "Ada Brook", "person"),
        # It names nobody but the bearer of an office.
        ("Nets torn\n\n[s The governor] wants a ban.\n\n“Now,” [s [p Ada Brook]] said.", "Ada Brook", "person"),
        ("[s Newspaper]: ban the nets\n\nThe [o Vellmark Herald] wants a ban.", "Vellmark Herald", "organisation"),
        (
            "[s City] buys trees\n\nThe City of [l Ellery] bought trees in [l Dunmere].",
            "Ellery",
            "state",
        ),
        # Of several such bodies the first that is of the same house.
        (
            "[s [o Senate] panel] bans nets\n\nThe [o Arlian Nets Committee] met. The [o Senate Fish Committee] voted, "
            "the [o Senate Ferry Committee] did not.",
            "Senate Fish Committee",
            "state",
        ),
        # A company that the lead names, and no other.
        ("[s Carmaker] sorry\n\n[o Brack Motors] said so.\n\n[o Lund Steel] sank.", "Brack Motors", "organisation"),
        # What stands before its noun is in its name, too.
        (
            "Boats sunk, [s fishing group] says\n\nThe [o Harbour Front] met. The [o Fishing Crews Forum] did not.",
            "Fishing Crews Forum",
            "organisation",
        ),
    ],
)
def test_the_report_names_whom_its_lead_describes(text: str, name: str, kind: str) -> None:
    assert first_speaker(text) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        # The first who speaks is something else.
        "Nets torn\n\n[s A lawmaker] wants a ban.\n\n“No,” said the baker [s [p Ada Brook]].",
        # The lead names whoever speaks below beside the one whom it describes.
        "Nets torn\n\n[s A lawmaker] met [p Ada Brook].\n\n“Now,” [s [p Ada Brook]] said.",
        # It names others beside the bearer of an office, and a gunman holds none.
        "Nets torn\n\n[s The governor] wants a ban.\n\n[p Hugh Lantry] came. “Now,” [s [p Ada Brook]] said.",
        "Nets torn\n\n[s The gunman] fled.\n\n“Now,” [s [p Ada Brook]] said.",
        # Whoever speaks first is introduced as somebody else, or is only a deputy.
        "Nets torn\n\n[s The governor] wants a ban.\n\n“Now,” [s [p Ada Brook], who mends nets,] said.",
        "Nets torn\n\n[s The governor] wants a ban.\n\n“Now,” [s deputy governor [p Ada Brook]] said.",
        # Two companies may be meant.
        "[s Carmaker] sorry\n\n[o Brack Motors] told [o Lund Steel] so.",
        # A group of another sort is another.
        "Boats sunk, [s rights group] says\n\nThe [o Harbour Front] met.",
        # A woman is anybody.
        "Nets torn\n\n[s A woman] wants a ban.\n\n“Now,” [s [p Ada Brook]] said.",
    ],
)
def test_whoever_is_not_named_below_stays_unnamed(text: str) -> None:
    assert first_speaker(text)[1] == "unnamed"


def test_what_only_a_headline_gives_a_capital_is_no_name() -> None:
    assert first_speaker("Boats Sink, [s Proof] Shows\n\nThe proof is old.") == (None, None)
    assert first_speaker("Boats Sink, [s Vellmo] Shows\n\nThe proof is old.") == ("Vellmo", "organisation")
