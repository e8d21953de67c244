"""Our scripts, asked from a page of the browser; the cases that they share with Python."""

from collections.abc import Callable
from typing import Any

import yaml
from playwright.sync_api import Page

from appui.construction import PROJET

Ouvrir = Callable[..., Page]


def lire_cas(nom: str) -> list[dict[str, Any]]:
    """Return the cases of the table ``nom`` of ``tests/cas``."""
    cas: list[dict[str, Any]] = yaml.safe_load((PROJET / "tests" / "cas" / nom).read_text("utf-8"))
    return cas


def appeler(page: Page, module: str, corps: str, valeur: Any = None) -> Any:
    """Return what the JavaScript function ``corps`` of (exports of ``module``, ``valeur``) gives."""
    return page.evaluate(
        f"async (valeur) => ({corps})(await import('/assets/javascripts/{module}.js'), valeur)",
        valeur,
    )
