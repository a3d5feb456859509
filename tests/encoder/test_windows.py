"""Windows cover a text of any length, and each word is taken from one of them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.windows import lay


@given(st.integers(1, 2000), st.integers(20, 400), st.data())
def test_every_word_is_taken_once_from_a_window_that_holds_it(count: int, width: int, data: st.DataObject) -> None:
    before = data.draw(st.integers(0, width // 4))
    lengths = data.draw(st.lists(st.integers(1, 6), min_size=1, max_size=50))
    firsts = np.asarray([n for n in np.cumsum([0, *lengths]).tolist() if n < count])
    paragraphs = np.asarray(sorted(data.draw(st.sets(st.sampled_from(firsts.tolist())))), dtype=np.int64)
    windows = lay(count, firsts, paragraphs, width, before)
    assert [window.first for window in windows[1:]] == [window.last for window in windows[:-1]]
    assert (windows[0].first, windows[-1].last) == (0, len(firsts))
    for window in windows:
        assert window.end - window.start <= width
        assert window.start <= firsts[window.first]
        assert firsts[window.last - 1] < window.end


def test_a_window_ends_with_a_paragraph_where_it_can() -> None:
    words = np.arange(300)
    windows = lay(300, words, np.asarray([0, 90, 150]), 100, 10)
    assert [(window.start, window.end) for window in windows] == [(0, 90), (80, 150), (140, 240), (220, 300)]


def test_no_words_need_no_window() -> None:
    assert lay(0, np.arange(0), np.arange(0), 100, 40) == []
