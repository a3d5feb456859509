"""English word order: sentences into words, word classes, noun phrases, verb groups, clauses.

Takes text; yields parsed sentences (`parsed.Parsed`). A small tagger and rules stand behind it, no full parser:
it serves where a reader needs to know who does what to whom, and is quick.
"""

from collections.abc import Callable, Sequence

from onrecord.grammar.clauses import parse
from onrecord.grammar.closed import BE, HAVE, MARKERS, NOMINATIVES, REFLEXIVES
from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.groups.verbs import Form, Group
from onrecord.grammar.lexicon import NO_WORDS, Lexicon
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.tagging.classes import load
from onrecord.grammar.tags import ABOUT, NAMES, NOUNS, RELATIVES, TIME
from onrecord.grammar.words import Word, sentences, words
from onrecord.records import Span

__all__ = [
    "ABOUT",
    "BE",
    "HAVE",
    "MARKERS",
    "NAMES",
    "NOMINATIVES",
    "NOUNS",
    "REFLEXIVES",
    "RELATIVES",
    "TIME",
    "Clause",
    "Form",
    "Group",
    "Lexicon",
    "Parsed",
    "Phrase",
    "Word",
    "parse_parts",
    "read",
    "sentences",
]


def read(sentence: str, lexicon: Lexicon = NO_WORDS) -> Parsed:
    """Read one sentence.

    >>> [clause.group.form.value for clause in read("Arlia refused to talk.").clauses]
    ['finite', 'infinitive']
    """
    return parse(words(sentence, Span(0, len(sentence))), load(), lexicon)


def parse_parts(
    text: str,
    parts: Sequence[Span],
    lexicon: Lexicon = NO_WORDS,
    worth: Callable[[Sequence[Word]], bool] = bool,
) -> list[Parsed]:
    """Read the sentences of the parts of a text, those that are worth it.

    >>> [parsed.lower[0] for parsed in parse_parts("Rents fell. Nobody knew.", [Span(0, 24)])]
    ['rents', 'nobody']
    """
    classes = load()
    return [parse(sentence, classes, lexicon) for sentence in sentences(text, parts) if worth(sentence)]
