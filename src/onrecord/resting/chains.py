"""Who says that who says it.

Takes statements, some of which stand inside others; yields the chains that they make. Leaves out what nobody says.
"""

from collections.abc import Sequence

from onrecord.records import Chain, SpeakerKind, Statement


def chains(statements: Sequence[Statement]) -> tuple[Chain, ...]:
    """A chain for each statement that stands inside another and has none inside itself.

    "As I said" inside the words of the same speaker is no further hand.
    """
    by_id = {statement.id: statement for statement in statements}
    again = {
        statement.id
        for statement in statements
        if statement.speaker and (outer := by_id.get(statement.parent or "")) and outer.speaker == statement.speaker
    }
    parents = {statement.parent for statement in statements if statement.id not in again}
    found = []
    for statement in statements:
        if statement.id in again:
            continue
        links, seen, at = [statement], {statement.id}, statement
        # A record of somebody else's making may hold a circle.
        while (parent := by_id.get(at.parent or "")) is not None and parent.id not in seen:
            at = parent
            seen.add(at.id)
            if at.id not in again:
                links.insert(0, at)
        # "Nobody can say that it was" tells of no one who says so.
        nobody = any(one.source and one.speaker_kind is SpeakerKind.NONE for one in links)
        if len(links) > 1 and statement.id not in parents and not nobody:
            ids, speakers = zip(*((one.id, one.speaker) for one in links), strict=True)
            found.append(Chain(statements=ids, speakers=speakers))
    return tuple(found)
