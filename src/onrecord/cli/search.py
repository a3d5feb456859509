"""`onrecord search`: find what is on record by its words.

Takes words and filters; prints statements or articles with the words in context. Changes nothing.
"""

from typing import Any

import click

from onrecord.cli.keeping import (
    article_lines,
    filters,
    json_option,
    ledger_option,
    limit_option,
    print_json,
    question,
    statement_lines,
)


@click.command(name="search")
@click.argument("words", nargs=-1)
@ledger_option
@filters
@click.option(
    "--in",
    "where",
    type=click.Choice(("statements", "articles")),
    default="statements",
    show_default=True,
    help="Among the words of statements, or all words of articles.",
)
@click.option("--sort", type=click.Choice(("relevance", "date", "oldest")), default="relevance", show_default=True)
@limit_option
@json_option
def command(words: tuple[str, ...], ledger: str, where: str, as_json: bool, **given: Any) -> None:
    """Find statements or articles.

    WORDS are found in every form of theirs (pump, pumps, pumping). '"harbour master"' is a phrase, tunn* a
    beginning, -- -dock leaves a word out. Without words, the filters alone choose.
    """
    from onrecord.ledger import open_ledger  # noqa: PLC0415 - wrong usage is told at once

    with open_ledger(ledger) as opened:
        asked = question(given, words=" ".join(words))
        page = opened.view.statements(asked) if where == "statements" else opened.view.articles(asked)
    if as_json:
        print_json(page)
        return
    for hit in page.hits:
        for line in statement_lines(hit) if where == "statements" else article_lines(hit):
            click.echo(line)
        click.echo()
    if not page.hits:
        click.echo("Nothing on record fits.")
    elif page.more:
        click.echo(f"There are more than {given['limit']}: narrow the search, or give a larger --limit.")
