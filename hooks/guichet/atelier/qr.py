"""QR codes, drawn at build: a printed page leads back to the page."""

import io
from functools import cache

import segno
from markupsafe import Markup

# Choosing among the eight masks takes ten times as long as drawing, and readers accept any.
_MASQUE = 4


@cache
def svg(adresse: str) -> Markup:
    """Return the QR code of ``adresse`` as an inline SVG element (error correction M, no quiet zone lost)."""
    sortie = io.BytesIO()
    segno.make(adresse, error="m", micro=False, mask=_MASQUE).save(
        sortie, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", lineclass=None, border=4
    )
    return Markup(sortie.getvalue().decode().strip())
