"""A person's rating of a statement: never made by the program, and no part of a record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person made of what a statement says: the rating in their own words, who, when, why, and where."""

    id: str
    statement: str
    rating: str
    by: str
    at: str
    why: str | None = None
    url: str | None = None
