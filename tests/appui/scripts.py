"""Our scripts, asked from a page of the browser; the cases that they share with Python."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Ouvrir = Callable[..., Page]


def appeler(page: Page, module: str, corps: str, valeur: Any = None) -> Any:
    """Return what the JavaScript function ``corps`` of (exports of ``module``, ``valeur``) gives."""
    return page.evaluate(
        f"async (valeur) => ({corps})(await import('/assets/javascripts/{module}.js'), valeur)",
        valeur,
    )
