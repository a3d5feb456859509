"""Set up .venv: a virtual environment with onrecord and, where named, its extras.

    python3 scripts/set_up.py [EXTRA ...]

Safe to repeat: nothing is done where nothing changed. It installs again when `pyproject.toml` or the
Python changed, and starts anew where `.venv` does not run (the folder was moved, the Python is gone).
Uses nothing but the standard library, and runs on a Python too old for onrecord in order to say so.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.txt"
NEEDED = (3, 11)


def main(extras: "list[str]") -> None:
    """Make what is missing, install what changed."""
    if sys.version_info[:2] < NEEDED:
        sys.exit(too_old(sys.version_info[:2], sys.executable))
    if not runs(VENV):
        make(VENV)
    done = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []
    state = fingerprint()
    had = set(done[1:]) if done[:1] == [state] else set()
    if done[:1] == [state] and set(extras) <= had:
        return
    wanted = sorted(had | set(extras))
    print("Setting up .venv (onrecord and what it needs; a minute or two) ...", flush=True)
    target = str(ROOT) + ("[" + ",".join(wanted) + "]" if wanted else "")
    pip = [str(python_of(VENV)), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--editable", target], cwd=str(ROOT)):  # noqa: S603
        sys.exit("pip could not install onrecord; its own message is above. Once that is mended, run this again.")
    STAMP.write_text("\n".join([state, *wanted]) + "\n", encoding="utf-8")


def too_old(version: "tuple[int, ...]", executable: str) -> str:
    """The message for a Python that cannot run onrecord."""
    return "onrecord needs Python {}.{} or later; {} is {}.{}.\nName a newer one: make read PYTHON=python3.12".format(
        *NEEDED, executable, *version
    )


def python_of(venv: Path) -> Path:
    """The Python inside a virtual environment."""
    return venv / "bin" / "python"


def runs(venv: Path) -> bool:
    """Whether the environment is whole: its Python starts and has pip."""
    if not python_of(venv).exists():
        return False
    check = [str(python_of(venv)), "-c", "import pip"]
    return subprocess.call(check, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0  # noqa: S603


def make(venv: Path) -> None:
    """Make the environment with venv or, where a Linux distribution ships Python without it, with virtualenv."""
    if venv.exists():
        shutil.rmtree(str(venv))
    own = [sys.executable, "-m", "venv", str(venv)]
    if subprocess.call(own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0 and runs(venv):  # noqa: S603
        return
    shutil.rmtree(str(venv), ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        # --target, because such distributions also forbid pip to touch the Python of the system.
        fetch = [sys.executable, "-m", "pip", "install", "-qq", "--target", folder, "virtualenv"]
        build = "import sys; sys.path.insert(0, sys.argv.pop(1)); from virtualenv.__main__ import run; run()"
        if (
            subprocess.call(fetch) == 0  # noqa: S603
            and subprocess.call([sys.executable, "-c", build, folder, "--quiet", str(venv)]) == 0  # noqa: S603
            and runs(venv)
        ):
            return
    sys.exit(
        f"{sys.executable} can make no virtual environment: it has neither venv nor a pip that can bring virtualenv.\n"
        "On Debian and Ubuntu: apt-get install python3-venv python3-pip"
    )


def fingerprint() -> str:
    """What the environment was made from: the project's file and the Python."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    digest.update(repr((str(ROOT), sys.version)).encode("utf-8"))
    return digest.hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])
