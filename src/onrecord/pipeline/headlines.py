"""One event of a deed that headline and first paragraph tell: wiring for `headline_deeds`.

events, and which of them are one -> events, each once
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.records import Article, Event, make_id


def with_headlines(
    article: Article, events: Sequence[Event], below: Mapping[int, int], at_least: float
) -> list[Event | None]:
    """The events that are sure enough, each with the words of the headline that tell it; None in place of the others.

    `below` leads by their numbers from the headline's events to those of the body that they are.
    """
    sure = [event.confidence >= at_least for event in events]
    titles: dict[int, list[Event]] = defaultdict(list)
    for title, number in below.items():
        if sure[title] and sure[number]:
            titles[number].append(events[title])
    told_below = {title for title, number in below.items() if sure[title] and sure[number]}
    return [
        _whole(article, event, titles[number]) if sure[number] and number not in told_below else None
        for number, event in enumerate(events)
    ]


def _whole(article: Article, event: Event, titles: Sequence[Event]) -> Event:
    """An event with the words of the headline, and with what only these tell; the body says who vouches for it."""
    for title in titles:
        trigger = tuple(sorted({*title.trigger, *event.trigger}))
        event = replace(
            event,
            id=make_id("evt", article.id, event.type, trigger),
            mode=event.mode or title.mode,
            context=tuple(dict.fromkeys((*event.context, *title.context))),
            actors=event.actors or title.actors,
            recipients=event.recipients or title.recipients,
            when=event.when or title.when,
            where=event.where or title.where,
            trigger=trigger,
            confidence=max(event.confidence, title.confidence),
        )
    return event
