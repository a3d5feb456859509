"""Read the map in ARCHITECTURE.md, and what the code really imports.

Every function takes a table or a folder and gives sets or sentences; `tests/docs/test_map.py` holds them together.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """What a folder may import: other folders (`*`: all), and third-party tools."""

    folders: frozenset[str]
    tools: frozenset[str]


class Import(NamedTuple):
    """One import: the folder that does it, the file, and the dotted name."""

    importer: str
    file: Path
    name: str

    @property
    def top(self) -> str:
        return self.name.partition(".")[0]


def read_map(page: str) -> dict[str, Row]:
    """The rows of the import table."""
    table = page.partition("## Who may import whom")[2].partition("\n## ")[0]
    cells = [row.split("|")[1:4] for row in table.splitlines() if row.startswith("| `")]
    return {quoted(folder)[0]: Row(frozenset(quoted(may)), frozenset(quoted(tools))) for folder, may, tools in cells}


def quoted(cell: str) -> list[str]:
    """The words between backticks."""
    return cell.split("`")[1::2]


def folder_of(file: Path, package: Path) -> str:
    """The folder of the package that a file belongs to; a module at the top is its own folder."""
    return file.relative_to(package).parts[0].removesuffix(".py")


def imports(package: Path, within: Path | None = None) -> Iterator[Import]:
    """Every import in the package, or in one folder of it, wherever in a file it stands, one for each name."""
    for file in sorted((within or package).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for name in names_imported(node, file, package):
                yield Import(folder_of(file, package), file, name)


def names_imported(node: ast.AST, file: Path, package: Path) -> list[str]:
    """The full dotted names that one statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:  # a relative import, led back to the full name
        above = (package.name, *file.relative_to(package).parts)[: -node.level]
        base = ".".join([*above, *filter(None, [node.module])])
    # `from onrecord import reading` names the folder only in the list, `from onrecord.reading import x` before it.
    return [f"{base}.{alias.name}" for alias in node.names]


def between_folders(package: Path) -> Iterator[tuple[Import, str]]:
    """Imports from one folder of the package into another, with the folder imported."""
    inside = {path.stem for path in package.iterdir() if path.is_dir() or path.suffix == ".py"}
    for one in imports(package):
        if one.top == package.name:
            second = one.name.split(".")[1] if "." in one.name else "__init__"
            imported = second if second in inside else "__init__"
            if imported != one.importer:
                yield one, imported


def strays(package: Path, rows: dict[str, Row]) -> list[str]:
    """Say in words each import between folders that the map does not allow. Without a row nothing is."""
    nothing = Row(frozenset(), frozenset())
    return [
        f"{one.file.relative_to(package)}: {one.importer} may not import {imported}"
        for one, imported in between_folders(package)
        if not {imported, "*"} & (rows.get(one.importer, nothing).folders | {"errors"})
    ]


def stray_tools(package: Path, rows: dict[str, Row]) -> list[str]:
    """Say in words each third-party import outside the folders whose rows name it."""
    nothing = Row(frozenset(), frozenset())
    return [
        f"{one.file.relative_to(package)}: {one.top} does not live in {one.importer}"
        for one in imports(package)
        if one.top not in {package.name, *sys.stdlib_module_names}
        and one.top not in rows.get(one.importer, nothing).tools
    ]


def between_rooms(package: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Imports from one room of a folder of the package into another; a module beside the rooms is a room.

    A folder inside another is named with it, `finding/events`; what is asked at its door comes from `__init__`.
    """
    home = package / folder
    rooms = {path.stem for path in home.iterdir() if path.is_dir() or path.suffix == ".py"}
    inside = [package.name, *Path(folder).parts]
    for one in imports(package, within=home):
        names = one.name.split(".")
        if names[: len(inside)] == inside and len(names) > len(inside):
            room, imported = folder_of(one.file, home), names[len(inside)]
            if room != imported:
                yield room, imported if imported in rooms else "__init__"


def cycle(package: Path) -> list[str]:
    """The folders of an import cycle, or nothing."""
    return _cycle((one.importer, imported) for one, imported in between_folders(package))


def cycle_of_rooms(package: Path, folder: str) -> list[str]:
    """The rooms of an import cycle inside a folder, or nothing."""
    return _cycle(between_rooms(package, folder))


def _cycle(arrows: Iterable[tuple[str, str]]) -> list[str]:
    graph: dict[str, set[str]] = {}
    for importer, imported in arrows:
        graph.setdefault(importer, set()).add(imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
