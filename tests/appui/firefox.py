"""Firefox as Debian has it, driven through the socket it opens for that: Marionette.

Playwright drives a Firefox of its own making, or the plain one with commands that Debian's does not know.
"""

import itertools
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

PATIENCE = 10.0  # s
REGLAGES = {
    "marionette.port": 0,
    "intl.accept_languages": "fr-FR, fr",
    "dom.serviceWorkers.enabled": False,
    # Nothing is asked of anyone but the site.
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
# A window is at least 500 px wide: its page is made narrower.
_RETRECIR = """
const [largeur, hauteur] = arguments, vue = gBrowser.selectedBrowser;
for (const [nom, px] of [['width', largeur], ['height', hauteur]])
  for (const borne of ['min-', 'max-']) vue.style.setProperty(borne + nom, px + 'px');
vue.closest('.browserStack').style.setProperty('width', largeur + 'px');
"""
# What pages of the site said was wrong with them.
_ERREURS = """
const dits = Services.console.getMessageArray().filter(dit => dit instanceof Ci.nsIScriptError)
  .filter(dit => !(dit.flags & dit.warningFlag) && dit.sourceName.startsWith(arguments[0]));
Services.console.reset();
return dits.map(dit => dit.errorMessage);
"""


class FirefoxError(RuntimeError):
    """What Firefox answered instead of doing what it was asked."""


def chemin_de_firefox() -> str | None:
    """Return the Firefox to start: FIREFOX, or the system's."""
    noms = (os.environ.get("FIREFOX"), "firefox-esr", "firefox")
    return next((lieu for nom in noms if nom and (lieu := shutil.which(nom))), None)


class Firefox:
    """A Firefox that was started, and one page in it. Whatever it is asked may raise FirefoxError."""

    def __init__(self, flux: IO[bytes], sortie: socket.socket) -> None:
        self.flux, self.sortie, self.rangs = flux, sortie, itertools.count(1)
        self._lire()
        self.demander("WebDriver:NewSession", capabilities={})

    def _lire(self) -> Any:
        taille = b"".join(iter(lambda: self.flux.read(1), b":"))
        return json.loads(self.flux.read(int(taille)))

    def demander(self, commande: str, **valeurs: Any) -> Any:
        """Ask for ``commande`` and return what it gives."""
        texte = json.dumps([0, next(self.rangs), commande, valeurs]).encode()
        self.sortie.sendall(b"%d:%s" % (len(texte), texte))
        _, _, erreur, valeur = self._lire()
        if erreur:
            raise FirefoxError(f"{commande} {valeurs} : {erreur['error']}, {erreur['message']}")
        return valeur["value"] if isinstance(valeur, dict) and "value" in valeur else valeur

    def evaluer(self, script: str, *arguments: Any) -> Any:
        """Return what ``script``, the body of a function, returns in the page."""
        return self.demander("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def _du_navigateur(self, script: str, *arguments: Any) -> Any:
        self.demander("Marionette:SetContext", value="chrome")
        try:
            return self.evaluer(script, *arguments)
        finally:
            self.demander("Marionette:SetContext", value="content")

    def retrecir(self, largeur: int, hauteur: int) -> None:
        """Give the page that size, in CSS pixels."""
        self._du_navigateur(_RETRECIR, largeur, hauteur)

    def erreurs(self, origine: str) -> list[str]:
        """Return what was refused to the pages of ``origine``, or broken in them, since last asked."""
        dites: list[str] = self._du_navigateur(_ERREURS, origine)
        return dites

    def aller(self, adresse: str) -> None:
        """Open ``adresse`` and wait until it is there."""
        self.demander("WebDriver:Navigate", url=adresse)

    def attendre(self, script: str, *arguments: Any) -> Any:
        """Return what ``script`` returns, once it is true. Raises FirefoxError if it does not become so."""
        return self._insister(lambda: self.evaluer(script, *arguments), f"{script} {arguments}")

    def cliquer(self, script: str, *arguments: Any) -> None:
        """Press the element that ``script`` returns, once it shows."""
        self._sur("WebDriver:ElementClick", script, arguments)

    def ecrire(self, texte: str, script: str, *arguments: Any) -> None:
        """Put ``texte`` in the field that ``script`` returns."""
        self._sur("WebDriver:ElementSendKeys", script, arguments, text=texte)

    def _sur(self, commande: str, script: str, arguments: tuple[Any, ...], **valeurs: Any) -> None:
        def faire() -> bool:
            element = self.evaluer(script, *arguments)
            if element:
                self.demander(commande, id=next(iter(element.values())), **valeurs)
            return bool(element)

        self._insister(faire, f"{commande} {arguments}")

    def _insister(self, faire: Callable[[], Any], quoi: str) -> Any:
        """Return what ``faire`` returns once it is true, and once what it finds is no longer being replaced."""
        fin = time.monotonic() + PATIENCE
        while True:
            try:
                if valeur := faire():
                    return valeur
            except FirefoxError as erreur:
                if "stale element" not in str(erreur):
                    raise
            if time.monotonic() > fin:
                raise FirefoxError(f"{quoi} : rien, après {PATIENCE} s")
            time.sleep(0.02)

    def taper(self, *touches: str) -> None:
        """Press each key of ``touches``, texts of any length, where the focus is."""
        gestes = [{"type": sens, "value": t} for texte in touches for t in texte for sens in ("keyDown", "keyUp")]
        clavier = {"type": "key", "id": "clavier", "actions": gestes}
        self.demander("WebDriver:PerformActions", actions=[clavier])


@contextmanager
def firefox(chemin: str) -> Iterator[Firefox]:
    """Start the Firefox at ``chemin`` with a profile of its own, that nothing of anyone is in."""
    options = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile"]
    with TemporaryDirectory(ignore_cleanup_errors=True) as dossier:
        lignes = [f"user_pref({json.dumps(nom)}, {json.dumps(valeur)});\n" for nom, valeur in REGLAGES.items()]
        (Path(dossier) / "user.js").write_text("".join(lignes))
        with subprocess.Popen(
            [chemin, *options, dossier], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as lance:
            try:
                with socket.create_connection(("127.0.0.1", _port(Path(dossier), lance)), PATIENCE * 6) as sortie:
                    yield Firefox(sortie.makefile("rb"), sortie)
            finally:
                lance.terminate()


def _port(profil: Path, lance: subprocess.Popen[bytes]) -> int:
    dit = profil / "MarionetteActivePort"
    while not (dit.exists() and (texte := dit.read_text())):
        if lance.poll() is not None:
            raise FirefoxError("Firefox s'est arrêté avant de répondre")
        time.sleep(0.05)
    return int(texte)
