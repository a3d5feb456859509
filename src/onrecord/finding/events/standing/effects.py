"""What the words round a deed make of it, and which of two makes less of it."""

from dataclasses import dataclass

from onrecord.codebook.events import Effect

# The further down, the less a deed may be taken for a happening.
_ORDER = (
    Effect.FACT,
    Effect.TOLD,
    Effect.UNNAMED,
    Effect.ALLEGED,
    Effect.PURPOSE,
    Effect.PLANNED,
    Effect.HYPOTHETICAL,
    Effect.DENIED,
    Effect.NEGATED,
)
_PLAIN = frozenset({Effect.FACT, Effect.TOLD})
# What says that something is so: to reject it is to deny what it says.
CLAIMING = frozenset({Effect.TOLD, Effect.UNNAMED, Effect.ALLEGED})


@dataclass(frozen=True, slots=True)
class Standing:
    """The effect on a deed, and the place of the word that has it."""

    effect: Effect
    cause: int | None = None


def plain(effect: Effect) -> bool:
    """Whether the words tell the deed as something that happened."""
    return effect in _PLAIN


def weaker(one: Standing, other: Standing) -> Standing:
    """The one that says less of a happening.

    >>> weaker(Standing(Effect.PLANNED), Standing(Effect.NEGATED)).effect.value
    'negated'
    """
    return max(one, other, key=lambda standing: _ORDER.index(standing.effect))
