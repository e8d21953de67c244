"""Reading makes a million objects that all stay: looking among them for cycles to throw away takes a sixth of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def sans_ramassage() -> Iterator[None]:
    """Keep Python from looking for cycles until the end of the block, or of the function that this decorates."""
    actif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if actif:
            gc.enable()
