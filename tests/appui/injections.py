"""Hostile texts in every field that takes words, put there behind the back of the rules, and what came of them.

``tests/cas/injections.yml`` holds the texts. In them « {serveur} » is the address of a witness that counts who calls it,
« {secret} » the path of a file that nobody may read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from appui.construction import ADRESSE, PROJET, construire, copier_le_projet
from appui.eclaircie import ajouter, eclaircir_le_projet
from appui.lectures import charger_yaml
from appui.serveur import en_service
from guichet.prose import html_permis
from guichet.prose.regles_des_chaines import chaines, ecritures
from guichet.socle.champs import LANGUES, Ecriture, Fiche
from guichet.socle.donnees import Donnees
from guichet.socle.jeux import Jeu, Repertoire, Seule
from guichet.socle.lecture import Chemin

TABLE = PROJET / "tests/cas/injections.yml"
# The first records of a set and the last: those that its lists show first. And those that fill a field others leave empty.
PAR_BOUT = 2


@dataclass(frozen=True)
class Charges:
    """The hostile texts, by where they go: ``debuts`` at the start of a cell, ``suites`` anywhere, ``adresses`` instead of one.

    ``courts`` are names that addresses are made of, which take one only; ``sauf`` are the fields that are left alone.
    """

    debuts: tuple[str, ...]
    suites: Mapping[str, str]
    adresses: tuple[str, ...]
    courts: frozenset[str]
    sauf: frozenset[str]

    def nom(self, texte: str, rang: int) -> str:
        """Return ``texte`` with one of them: a name of a file has an end."""
        return f"{self.debuts[rang % len(self.debuts)]} {texte} {self.suites['attribut']}"

    def mots(self, texte: str, rang: int) -> str:
        """Return ``texte`` with all of them, for a field of plain words."""
        return f"{self.debuts[rang % len(self.debuts)]} {texte} {' '.join(self.suites.values())}"

    def markdown(self, texte: str) -> str:
        """Return ``texte`` with those that the rules let through, for a field of Markdown."""
        permises = [s for s in self.suites.values() if "{{" not in s and not [*html_permis.defauts(s)]]
        return f"{texte}\n\n{' '.join(permises)}"

    def document(self, texte: str) -> str:
        """The same, for a model to download."""
        permises = [s for s in self.suites.values() if "{{" not in s and not [*html_permis.modele_de_document(s)]]
        return "\n\n".join((texte, *permises))


@cache
def charges(serveur: str, secret: str) -> Charges:
    """Return the hostile texts, that name the witness ``serveur`` and the file ``secret``."""
    table = charger_yaml(TABLE.read_text(encoding="utf-8"))

    def situer(texte: str) -> str:
        return texte.replace("{serveur}", serveur).replace("{secret}", secret)

    return Charges(
        tuple(map(situer, table["debuts"])),
        {nom: situer(texte) for nom, texte in table["suites"].items()},
        tuple(map(situer, table["adresses"])),
        frozenset(table["courts"]),
        frozenset(table["sauf"]),
    )


def champs_libres(jeu: Jeu[Any], fiche: Fiche, essai: str) -> Iterator[tuple[Chemin, str]]:
    """Yield the place and the text of each field of ``fiche`` whose model takes any words, such as ``essai``."""
    valeurs = fiche.model_dump()
    for chemin, texte in chaines(valeurs):
        if chemin and admise(jeu.modele, valeurs, {chemin: f"{texte} {essai}"}):
            yield chemin, texte


def admise(modele: type[Fiche], valeurs: dict[str, Any], mises: Mapping[Chemin, str]) -> Fiche | None:
    """Return the record of ``valeurs`` with the texts ``mises`` in their places, or None if its model refuses one."""
    try:
        return modele.model_validate(_avec(valeurs, (), mises))
    except ValidationError:
        return None


def _avec(valeur: Any, ici: Chemin, mises: Mapping[Chemin, str]) -> Any:
    if isinstance(valeur, dict):
        return {cle: _avec(contenu, (*ici, str(cle)), mises) for cle, contenu in valeur.items()}
    if isinstance(valeur, list):
        return [_avec(contenu, (*ici, rang), mises) for rang, contenu in enumerate(valeur)]
    return mises.get(ici, valeur)


def nom_du_champ(jeu: Jeu[Any], chemin: Chemin) -> str:
    """Return what a field is called, whichever its record and its place in a list: ``veille.a_faire.quoi``."""
    return ".".join([jeu.nom, *(str(un) for un in chemin if not isinstance(un, int))])


def infester(donnees: Donnees, malices: Charges) -> tuple[Donnees, set[str]]:
    """Return ``donnees`` with the hostile texts in every field that takes words, and the names of these fields."""
    noms: set[str] = set()
    neuves: dict[Jeu[Any], Any] = {}
    for jeu in donnees.jeux:
        fiches = donnees.toutes(jeu)
        rangs = _choisis(jeu, fiches)
        mises = tuple(_malade(jeu, f, r, malices, noms) if r in rangs else f for r, f in enumerate(fiches))
        if isinstance(jeu, Seule):
            neuves[jeu] = mises[0]
        else:
            neuves[jeu] = {getattr(f, jeu.cle or "id"): f for f in mises} if isinstance(jeu, Repertoire) else mises
    phrases = {cle: _phrase(chaine, malices) for cle, chaine in donnees.chaines.items()}
    return replace(donnees.avec(neuves), chaines=phrases), noms


def _choisis(jeu: Jeu[Any], fiches: Sequence[Fiche]) -> set[int]:
    rangs, vus = {*range(PAR_BOUT), *range(len(fiches) - PAR_BOUT, len(fiches))}, set[str]()
    for rang, fiche in enumerate(fiches):
        siens = {nom_du_champ(jeu, chemin) for chemin, _ in chaines(fiche.model_dump())}
        if not siens <= vus:
            rangs.add(rang)
            vus |= siens
    return rangs


def _malade(jeu: Jeu[Any], fiche: Fiche, rang: int, malices: Charges, noms: set[str]) -> Fiche:
    ecrits, valeurs = ecritures(jeu), fiche.model_dump()
    ecrire = {Ecriture.MARKDOWN: malices.markdown, Ecriture.DOCUMENT: malices.document}
    for chemin, texte in champs_libres(jeu, fiche, "<"):
        if chemin[0] == jeu.cle or nom_du_champ(jeu, chemin) in malices.sauf:
            continue
        ecriture = ecrits.get(str(chemin[0]))
        mots = malices.nom if nom_du_champ(jeu, chemin) in malices.courts else malices.mots
        mis = ecrire[ecriture](texte) if ecriture in ecrire else mots(texte, rang)
        if ecriture in (None, *ecrire) and admise(jeu.modele, valeurs, {chemin: mis}):
            valeurs = _avec(valeurs, (), {chemin: mis})
            noms.add(nom_du_champ(jeu, chemin))
    return jeu.modele.model_validate(valeurs)


def _phrase(chaine: Any, malices: Charges) -> Any:
    if isinstance(chaine, Mapping):
        return {cle: _phrase(une, malices) for cle, une in chaine.items()}
    # Braces that hold no name are refused by a rule; doubled, they are but signs.
    return f"{chaine} {malices.suites['phrase'].replace('{', '{{').replace('}', '}}')}"


# What a page may hold, whatever is written in it.
_SCRIPTS_DE_DONNEES = {"application/json", "application/ld+json"}
# The policy of the page is its own: nothing that is written in a field may add another order.
_INTERDITS = (
    "iframe, object, embed, base, frame, applet, portal, meta[http-equiv]:not([http-equiv='Content-Security-Policy'])"
)
_ADRESSES = ("href", "src", "action", "formaction", "data", "poster", "ping", "background")
_ACTIFS = ("srcdoc", "style", *(f"on{geste}" for geste in ("click", "error", "focus", "load", "mouseover", "toggle")))
# One question to the parser for all of them: asking each element for its attributes would take ten times longer.
_SUSPECTS = ", ".join(("script", *(f"[{nom}]" for nom in (*_ADRESSES, *_ACTIFS))))
_SCHEMAS = {"", "http", "https", "mailto", "tel", "sms"}


def reveils(html: str) -> Iterator[str]:
    """Yield what a browser would run, load from elsewhere or send in ``html``, a page or a piece of one."""
    arbre = LexborHTMLParser(html)
    for noeud in arbre.css(_SUSPECTS):
        attributs = noeud.attributes
        if noeud.tag == "script" and "src" not in attributs and attributs.get("type") not in _SCRIPTS_DE_DONNEES:
            yield f"script : {noeud.text()[:80]}"
        yield from (f"{noeud.tag} {nom}" for nom in attributs if nom in _ACTIFS)
        for nom in _ADRESSES:
            if (adresse := attributs.get(nom)) and (faute := _mauvaise(adresse, charge=noeud.tag != "a")):
                yield f"{noeud.tag} {nom} : {faute}"
    yield from (f"{noeud.tag}" for noeud in arbre.css(_INTERDITS))


def _mauvaise(adresse: str, *, charge: bool) -> str:
    """Return ``adresse`` if it runs something, hides a copy of a letter or, when it is loaded by itself, leads elsewhere."""
    nue = re.sub(r"[\x00-\x20]", "", adresse)
    parties = urlsplit(nue.replace("[", "").replace("]", ""))
    ailleurs = bool(parties.netloc) and not nue.startswith(ADRESSE)
    copie = parties.scheme == "mailto" and re.search(r"[?&](b?cc|to|attach)=", nue, re.IGNORECASE)
    fautive = parties.scheme.lower() not in _SCHEMAS or copie or (charge and ailleurs)
    return adresse[:80] if fautive or parties.hostname == "127.0.0.1" else ""


A_NE_PAS_LIRE = "rien ne doit lire ceci : 5d3c0b"


@dataclass(frozen=True)
class Infeste:
    """A project whose site holds the hostile texts. ``champs`` are the fields that do; ``appels`` what its making asked for."""

    projet: Path

    @property
    def site(self) -> Path:
        return self.projet / "site"

    @property
    def champs(self) -> list[str]:
        return (self.projet / "champs.txt").read_text(encoding="utf-8").splitlines()

    @property
    def appels(self) -> list[str]:
        return (self.projet / "appels.txt").read_text(encoding="utf-8").splitlines()

    def pages(self, *, comptees: bool) -> dict[str, str]:
        """Return one page of each shape, by address: same classes; same section and as many hostile texts if ``comptees``.

        Thousands of pages of a family are one shape: those of infested records stand out by their count.
        """
        formes: dict[tuple[object, ...], str] = {}
        html: dict[str, str] = {}
        for fichier in sorted(self.site.rglob("*.html")):
            texte = fichier.read_text(encoding="utf-8")
            chemin = fichier.relative_to(self.site).as_posix().removesuffix("index.html")
            classes = sorted(set(re.findall(r'class="([a-z-]+)[" ]', texte.partition("<main")[2])))
            forme = (*classes, *((chemin.partition("/")[0], texte.count("temoin(")) if comptees else ()))
            html.setdefault(formes.setdefault(forme, chemin), texte)
        return html


def publier_infeste(projet: Path) -> None:
    """Make the project ``projet`` and its site."""
    copier_le_projet(projet)
    secret = projet / "secret.txt"
    secret.write_text(A_NE_PAS_LIRE, encoding="utf-8")
    with guetteur(projet / "appels.txt") as serveur:
        _infester_le_projet(projet, serveur, secret)
        construire(projet / "site", projet=projet)


# Added to the core of the copy: no rule is applied, and what was read is infested.
_DERRIERE_LE_DOS = """
import dataclasses
SCHEMA = dataclasses.replace(SCHEMA, regles=(), regles_de_fiche=())
_lire = charger

