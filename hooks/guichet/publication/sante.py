"""The health of a published site, seen from outside: what any monitor can call, every day, from anywhere.

It asks as readers do, for what readers ask for, and knows of the site only what it publishes of itself.
"""

import datetime
import http.client
import json
import random
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from guichet.publication.entetes import TOUJOURS, entetes, nature
from guichet.publication.heritage import ETAT
from guichet.socle.adresses import prefixe
from guichet.socle.champs import LANGUES
from guichet.socle.empreintes import empreinte

# Days: the site is built every day; a morning without news is not an alarm, two are.
AGE_AU_PLUS = 2
PAGES = 25
ABSENTE = "une-page-qui-n-existe-pas/"
LIENS_AU_PLUS = 150
_ADRESSES = re.compile(r"<loc>([^<]+)</loc>")
_NOMMES = re.compile(r"""<(a|script|link|img)\b[^>]*?\b(?:href|src)="([^"#][^"]*)\"""")
_ETAT_DE_LA_RECHERCHE = re.compile(r'data-etat="([^"]*recherche/[^"]+)"')


class SiteInjoignable(Exception):
    """Nothing answers at the address of the site, which it names, with the reason where it is known."""


def _raison(erreur: Exception) -> str:
    """Return in French why nothing answered, for who has to mend it; nothing where the system does not say."""
    match erreur:
        case ssl.SSLCertVerificationError():
            return "son certificat n'est pas valable, ou a expiré"
        case ssl.SSLError():
            return "la connexion chiffrée échoue"
        case socket.gaierror():
            return "ce nom est inconnu d'ici"
        case TimeoutError():
            return "pas de réponse en 20 secondes"
        case ConnectionRefusedError():
            return "la machine refuse la connexion"
        case _:
            return ""


@dataclass(frozen=True)
class Reponse:
    """What an address answers."""

    statut: int
    entetes: dict[str, str]
    corps: bytes

    def json(self) -> Any:
        """Return the JSON that the body is. Raises ValueError."""
        return json.loads(self.corps)


@dataclass
class Site:
    """The site published at ``racine``, which ends with a slash. What was asked for is not asked for again."""

    racine: str
    connexion: http.client.HTTPConnection = field(init=False)
    recues: dict[str, Reponse] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parties = urlsplit(self.racine)
        if parties.scheme == "https":
            self.connexion = http.client.HTTPSConnection(
                parties.netloc, timeout=20, context=ssl.create_default_context()
            )
        else:
            self.connexion = http.client.HTTPConnection(parties.netloc, timeout=20)

    def lire(self, adresse: str) -> Reponse:
        """Return what is at ``adresse``, from the root of the site. Raises SiteInjoignable."""
        absolue = urljoin(self.racine, adresse)
        if absolue not in self.recues:
            self.recues[absolue] = self._demander(absolue)
        return self.recues[absolue]

    def _demander(self, absolue: str) -> Reponse:
        try:
            self.connexion.request("GET", urlsplit(absolue).path, headers={"User-Agent": "guichet-sante"})
            reponse = self.connexion.getresponse()
            recus = {nom.lower(): valeur for nom, valeur in reponse.getheaders()}
            return Reponse(reponse.status, recus, reponse.read())
        except (OSError, http.client.HTTPException) as erreur:
            self.connexion.close()
            raison = _raison(erreur)
            raise SiteInjoignable(f"{absolue} ({raison})" if raison else absolue) from erreur

    def a_nous(self, adresse: str) -> str | None:
        """Return the path of ``adresse`` from the root of the site; None when it is not of this site."""
        return adresse.removeprefix(self.racine) if adresse.startswith(self.racine) else None

    @cached_property
    def adresses(self) -> list[str]:
        """The public address of each page of the site."""
        return _ADRESSES.findall(self.lire("sitemap.xml").corps.decode(errors="replace"))

    @cached_property
    def publiee(self) -> str:
        """The public address that the site says is its own: another, when it is looked at from beside it."""
        accueil = min(self.adresses, key=len, default=self.racine)
        return accueil if accueil.endswith("/") else self.racine

    def pages(self, combien: int, jour: datetime.date) -> list[str]:
        """Return the home pages, and as many pages drawn from those of the site: others each day."""
        chemins = [une.removeprefix(self.publiee) for une in self.adresses]
        hasard = random.Random(jour.toordinal())  # noqa: S311  # a sample, not a secret
        return [*map(prefixe, LANGUES), *hasard.sample(chemins, min(combien, len(chemins)))]


Controle = Callable[[Site, datetime.date], Iterator[str]]


def _age(site: Site, jour: datetime.date) -> Iterator[str]:
    try:
        construit = datetime.date.fromisoformat(site.lire(ETAT).json()["construit_le"])
    except (ValueError, KeyError, TypeError):
        yield f"/{ETAT} ne dit pas quand le site a été construit"
        return
    if construit > jour:
        yield f"le site se dit construit le {construit}, un jour à venir : l'horloge qui l'a construit, ou la nôtre, est fausse"
    elif (age := (jour - construit).days) > AGE_AU_PLUS:
        yield f"le site a été construit le {construit}, il y a {age} jours : la construction de chaque jour s'est arrêtée"


def _en_tetes(site: Site, _: datetime.date) -> Iterator[str]:
    actif = next((chemin for chemin in _nommes(site, "") if chemin.startswith("assets/")), "")
    for chemin in ("", actif, ETAT):
        recus = site.lire(chemin).entetes
        for nom, voulu in entetes(f"/{chemin}").items():
            if recus.get(nom.lower()) != voulu:
                yield f"/{chemin} : l'en-tête {nom} est « {recus.get(nom.lower(), 'absent')} » au lieu de « {voulu} »"


