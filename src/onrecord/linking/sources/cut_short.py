"""Who speaks where a source has been cut from the name before it?

Takes the words of a source; yields whoever stands right before an apposition, or before "others" in a headline or lead.
Leaves alone words that are whole.
"""

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.reference.antecedents import antecedent
from onrecord.records import Span


def cut_short(scene: Scene, span: Span) -> Verdict | None:
    """Whoever is named right before a source that is only a part of what tells who speaks."""
    words = span.of(scene.text).split()
    if (
        len(words) > 1
        and words[-1].lower() in scene.codebook.sources.relatives
        and _named_before(scene, span) is not None
    ):
        # "Vellmark Now, a group that hopes": the tagger took the source to begin behind the comma.
        found = antecedent(scene, Span(span.end - len(words[-1]), span.end))
        return found if found.who else None
    # "Okello, others vow to stay".
    one = _named_before(scene, span) if words == ["others"] and scene.leads(span.start) else None
    return Verdict(kind=one.kind, who=(one,)) if one is not None else None


def _named_before(scene: Scene, span: Span) -> Referent | None:
    """Whoever is named right before the comma before a source."""
    if scene.text[max(0, span.start - 2) : span.start] != ", " or span.start < len("A, "):
        return None
    entry = scene.roster.at(Span(span.start - 3, span.start - 2))
    return scene.referent(entry) if entry is not None else None
