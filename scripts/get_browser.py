"""Get the browser in which the workbench is tested, where apt may.

    python3 scripts/get_browser.py

Does nothing where there is a Chromium. Else it asks apt for Debian's, which only root may, and says what is missing
where that cannot be done; the tests in a browser are then skipped. Uses nothing but the standard library.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = ("/Applications/Chromium.app/Contents/MacOS/Chromium",)


def main() -> None:
    """Look, install, or say what is missing."""
    if chromium() or (may_install() and install() and chromium()):
        return
    print(
        "No Chromium is here, and apt could not or may not bring it: the tests in a browser will be skipped.\n"
        "On Debian: sudo apt-get install chromium. Elsewhere, name one in ONRECORD_CHROMIUM.",
        file=sys.stderr,
    )


def chromium() -> "str | None":
    """The path of a Chromium, or None."""
    given = os.environ.get("ONRECORD_CHROMIUM")
    found = [given] if given else [shutil.which(name) for name in NAMES]
    return next((path for path in [*found, *PLACES] if path and os.access(path, os.X_OK)), None)


def may_install() -> bool:
    """Whether this user may install packages with apt."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> bool:
    """Ask apt; its own words are shown where it fails."""
    print("Installing Chromium with apt-get, for the tests in a browser (a minute or two) ...", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(line, env=env, capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            print(done.stderr[-2000:], file=sys.stderr)
            return False
    return True


if __name__ == "__main__":
    main()
