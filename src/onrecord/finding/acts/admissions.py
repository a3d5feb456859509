"""Does a statement own to something, which accuses nobody else and denies nothing: "admitted that it had failed"?

Takes the words of cue and content, or the content as sentences; says whether somebody admits what they or theirs have
done, tells of themselves alone, or is sorry for it. Leaves alone what they lay at another's door in the same breath:
"we failed because the mayor lied".
"""

import re
from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.finding.sentences import read_parts
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Span

_NOT = frozenset(("not", "never", "hardly"))
_ME = frozenset(("i", "we"))
# What an admission may begin with where its verb admits only with a clause: "accepted that", not "accepted the offer".
_CLAUSE = frozenset(("that", "he", "she", "it", "they", "there"))
# "I am truly sorry.", "We apologise for that": not "I am sorry to say", nor "I am sorry, but".
_SORRY = re.compile(
    r"\b(?:I|[Ww]e)(?:[’']m|[’']re|\s+am|\s+are)?\s+(?:\w+\s+)?(?:sorry|apologi[sz]e)\b(?!,?\s+(?:but|that|to)\b)"
)


def admits(cue: Sequence[str], content: Sequence[str], codebook: Codebook) -> bool:
    """Whether somebody owns to what is so.

    >>> from onrecord.codebook import load
    >>> def own(cue, content): return admits(cue.split(), content.split(), load())
    >>> own("admitted", "that it had lied"), own("accepted", "that he had erred")
    (True, True)
    >>> own("accepted", "the offer"), own("did not admit", "that it had lied"), own("denied", "that it had lied")
    (False, False, False)
    """
    words = codebook.acts.admissions
    clause = bool(content) and content[0] in _CLAUSE
    owns = not words.owning.isdisjoint(cue) or (clause and not words.with_clause.isdisjoint(cue))
    return owns and not any(word in _NOT or word.endswith("n't") for word in cue)


def of_themselves(text: str, content: Sequence[Span], codebook: Codebook) -> bool:
    """Whether all the blame in somebody's own words is theirs: "we have failed", "The port failed you. I am sorry".

    >>> from onrecord.codebook import load
    >>> def own(text): return of_themselves(text, [Span(0, len(text))], load())
    >>> own("We lied to our tenants"), own("We lost because the mayor lied"), own("The mayor lied")
    (True, False, False)
    >>> own("The port failed you. I am sorry."), own("I am sorry, but the mayor lied.")
    (True, False)
    """
    if any(_SORRY.search(text, span.start, span.end) for span in content):
        return True
    told = [(one, clause) for one in read_parts(text, content) for clause in one.clauses]
    finite = [(one, clause) for one, clause in told if clause.group.form is Form.FINITE and clause.subject]
    wrong = [one for one in finite if _is_wrong(*one, codebook)]
    return bool(wrong) and all(_is_mine(*one) for one in wrong)


def _is_mine(parsed: Parsed, clause: Clause) -> bool:
    return parsed.lower[clause.subject[0].head] in _ME and not clause.group.passive


def _is_wrong(parsed: Parsed, clause: Clause, codebook: Codebook) -> bool:
    """Whether a clause blames its subject: by its verb, or by a noun or an adjective behind that."""
    end = min((one.group.start for one in parsed.clauses if one.group.start >= clause.group.end), default=None)
    groups = codebook.acts.content
    return not (groups["deeds"] | groups["breaches"] | groups["blame"]).isdisjoint(
        parsed.lower[clause.group.start : end]
    )


def only_wonders(content: Sequence[str], codebook: Codebook) -> bool:
    """Whether a deed is told as a question alone: "asked them to find out whether doctors had lied".

    >>> from onrecord.codebook import load
    >>> only_wonders("it was unclear whether the clerk had lied".split(), load())
    True
    >>> only_wonders("the clerk had lied and asked whether they knew".split(), load())
    False
    """
    groups = codebook.acts.content
    blamed = groups["deeds"] | groups["breaches"]
    first = next((at for at, word in enumerate(content) if word in blamed), 0)
    asked = [at for at, word in enumerate(content[:first]) if word in ("whether", "if")]
    return bool(asked) and "that" not in content[asked[-1] : first]
