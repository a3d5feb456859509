"""What the order of words tells as a fact, and the tagger does not believe.

Takes happenings; yields them, those that the tagger gives a low factuality as a mere possibility. A rule cannot know
every way of telling that nothing happened ("the rumoured march"); the tagger has read sentences in which people said
how sure each deed is. It may only take certainty away: what the rules call a plan or a denial stays one. Leaves alone
what is done by being said, and refusals told by a "not", which the tagger takes for a sign that nothing was done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.codebook.events import Effect
from onrecord.finding.events.happenings import Happening
from onrecord.finding.events.standing.effects import plain
from onrecord.records.labels import Weigher

# On UW's development half, of 2,212 words that the rules take for facts 10 stood under this, with a mean of 0.28 in
# people's eyes, -3 being "certainly not" and 3 "certainly".
LEAST_FACTUAL = 1.0


def with_doubts(happenings: Iterable[Happening], weigher: Weigher | None) -> Iterator[Happening]:
    """The happenings in their order, doubted ones as hypothetical; without a tagger that weighs, as they are."""
    for one in happenings:
        told_by_its_words = one.performed or one.refused
        if (
            weigher is not None
            and plain(one.effect)
            and not told_by_its_words
            and weigher.factuality(one.trigger[0]) < LEAST_FACTUAL
        ):
            yield replace(one, effect=Effect.HYPOTHETICAL)
        else:
            yield one
