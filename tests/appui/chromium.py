"""The Chromium of the machine, as outils/navigateur.sh leaves it."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Playwright

# Its shell without windows first: a page costs less than half.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium(playwright: Playwright, arguments: Sequence[str] = ("--no-sandbox",)) -> Browser:
    """Start Chromium: CHROMIUM, the system's, or Playwright's own. Raises AssertionError when there is none."""
    chemin = _chemin(playwright.chromium.executable_path)
    assert chemin, "aucun Chromium : installez le paquet chromium, ou lancez « playwright install chromium »"
    return playwright.chromium.launch(executable_path=chemin, args=list(arguments))


def _chemin(propre: str) -> str | None:
    for nom in (os.environ.get("CHROMIUM"), *CHROMIUMS):
        if nom and (trouve := shutil.which(nom)):
            return trouve
    return propre if Path(propre).exists() else None
