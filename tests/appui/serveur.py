"""Serve the built site as a strict host would: security headers, compression, its own 404 page."""

import gzip
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from guichet.publication.entetes import nature, politique

CSP = politique()
# A blank page of the same origin, where a tab waits between two tests.
ATTENTE = ".attente"
_COMPRESSIBLES = (".html", ".css", ".js", ".json", ".geojson", ".svg", ".xml", ".txt", ".webmanifest")


@lru_cache(maxsize=512)
def compresse(fichier: Path) -> bytes:
    """Return the content of ``fichier`` as gzip at its best level, the measure of every weight here."""
    return gzip.compress(fichier.read_bytes(), compresslevel=9, mtime=0)


def fichier_de(racine: Path, chemin: str) -> Path | None:
    """Return the file that answers the address ``chemin`` (no query, no fragment), or None."""
    fichier = racine / unquote(chemin).lstrip("/")
    if chemin.endswith("/") or chemin == "":
        fichier /= "index.html"
    return fichier if fichier.is_file() else None


def _gestionnaire(racine: Path, politique: str) -> type[BaseHTTPRequestHandler]:
    class Gestionnaire(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            chemin = urlsplit(self.path).path
            if chemin == f"/{ATTENTE}":
                self._envoyer(200, "text/html", b"<!doctype html>")
                return
            fichier = fichier_de(racine, chemin)
            if fichier is None:
                self._repondre(404, racine / "404.html")
            else:
                self._repondre(200, fichier)

        def _repondre(self, etat: int, fichier: Path) -> None:
            comprime = fichier.suffix in _COMPRESSIBLES
            # Where it is today: the site may be a link that moves.
            corps = compresse(fichier.resolve()) if comprime else fichier.read_bytes()
            genre = nature(fichier.as_posix()) or mimetypes.guess_type(fichier.name)[0] or "application/octet-stream"
            self._envoyer(etat, genre, corps, comprime=comprime)

        def _envoyer(self, etat: int, nature: str, corps: bytes, *, comprime: bool = False) -> None:
            self.send_response(etat)
            self.send_header("Content-Type", nature)
            self.send_header("Content-Length", str(len(corps)))
            if politique:
                self.send_header("Content-Security-Policy", politique)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Referrer-Policy", "no-referrer")
            if comprime:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(corps)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing: what fails is told by the browser."""

    return Gestionnaire


class _Serveur(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left before all its files have come is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def en_service(gestionnaire: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer with ``gestionnaire`` on a free local port, and yield its address, slash included."""
    with _Serveur(("127.0.0.1", 0), gestionnaire) as serveur:
        fil = threading.Thread(target=serveur.serve_forever, daemon=True)
        fil.start()
        try:
            yield f"http://127.0.0.1:{serveur.server_address[1]}/"
        finally:
            serveur.shutdown()
            fil.join()


def servir(racine: Path, politique: str = CSP) -> AbstractContextManager[str]:
    """Serve ``racine`` on a free local port, under ``politique`` (none if empty); the address has its slash."""
    return en_service(_gestionnaire(racine, politique))
