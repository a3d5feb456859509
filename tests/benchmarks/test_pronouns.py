"""The exam of pronouns: chains read from GUM's form, and answers counted."""

from pathlib import Path

from benchmarks.quality.pronouns import chained, named, rows
from benchmarks.quality.scoring import PRONOUN, Attribution, Count

TOKENS = [
    ("Ada", "Entity=(4-person"), ("Brook", "Entity=4)"), ("met", ""), ("a", "Entity=(7-person"), ("clerk", "Entity=7)"),
    (".", ""), ("She", "Entity=(4-person)"), ("wept", ""), (",", ""), ("he", "Entity=(7-person)"), ("said", ""),
    (".", ""),
]  # fmt: skip
CONLLU = "# newpar\n" + "".join(
    f"{n}\t{word}\t" + "_\t" * 7 + f"{mark or '_'}\n" for n, (word, mark) in enumerate(TOKENS)
)


def test_chains_are_spans_of_the_text() -> None:
    text, chains = chained(CONLLU)
    assert [[text[slice(*span)] for span in chain] for chain in chains] == [["Ada Brook", "She"], ["a clerk", "he"]]


def test_a_pronoun_without_a_name_in_its_chain_is_not_asked_for() -> None:
    text, chains = chained(CONLLU)
    assert named(text, chains) == {text.index("She"): ["Ada Brook"]}


def test_a_pronoun_left_open_counts_against_the_program(tmp_path: Path) -> None:
    file = tmp_path / "one.conllu"
    file.write_text(CONLLU, encoding="utf-8")
    text, _ = chained(CONLLU)
    place = text.index("She")
    for speaker, right in (("Brook", 1), ("Ada Lin", 0), (None, 0)):
        found = Attribution(source=((place, place + 3),), labels={"speaker": speaker})
        assert list(rows([file], lambda name, data, one=found: [one])) == [("one", {PRONOUN: Count(right, 1, 1)})]  # type: ignore[misc]
