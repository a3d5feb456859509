"""Does a verb of speech stand in the frame that makes it an event: "insisted on a vote", "warned that it would strike"?

Takes a clause and a frame of the event vocabulary; says whether what hangs on the verb fits. A verb that only tells how
something is ("insisted that the count was right") neither asks nor threatens. Leaves alone what the deed itself is.
"""

from onrecord.grammar import HAVE, Clause, Form, Parsed

# A "that" behind these looks at what is still to come, whatever its verb.
_CONDITIONS = frozenset(("if", "unless"))
# The modals by which something is asked for.
_DEMANDS = frozenset(("must", "should", "shall", "ought", "need"))
# Nobody is asked for a deed who is to be or to know something.
_NO_DEEDS = frozenset(("be", "know", "have", "feel", "see", "think", "understand", "remember", "realise", "realize"))
_CALLS = frozenset({"call", "calls", "called", "calling"})
_JOINS = frozenset({"and", "or", ","})
_ASKED = (("what",), ("how",), ("where",), ("when",), ("whether",), ("who",), ("whom",), ("which",))


def stands_in(parsed: Parsed, clause: Clause, frame: frozenset[str]) -> bool:
    """Whether one part of a frame stands: `object`, `to` for an infinitive, a preposition, or `ahead`.

    With `negated` the verb must stand under a "not", which is what makes it a refusal; `passive` is one of its forms.
    `directed` asks for an object that is to do a deed: "wants Brook to leave", but not "wants Brook to know".
    The object is `single` or, as in "called Brook a thief", `double`. `ahead` is a "that" which looks ahead
    ("that it will", "that it be held"), `demanded` for one that asks for something ("that it must", "that it be
    held", but not "that it will"). A "that" of another kind rules all else out.

    >>> from onrecord.grammar import read
    >>> def fits(text): return stands_in(parsed := read(text), parsed.clauses[0], frozenset(["ahead", "on"]))
    >>> fits("Brook insisted that the count was right."), fits("Brook insisted that it must end.")
    (False, True)
    >>> fits("Brook insisted on a vote.")
    True
    """
    if not frame:
        return True
    below = [one for one in parsed.clauses if one.over == clause.number and one.number > clause.number]
    # "Warned Brenn that" is the verb's own, "insisted on its demands that" the noun's.
    told = [one for one in below if one.link == "that" and (one.noun is None or one.noun in clause.objects)]
    if told:
        if "demanded" in frame and any(_is_demanded(parsed, one) for one in told):
            return True
        return "ahead" in frame and any(_looks_ahead(parsed, one) for one in told)
    if "negated" in frame:
        return clause.group.negated
    links = {one.link for one in below} | {prep for prep, _ in clause.preps}
    near = clause.acted_on
    if clause.group.passive:
        links.add("passive")
    if near:
        links.add("object")
        # "Wanted for a failure to appear": the deed is the noun's, as in "what he called an attempt to flee".
        named = only_calls(parsed, clause)
        own = [one for one in below if not named and (one.noun is None or one.noun in near)]
        if any(one.link == "to" and _is_to_be_done(parsed, one) for one in own):
            links.add("directed")
        links.add("single" if len(near) == 1 else "double")
    return not frame.isdisjoint(links)


def _is_to_be_done(parsed: Parsed, clause: Clause) -> bool:
    """Whether somebody is to do what hangs on a verb: not in "told them what to say"."""
    asked = parsed.lower[clause.group.start - 1 : clause.group.start] in _ASKED
    return not asked and not _is_no_deed(parsed, clause)


def only_calls(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb only says what somebody calls something: "what the judge called an attempt to flee".

    So does one with two objects: "called the raid an attempt to flee".

    >>> from onrecord.grammar import read
    >>> told = ("What Brook called an attempt to flee failed.", "Brook called the nun to testify.")
    >>> [only_calls(parsed := read(text), parsed.clauses[0]) for text in told]
    [True, False]
    >>> told = ("Brook called the raid an attempt to flee.", "Brook called the nun and the clerk to testify.")
    >>> [only_calls(parsed := read(text), parsed.clauses[0]) for text in told]
    [True, False]
    """
    if len(clause.objects) > 1 and parsed.lower[clause.group.head] in _CALLS:
        return parsed.lower[clause.objects[1].start - 1] not in _JOINS
    start = clause.subject[0].start if clause.subject else clause.group.start
    return parsed.lower[start - 1 : start] == ("what",)


def _is_no_deed(parsed: Parsed, clause: Clause) -> bool:
    return clause.group.predicate or parsed.lower[clause.group.head] in _NO_DEEDS


def _looks_ahead(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells of what is to come: with a modal, in the bare form of demands, or under a condition."""
    if clause.group.modal is not None:
        return not is_perfect(parsed, clause)
    bare = parsed.tags[clause.group.start] == "VB" and clause.group.form is Form.FINITE
    return bare or any(one.marker in _CONDITIONS and one.over == clause.number for one in parsed.clauses)


def _is_demanded(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause asks that something be done: "must", "should", the bare form; not what "will" or "could" be.

    >>> from onrecord.grammar import read
    >>> def asks(text): return _is_demanded(parsed := read(text), parsed.clauses[-1])
    >>> asks("Brook insisted that it must end."), asks("Brook insisted that it could end.")
    (True, False)
    """
    if clause.group.modal is None:
        return _looks_ahead(parsed, clause)
    return clause.group.modal in _DEMANDS and not is_perfect(parsed, clause)


def is_perfect(parsed: Parsed, clause: Clause) -> bool:
    """Whether a modal only guesses at what was: "must have known", "should have left".

    >>> from onrecord.grammar import read
    >>> [is_perfect(parsed := read(text), parsed.clauses[0]) for text in ("He must have left.", "He must leave.")]
    [True, False]
    """
    group = clause.group
    return group.modal is not None and not HAVE.isdisjoint(parsed.lower[group.start + 1 : group.head])
