"""What one pass says of words that others have put together."""

import numpy as np
import pytest

from onrecord.encoder.folder import Heads
from onrecord.encoder.heads import ACTS, BUCKETS, EVIDENCE, SOURCE_KINDS, head_sizes
from onrecord.encoder.weigh import LONGEST, WordScores
from onrecord.records import Span
from tests.encoder.given import given_outputs

WIDTH = 2
TEXT = "Ada Brook resigned . She lied ."


def scores(text: str = TEXT, **heads: dict[int, list[float]]) -> WordScores:
    """Scores of a text's words, nought but where a head gives a word numbers."""
    starts = np.asarray(
        [place for place in range(len(text)) if text[place] != " " and text[place - 1 : place] in ("", " ")]
    )
    ends = np.asarray([start + len(text[start:].split(" ")[0]) for start in starts.tolist()])
    rows = {name: np.zeros((len(starts), size), np.float32) for name, size in head_sizes(WIDTH).items()}
    for name, words in heads.items():
        for word, values in words.items():
            rows[name][word] = values
    bias = [0.0] * BUCKETS
    numbers = Heads(start=[], transitions=[], content_bias=bias, source_bias=bias, mention_bias=bias)
    return WordScores(starts, ends, given_outputs(rows, WIDTH), numbers)


def told(labels: tuple[str, ...], **given: float) -> list[float]:
    return [given.get(label, 0.0) for label in labels]


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_shares_add_up_to_one_and_follow_the_words_that_are_asked_of() -> None:
    weigher = scores(act={5: told(ACTS, accuse=4.0), 2: told(ACTS, commit=4.0)})
    accused, resigned = weigher.act([span("She lied")]), weigher.act([span("resigned")])
    assert sum(accused.values()) == pytest.approx(1)
    assert max(accused, key=accused.__getitem__) == "accuse"
    assert max(resigned, key=resigned.__getitem__) == "commit"


def test_a_word_counts_as_its_weight_says() -> None:
    both = {2: told(EVIDENCE, cited=3.0), 5: told(EVIDENCE, none=3.0)}
    even = scores(evidence=both).evidence([Span(0, len(TEXT))])
    assert even["cited"] == pytest.approx(even["none"])
    weighed = scores(evidence=both, evidence_weight={2: [5.0]}).evidence([Span(0, len(TEXT))])
    assert weighed["cited"] > weighed["none"]


def test_of_a_long_content_the_beginning_counts() -> None:
    text = " ".join(["word"] * (LONGEST + 5))
    late = scores(text, act={LONGEST + 1: told(ACTS, threaten=50.0)}).act([Span(0, len(text))])
    assert late["threaten"] == pytest.approx(1 / len(ACTS))


def test_words_that_are_not_there_have_no_shares() -> None:
    assert scores().act([]) == {}
    assert scores().source_kind([Span(3, 3)]) == {}


def test_the_kind_of_a_source_is_read_at_its_own_words() -> None:
    kinds = scores(kind={0: told(SOURCE_KINDS, person=4.0), 1: told(SOURCE_KINDS, person=4.0)})
    found = kinds.source_kind([span("Ada Brook")])
    assert max(found, key=found.__getitem__) == "person"


def test_a_pronoun_stands_for_the_name_whose_words_answer_it() -> None:
    weigher = scores(mention_query={4: [9.0, 0.0]}, mention_key={0: [9.0, 0.0], 1: [9.0, 0.0]})
    brook, resigned, none = weigher.stands_for(span("She"), [span("Ada Brook"), span("resigned")])
    assert brook > 0.99
    assert brook + resigned + none == pytest.approx(1)


def test_a_pronoun_may_stand_for_no_name() -> None:
    *_, none = scores(no_mention={4: [9.0]}).stands_for(span("She"), [span("Ada Brook")])
    assert none > 0.99
    assert scores().stands_for(Span(3, 3), [span("Ada Brook")]) == [0.0, 1.0]


def test_factuality_is_the_mean_over_the_words() -> None:
    assert scores(factuality={2: [3.0]}).factuality(span("resigned")) == pytest.approx(3)
    assert scores(factuality={2: [3.0]}).factuality(Span(3, 3)) == 0
