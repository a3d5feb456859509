"""Who is "I" in a comment whose last paragraph names its author?"""

from onrecord.codebook import load
from onrecord.linking.actors import Said, Spoken, link
from onrecord.linking.names.roster import roster
from tests.tagging import marked


def spoken(text: str) -> tuple[str | None, Spoken]:
    plain, labels = marked(text)
    (source,) = (one.span for one in labels.spans if one.role == "source")
    said = [Said(source=(source,), cue=(), content=())]
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load())
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