def charger(racine):
    from appui.injections import charges, infester
    infestees, noms = infester(_lire(racine), charges({serveur!r}, {secret!r}))
    (racine / "champs.txt").write_text("\\n".join(sorted(noms)))
    return infestees
"""


# The pages of prose that MkDocs reads by itself.
_PROSES = ("demander/papiers.md", "elus/index.md", "professionnels/index.md", "index.md")


def _infester_le_projet(projet: Path, serveur: str, secret: Path) -> None:
    """Make the copy ``projet`` publish the hostile texts, whatever its rules say."""
    malices = charges(serveur, str(secret))
    eclaircir_le_projet(projet)
    ajouter(projet, _DERRIERE_LE_DOS.format(serveur=serveur, secret=str(secret)))
    for langue in LANGUES:
        for page in (projet / "docs" / langue / une for une in _PROSES):
            if page.exists():
                page.write_text(_page_infestee(page.read_text(encoding="utf-8"), malices), encoding="utf-8")


_INVISIBLES = {ord("\r"): None, ord("\t"): None}


def _page_infestee(texte: str, malices: Charges) -> str:
    _, entete, prose = texte.split("---\n", 2)
    champs = charger_yaml(entete)
    for champ in ("title", "description", "chapo"):
        champs[champ] = malices.mots(champs.get(champ, ""), 0).translate(_INVISIBLES)
    # Signs that nobody sees are refused by what reads the file, not by a rule.
    return f"---\n{yaml.safe_dump(champs, allow_unicode=True)}---\n{malices.markdown(prose)}\n".translate(_INVISIBLES)


@contextmanager
def guetteur(registre: Path) -> Iterator[str]:
    """Serve on a free local port and yield its address; who asks for anything is written to ``registre``."""

    class Guet(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with registre.open("a", encoding="utf-8") as suite:
                suite.write(f"{self.path}\n")
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    registre.write_text("", encoding="utf-8")
    with en_service(Guet) as adresse:
        yield adresse
