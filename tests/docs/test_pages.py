"""What the pages say to type can be typed, what can be typed is described, and every link leads somewhere."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md"))
    if path.name != "CLAUDE.md"
)
MODULES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))
CHORES = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
FRAGMENT = re.compile(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md")


def code_in(page: str) -> str:
    """What stands in fenced blocks and between backticks."""
    fenced = re.findall(r"```.*?\n(.*?)```", page, re.DOTALL)
    return "\n".join([*fenced, *re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_chore_that_a_page_names_is_in_the_makefile(page: Path):
    named = set(re.findall(r"\bmake ([a-z]+)", code_in(page.read_text(encoding="utf-8"))))
    assert named <= CHORES


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page: Path):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_opens_with_the_two_commands():
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks[:2] == ["make read\n", "make test\n"]


def test_ci_runs_the_readmes_second_command_as_it_stands():
    assert "step make test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_report_that_make_read_reads_is_there():
    example = re.search(r"^EXAMPLE := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert example is not None
    assert (ROOT / example[1]).is_file()


def test_every_fragment_has_a_kind_and_says_something():
    for path in (ROOT / "changelog.d").iterdir():
        assert path.name == "README.md" or FRAGMENT.fullmatch(path.name), path.name
        assert path.read_text(encoding="utf-8").strip(), path.name


def test_every_decision_has_its_five_parts_and_a_date():
    for path in (ROOT / "docs" / "decisions").glob("*.md"):
        if path.name != "README.md":
            assert re.match(r"\d{4}-\d\d-\d\d-", path.name), path.name
            parts = re.findall(r"^\*\*(.+?)\*\*", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert parts == ["Question.", "Decision.", "Because.", "Costs.", "Look again when"], path.name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_module_says_what_it_is_for(module: Path):
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), "no docstring"


# The command line, as click knows it, against docs/reference/commands.md.


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name."""
    if not (ROOT / "src" / "onrecord" / "cli" / "main.py").is_file():
        pytest.skip("there is no command line yet")
    main = importlib.import_module("onrecord.cli.main").main
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        yield f"onrecord {name}", command


def section(name: str) -> str:
    """The part of the page about one command, and about the filters where it takes them."""
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    parts = {part.partition("\n")[0]: part for part in page.split("\n## ")[1:]}
    found = next((part for title, part in parts.items() if title == name or title.startswith(f"{name} ")), "")
    return found + (parts["Filters"] if "(#filters)" in found else "")


def test_every_command_is_described():
    assert [name for name, _ in commands() if not section(name)] == []


def test_every_option_and_choice_is_described_with_its_command():
    missing = [
        f"{name} {word}"
        for name, command in commands()
        for option in command.params
        if isinstance(option, click.Option)
        for word in (*option.opts, *(option.type.choices if isinstance(option.type, click.Choice) else ()))
        if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", section(name))
    ]
    assert missing == []


def test_no_option_is_described_that_is_not_there():
    for name, command in commands():
        known = {word for option in command.params if isinstance(option, click.Option) for word in option.opts}
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", section(name))) <= known, name
