"""lunr without NLTK, which it imports whole where it is installed: half a second of each command, for word lists that our
own analysers replace.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

_NLTK = "nltk"


def _sans_nltk(module: str) -> Any:
    """Import ``module`` as if NLTK were not installed."""
    if _NLTK in sys.modules:
        return import_module(module)
    sys.modules[_NLTK] = None  # type: ignore[assignment]
    try:
        return import_module(module)
    finally:
        del sys.modules[_NLTK]


if TYPE_CHECKING:
    from lunr.builder import Builder
else:
    Builder = _sans_nltk("lunr.builder").Builder

__all__ = ["Builder"]
