"""ARCHITECTURE.md is true: who imports whom, where third-party tools live, and no cycles."""

from pathlib import Path

import pytest

from scripts.import_map import Row, cycle, cycle_of_rooms, read_map, stray_tools, strays

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "onrecord"
WITH_ROOMS = sorted({str(path.parents[1].relative_to(PACKAGE)) for path in PACKAGE.glob("*/*/**/*.py")})
MAP = read_map((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))


def test_no_import_strays_from_the_map():
    assert strays(PACKAGE, MAP) == []


def test_third_party_tools_are_imported_only_where_the_map_says():
    assert stray_tools(PACKAGE, MAP) == []


def test_no_folder_imports_itself_by_a_detour():
    assert cycle(PACKAGE) == []


@pytest.mark.parametrize("folder", WITH_ROOMS)
def test_no_room_of_a_folder_imports_itself_by_a_detour(folder: str):
    assert cycle_of_rooms(PACKAGE, folder) == []


def test_the_map_has_a_row_for_every_folder():
    folders = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert folders <= set(MAP)


# The reading of the map itself, on a small package.

ROWS = {
    "records": Row(frozenset(), frozenset({"msgspec"})),
    "finding": Row(frozenset({"records"}), frozenset()),
    "cli": Row(frozenset({"*"}), frozenset({"click"})),
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "onrecord"
    for name in ("records", "finding", "cli"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("", encoding="utf-8")
    (folder / "errors.py").write_text("", encoding="utf-8")
    return folder


def write(package: Path, name: str, code: str) -> None:
    (package / name).write_text(code, encoding="utf-8")


def test_what_the_map_allows_is_no_stray(package: Path):
    write(package, "finding/quotes.py", "import re\nfrom onrecord.records import Span\nfrom onrecord.errors import E\n")
    write(package, "cli/main.py", "import click\nfrom onrecord.finding import quotes\n")
    assert strays(package, ROWS) == stray_tools(package, ROWS) == []


@pytest.mark.parametrize(
    "code",
    [
        "from onrecord.finding import quotes",
        "from onrecord.finding.quotes import find",
        "from onrecord import finding",
        "import onrecord.finding.quotes",
        "def later():\n    from onrecord.finding import quotes",
        "from ..finding import quotes",
        "from .. import finding",
    ],
)
def test_a_stray_import_is_found_however_it_is_written(package: Path, code: str):
    write(package, "records/span.py", code)
    assert strays(package, ROWS) == ["records/span.py: records may not import finding"]


def test_who_imports_the_package_itself_imports_its_front_door(package: Path):
    write(package, "records/span.py", "import onrecord\n")
    assert strays(package, ROWS) == ["records/span.py: records may not import __init__"]


def test_a_folder_that_is_not_on_the_map_may_import_nothing(package: Path):
    write(package, "web.py", "from onrecord.records import Span\nimport click\n")
    assert strays(package, ROWS) == ["web.py: web may not import records"]
    assert stray_tools(package, ROWS) == ["web.py: click does not live in web"]


def test_a_tool_outside_its_folder_is_found(package: Path):
    write(package, "finding/quotes.py", "def later():\n    import msgspec.json\n")
    assert stray_tools(package, ROWS) == ["finding/quotes.py: msgspec does not live in finding"]


def test_a_cycle_is_found(package: Path):
    write(package, "records/span.py", "from onrecord.finding import quotes\n")
    write(package, "finding/quotes.py", "from onrecord.records import span\n")
    assert set(cycle(package)) == {"records", "finding"}


def test_a_cycle_of_rooms_is_found(package: Path):
    for room, other in (("acts", "times"), ("times", "acts")):
        (package / "finding" / room).mkdir()
        write(package, f"finding/{room}/days.py", f"from onrecord.finding.{other} import days\n")
    assert set(cycle_of_rooms(package, "finding")) == {"acts", "times"}
    assert cycle(package) == []


def test_a_cycle_of_rooms_is_found_in_a_folder_inside_another(package: Path):
    for room, other in (("days", "clocks"), ("clocks", "days")):
        (package / "finding" / "times" / room).mkdir(parents=True)
        write(package, f"finding/times/{room}/read.py", f"from onrecord.finding.times.{other} import read\n")
    assert set(cycle_of_rooms(package, "finding/times")) == {"days", "clocks"}
    assert cycle_of_rooms(package, "finding") == []


def test_a_room_may_not_ask_the_door_of_its_own_folder(package: Path):
    (package / "finding" / "times").mkdir()
    write(package, "finding/times/__init__.py", "from onrecord.finding.times.days import Day\n")
    write(package, "finding/times/days.py", "from onrecord.finding.times import Day\n")
    assert set(cycle_of_rooms(package, "finding/times")) == {"__init__", "days"}


def test_the_table_is_read_from_its_own_section_only():
    page = "| `a` | `b` | – |\n## Who may import whom\n| `c` | `d`, `e` | `f` |\n## Next\n| `g` | – | – |\n"
    assert read_map(page) == {"c": Row(frozenset({"d", "e"}), frozenset({"f"}))}
