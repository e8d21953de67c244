"""What a server says with each file: the one source of the configurations, of the policy in the pages, of the tests."""

import re
from collections.abc import Mapping

# Nothing that another host serves, no code in the page, no plug-in, no frame.
_POLITIQUE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# What a page cannot say of itself.
_EN_TETE_SEULEMENT = frozenset(("frame-ancestors",))


def politique(*, dans_la_page: bool = False) -> str:
    """Return the Content-Security-Policy; that of a page leaves out what browsers take from a header only."""
    retenues = [
        f"{nom} {valeur}" for nom, valeur in _POLITIQUE.items() if not (dans_la_page and nom in _EN_TETE_SEULEMENT)
    ]
    return "; ".join(retenues)


# With every answer, that of an error included.
TOUJOURS: Mapping[str, str] = {
    "Content-Security-Policy": politique(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Browsers take it from an https answer only.
    "Strict-Transport-Security": "max-age=31536000",
}

# Paths whose content never changes; all others are asked about again, and come only if they have changed.
IMMUABLES = r"^/(?:assets|recherche/[a-z]+)/[0-9a-f]{12}/"
POUR_TOUJOURS = "public, max-age=31536000, immutable"
A_REDEMANDER = "no-cache"

# Open data is for any other site to read.
OUVERTES = r"^/donnees/"
A_TOUS = "*"

_TEXTE = "; charset=utf-8"
# By extension; what is not here is not published.
TYPES: Mapping[str, str] = {
    "html": f"text/html{_TEXTE}",
    "css": f"text/css{_TEXTE}",
    "js": f"text/javascript{_TEXTE}",
    "json": f"application/json{_TEXTE}",
    "map": f"application/json{_TEXTE}",
    "geojson": f"application/geo+json{_TEXTE}",
    "webmanifest": f"application/manifest+json{_TEXTE}",
    "txt": f"text/plain{_TEXTE}",
    "csv": f"text/csv{_TEXTE}",
    "ics": f"text/calendar{_TEXTE}",
    "xml": f"application/xml{_TEXTE}",
    "svg": f"image/svg+xml{_TEXTE}",
    "png": "image/png",
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
}
# By the end of the path, before the extension: feeds.
TYPES_PROPRES: Mapping[str, str] = {
    "/atom.xml": f"application/atom+xml{_TEXTE}",
    "/feed.json": f"application/feed+json{_TEXTE}",
}
COMPRESSIBLES = frozenset(nom for nom, nature in TYPES.items() if nature.endswith(_TEXTE))


def nature(chemin: str) -> str | None:
    """Return the type of what is at ``chemin``, from the root of the site; None for what is not published."""
    for fin, propre in TYPES_PROPRES.items():
        if chemin.endswith(fin):
            return propre
    nom = "index.html" if chemin.endswith("/") else chemin.rpartition("/")[2]
    return TYPES.get(nom.rpartition(".")[2])


def entetes(chemin: str) -> dict[str, str]:
    """Return every header of what is at ``chemin``, from the root of the site, but those that HTTP itself asks for."""
    propres = {"Cache-Control": POUR_TOUJOURS if re.match(IMMUABLES, chemin) else A_REDEMANDER}
    if re.match(OUVERTES, chemin):
        propres["Access-Control-Allow-Origin"] = A_TOUS
    return {**TOUJOURS, **propres}
