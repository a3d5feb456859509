"""Who is "I" in a comment whose last paragraph names its author, and "we" where the publisher is known?"""

from onrecord.codebook import load
from onrecord.linking.actors import Said, Spoken, link
from onrecord.linking.names.roster import roster
from tests.tagging import marked


def spoken(text: str, publisher: str | None = None) -> tuple[str | None, Spoken]:
    plain, labels = marked(text)
    (source,) = (one.span for one in labels.spans if one.role == "source")
    said = [Said(source=(source,), cue=(), content=())]
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load(), publisher=publisher)
    actor = next((actor for actor in linked.actors if actor.id == linked.spoken[0].actor), None)
    return actor and actor.name, linked.spoken[0]


def test_the_last_paragraph_names_the_author() -> None:
    name, said = spoken("The nets must go.\n\n[s I] think so.\n\n[p Ada Brook] is the mayor of Ellery.")
    assert (name, said.kind, said.reason) == ("Ada Brook", "person", None)


def test_the_last_paragraph_may_say_first_who_the_author_is() -> None:
    name, _ = spoken("The nets must go.\n\n[s I] think so.\n\n[p Ada Brook], a professor of law, is on our board.")
    assert name == "Ada Brook"
    name, _ = spoken("The nets must go.\n\n[s I] think so.\n\n[p Ada Brook], a professor of law, left.")
    assert name is None


def test_somebody_named_before_is_no_author() -> None:
    name, said = spoken("[p Ada Brook] came.\n\n[s I] think so.\n\n[p Ada Brook] is the mayor of Ellery.")
    assert (name, said.reason) == (None, "outlet")


def test_we_and_this_newspaper_are_who_printed_it() -> None:
    for words in ("We", "This newspaper"):
        name, said = spoken(f"[s {words}] asked the port for its figures.", "The Lamu Herald")
        assert (name, said.kind) == ("The Lamu Herald", "organisation")
        assert spoken(f"[s {words}] asked the port for its figures.")[1].reason == "outlet"
    name, _ = spoken("[o Lamu Herald] was told so. [s We] asked the port.", "The Lamu Herald")
    assert name == "Lamu Herald"
    assert spoken("[s I] asked the port for its figures.", "The Lamu Herald")[1].reason == "outlet"
