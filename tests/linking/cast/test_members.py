"""Who of the actors so far is meant by the very words of a party."""

from onrecord.linking.cast.members import Cast
from onrecord.linking.cast.referents import Referent
from onrecord.records import Span, SpeakerKind

TEXT = "Brook spoke. Arlia's former ruler paid the parents of a boy, Oduya and creditors."


def of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def somebody(*mentions: Span) -> Referent:
    return Referent(name="somebody", kind=SpeakerKind.PERSON, mentions=list(mentions))


def cast_of(*who: Referent) -> Cast:
    cast = Cast()
    for one in who:
        cast.take((one,))
    cast.hear(who)
    return cast


def test_words_inside_a_mention_mean_whom_it_means():
    brook, ruler = somebody(of("Brook")), somebody(of("Arlia's former ruler"))
    assert cast_of(brook, ruler).known(TEXT, of("ruler")) == (ruler,)


def test_whoever_was_taken_first_is_meant():
    brook, other = somebody(of("Brook")), somebody(of("Brook"))
    assert cast_of(other, brook).known(TEXT, of("Brook")) == (other,)


def test_words_that_tell_of_somebody_else_are_left_alone():
    parents, oduya = somebody(of("the parents of a boy")), somebody(of("Oduya and creditors"))
    cast = cast_of(parents, oduya)
    assert cast.known(TEXT, of("a boy")) == cast.known(TEXT, of("Oduya")) == ()


def test_whose_somebody_is_means_another():
    text = "Her lawyer spoke."
    lawyer = somebody(Span(0, len("Her lawyer")))
    cast = cast_of(lawyer)
    assert cast.known(text, Span(0, len("Her"))) == ()
    assert cast.known(text, Span(len("Her "), len("Her lawyer"))) == (lawyer,)


def test_a_mention_that_is_found_later_counts_once_it_has_been_heard():
    brook = somebody(of("Brook"))
    cast = cast_of(brook)
    brook.noted(of("Oduya"))
    cast.hear([brook])
    assert cast.known(TEXT, of("Oduya")) == (brook,)


def test_nobody_is_meant_who_has_no_part_or_has_it_only_with_others():
    brook, oduya, stranger = somebody(of("Brook")), somebody(of("Oduya")), somebody(of("ruler"))
    cast = Cast()
    cast.take((brook, oduya))
    cast.hear([brook, oduya, stranger])
    assert cast.known(TEXT, of("Brook")) == cast.known(TEXT, of("ruler")) == ()