def _absente(site: Site, _: datetime.date) -> Iterator[str]:
    for dossier in ("", "en/", "donnees/"):
        reponse = site.lire(dossier + ABSENTE)
        if reponse.statut != 404:
            yield f"/{dossier}{ABSENTE} répond {reponse.statut} au lieu de 404"
        elif reponse.corps != site.lire("404.html").corps:
            yield f"/{dossier}{ABSENTE} ne montre pas la page 404 du site"
        for nom in TOUJOURS:
            if nom.lower() not in reponse.entetes:
                yield f"/{dossier}{ABSENTE} : la page 404 n'a pas l'en-tête {nom}"


def _pages(site: Site, jour: datetime.date) -> Iterator[str]:
    tirees = site.pages(PAGES, jour)
    for chemin in tirees:
        reponse = site.lire(chemin)
        if reponse.statut != 200:
            yield f"/{chemin} répond {reponse.statut}"
        elif b"<h1" not in reponse.corps:
            yield f"/{chemin} n'a pas de titre : ce n'est pas une page du site"
    # What pages are made of first: one of these files missing breaks them all.
    nommes = dict.fromkeys(nomme for chemin in tirees for nomme in _nommes(site, chemin))
    for nomme in sorted(nommes, key=lambda chemin: not chemin.startswith("assets/"))[:LIENS_AU_PLUS]:
        if (statut := site.lire(nomme).statut) != 200:
            yield f"/{nomme}, où mène une page, répond {statut}"


def _types(site: Site, _: datetime.date) -> Iterator[str]:
    """All that was asked for so far, and one file of each kind that nobody looks at in a page."""
    for chemin in (
        "veille/atom.xml",
        "veille/feed.json",
        "veille/echeances.ics",
        "donnees/lieux.csv",
        "donnees/lieux.geojson",
    ):
        site.lire(chemin)
    for absolue, reponse in list(site.recues.items()):
        chemin = urlsplit(absolue).path
        recu, attendu = reponse.entetes.get("content-type", "absent"), nature(chemin)
        if reponse.statut == 200 and attendu and recu.replace(" ", "").lower() != attendu.replace(" ", ""):
            yield f"{chemin} est annoncé « {recu} » au lieu de « {attendu} »"


def _flux(site: Site, _: datetime.date) -> Iterator[str]:
    try:
        entrees = site.lire("donnees/veille.json").json()["items"]
        derniere = max(entrees, key=lambda entree: (entree["date"], entree["id"]))["page"]
        articles = [article["url"] for article in site.lire("veille/feed.json").json()["items"]]
    except (ValueError, KeyError, TypeError):
        yield "le flux de la veille, ou ses données, ne se lisent pas"
        return
    if derniere not in articles:
        yield f"veille/feed.json est en retard : il n'a pas {derniere}"
    if f'href="{derniere}"' not in site.lire("veille/atom.xml").corps.decode(errors="replace"):
        yield f"veille/atom.xml est en retard : il n'a pas {derniere}"


def _recherche(site: Site, _: datetime.date) -> Iterator[str]:
    trouve = _ETAT_DE_LA_RECHERCHE.search(site.lire("").corps.decode(errors="replace"))
    etat = trouve.group(1).removeprefix("./") if trouve else ""
    try:
        versions = site.lire(etat).json()["recherche"].items()
    except (ValueError, KeyError, TypeError, AttributeError):
        yield "l'accueil ne dit pas où est la recherche, ou elle n'y est pas"
        return
    for langue, version in versions:
        if (obtenue := _empreinte_de_la_recherche(site, f"recherche/{langue}/{version}/")) != version:
            yield f"recherche/{langue}/{version}/ : ses fichiers ne vont pas ensemble ({obtenue}) ; le texte montré peut être celui d'une autre réponse"


def _empreinte_de_la_recherche(site: Site, dossier: str) -> str:
    """Return the name that the folder should have, after what its files hold."""
    try:
        titres, corps = site.lire(f"{dossier}titres.json").json(), site.lire(f"{dossier}corps.json").json()
        nombre = -(-len(corps["sections"]) // titres["extraits"])
    except (ValueError, KeyError, TypeError):
        return "illisibles"
    noms = ["titres.json", "corps.json", *(f"extraits/{rang}.json" for rang in range(nombre))]
    return empreinte({nom: site.lire(dossier + nom).corps for nom in noms})


CONTROLES: tuple[Controle, ...] = (_age, _en_tetes, _absente, _pages, _flux, _recherche, _types)


def _nommes(site: Site, chemin: str) -> list[str]:
    """Return the paths of this site that the page at ``chemin`` leads to, or is made of."""
    page = site.lire(chemin).corps.decode(errors="replace")
    absolues = (urldefrag(urljoin(site.racine + chemin, unescape(lien))).url for _, lien in _NOMMES.findall(page))
    # A page says its own public address and those of its translations too.
    ici = (une.replace(site.publiee, site.racine, 1) for une in absolues)
    chemins = (site.a_nous(une) for une in ici)
    return [trouve.partition("?")[0] for trouve in chemins if trouve is not None]


def defauts(racine: str, jour: datetime.date) -> list[str]:
    """Return all that is wrong on ``jour`` with the site published at ``racine``. Raises SiteInjoignable."""
    site = Site(racine if racine.endswith("/") else f"{racine}/")
    return [defaut for controle in CONTROLES for defaut in controle(site, jour)]
