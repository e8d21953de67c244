"""Under `make serve`, what the core writes is written when it is first asked for: a save shows in seconds."""

from collections.abc import Iterable
from threading import Lock
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from guichet.atelier.ecriture import Ecrivain
from guichet.atelier.rendu import PageImpossible


class ALaDemande:
    """Stands before a server of files, and makes what it does not find."""

    def __init__(self) -> None:
        self._verrou = Lock()
        self._ecrivain: Ecrivain | None = None
        self._publie = False

    def recommencer(self, ecrivain: Ecrivain) -> None:
        """From now on write what ``ecrivain`` does; what was written before is no longer there."""
        with self._verrou:
            self._ecrivain, self._publie = ecrivain, False

    def devant(self, servir: WSGIApplication) -> WSGIApplication:
        """Return ``servir``, which is asked again once what it did not find has been written."""

        def application(demande: WSGIEnvironment, repondre: StartResponse) -> Iterable[bytes]:
            reponse: list[Any] = []
            corps = servir(demande, lambda *ce_que: reponse.extend(ce_que))  # type: ignore[arg-type]
            if not reponse[0].startswith("404"):
                repondre(*reponse)
                return corps
            try:
                self.ecrire(demande["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"))
            except PageImpossible as faute:
                repondre("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [str(faute).encode()]
            return servir(demande, repondre)

        return application

    def ecrire(self, chemin: str) -> None:
        """Write what is asked for at ``chemin``: a page, else all that belongs to the whole site. Raises PageImpossible."""
        with self._verrou:
            if self._ecrivain is None:
                return
            racine = urlsplit(self._ecrivain.rendeur.atelier.racine_web).path
            if not self._ecrivain.page(f"{chemin.removeprefix(racine).strip('/')}/".lstrip("/")) and not self._publie:
                self._publie = True
                self._ecrivain.fichiers()
