"""QR codes, drawn at build: a printed page leads back to the page."""

import io

import segno
from markupsafe import Markup


def svg(adresse: str) -> Markup:
    """Return the QR code of ``adresse`` as an inline SVG element (error correction M, no quiet zone lost)."""
    sortie = io.BytesIO()
    segno.make(adresse, error="m", micro=False).save(
        sortie, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", lineclass=None, border=4
    )
    return Markup(sortie.getvalue().decode().strip())
