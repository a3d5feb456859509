"""A number with its noun, as whoever counts records tells it."""


def number_of(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> number_of(1, "voice"), number_of(4, "voice"), number_of(0, "body", "bodies")
    ('1 voice', '4 voices', '0 bodies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
