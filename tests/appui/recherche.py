"""The graded cases of the search, and how well an engine answers them."""

import json
import re
import statistics
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from subprocess import PIPE
from typing import Any

from appui.construction import PROJET
from appui.lectures import charger_yaml
from appui.publies import fichiers_des_communes, index_de_recherche
from appui.territoires import liste, page_de_commune

SCRIPTS = PROJET / "overrides" / "assets" / "javascripts"
# How many passages of a page its result shows.
PASSAGES_MONTRES = 4
# Where answers to officials are written whatever their theme, as in data/paroles.yml: each is on the page of its theme.
REPONSES_AUX_ELUS = "elus/faq/#"
# Pages that the search finds as passages of the page above them, and leads to.
DOSSIERS = re.compile(r"(demander/(?:faq|lettres|ou-j-en-suis)/)([a-z-]+)/$")
# What is typed, or what is typed and for whom the page is where it is.
Demande = str | tuple[str, str]


@dataclass(frozen=True)
class Cas:
    """A query; ``attendus`` are the addresses that answer it, down to ``rang``; ``lot`` is ``reglage`` or ``temoin``."""

    requete: str
    attendus: tuple[str, ...]
    rang: int
    lot: str


@dataclass(frozen=True)
class Reponse:
    """What an engine answers: pages, best first, and the passages it shows of each, where it shows any.

    ``appels`` are the numbers to call of each page, ``langue`` the other language whose search it offers. ``proches`` are
    the words it offers, ``ailleurs`` what it says that it cannot know.
    """

    pages: list[str]
    passages: list[list[str]] | None = None
    proches: Sequence[str] = ()
    ailleurs: str | None = None
    appels: Sequence[Sequence[str]] = ()
    langue: str | None = None

    def rang(self, cas: Cas) -> int | None:
        """Return the rank, from 1, of the first page that answers ``cas``, or None."""
        for rang, page in enumerate(self.pages):
            if any(self._repond(attendu, rang, page) for attendu in cas.attendus):
                return rang + 1
        return None

    def _repond(self, attendu: str, rang: int, page: str) -> bool:
        # A commune is found among what its territory holds.
        if attendu.startswith("communes/") and self.passages is not None:
            return attendu in self.passages[rang][:PASSAGES_MONTRES]
        chemin, diese, _ = attendu.partition("#")
        if attendu.endswith("*"):
            return page.startswith(attendu[:-1])
        if chemin != page:
            return False
        # An engine that knows no passages is held to the page only.
        return not diese or self.passages is None or attendu in self.passages[rang][:PASSAGES_MONTRES]


# ``chercher(langue, *demandes)``: what an engine answers to each.
Chercher = Callable[..., list[Reponse]]


@dataclass(frozen=True)
class Bilan:
    """How an engine answers a set of cases: shares from 0 to 1."""

    nombre: int
    premier: float
    trois: float
    mrr: float
    sans_reponse: float


@cache
def cas(langue: str) -> tuple[Cas, ...]:
    """Return the graded cases of ``langue``."""
    lus = charger_yaml((PROJET / "tests" / "search" / f"{langue}.yml").read_text(encoding="utf-8"))
    return tuple(Cas(x["q"], _attendus(x), x.get("rang", 1), x["lot"]) for x in lus)


@cache
def savoirs(langue: str) -> tuple[Cas, ...]:
    """Return the cases of `tests/search/savoirs.yml`, whose page must be among the first three."""
    lus = charger_yaml((PROJET / "tests" / "search" / "savoirs.yml").read_text(encoding="utf-8"))
    return tuple(Cas(x["q"], tuple(x["attendu"]), 3, x["lot"]) for x in lus if x["langue"] == langue)


def _attendus(brut: dict[str, Any]) -> tuple[str, ...]:
    if "commune" in brut:
        return (page_de_commune(brut["commune"]),)
    return tuple(_publiee(attendu) for attendu in brut["attendu"])


def _publiee(attendu: str) -> str:
    """Return where the search finds what a case names."""
    if not attendu.startswith(REPONSES_AUX_ELUS):
        return DOSSIERS.sub(r"\1#\2", attendu)
    ancre = attendu.removeprefix(REPONSES_AUX_ELUS)
    theme = next(q["theme"] for q in liste("faq.yml")["questions"] if (q["public"], q["id"]) == ("elus", ancre))
    return f"elus/faq/{theme}/#{ancre}"


def passages_cherchables(site: Path, langue: str) -> list[tuple[str, str, str]]:
    """Return what the search of the built ``site`` may answer with: page, anchor, title."""
    dossier = index_de_recherche(site, langue)
    titres = json.loads((dossier / "titres.json").read_text(encoding="utf-8"))
    chemins = [""]
    for ligne in titres["chemins"].split("\n"):
        chemins.append(chemins[-1][: ord(ligne[0]) - ord("0")] + ligne[1:])
    pages = zip(chemins[1:], titres["intitules"].split("\n"), titres["nombre"], strict=True)
    sections = json.loads((dossier / "corps.json").read_text(encoding="utf-8"))["sections"]
    de_la_page = [(chemin, titre) for chemin, titre, nombre in pages for _ in range(nombre)]
    return [
        (chemin, ancre, intitule or titre)
        for (chemin, titre), (ancre, intitule) in zip(de_la_page, sections, strict=True)
    ]


@contextmanager
def engin(site: Path, langue: str) -> Iterator[Callable[[Sequence[Demande]], list[Reponse]]]:
    """Open our engine on the built ``site``, as the device of a reader does: it answers as often as it is asked."""
    programme = Path(__file__).with_suffix(".mjs")
    dossiers = (SCRIPTS, index_de_recherche(site, langue), fichiers_des_communes(site))
    commande = ["node", "--no-warnings", *map(str, (programme, *dossiers))]
    with subprocess.Popen(commande, stdin=PIPE, stdout=PIPE, encoding="utf-8") as node:
        assert node.stdin
        assert node.stdout

        def repondre(demandes: Sequence[Demande]) -> list[Reponse]:
            print(json.dumps(demandes), file=node.stdin, flush=True)
            return [Reponse(**reponse) for reponse in json.loads(node.stdout.readline())]

        yield repondre


def bilan(cas_: Sequence[Cas], reponses: Sequence[Reponse]) -> Bilan:
    rangs = [reponse.rang(cas) for cas, reponse in zip(cas_, reponses, strict=True)]
    return Bilan(
        len(rangs),
        statistics.mean(rang == 1 for rang in rangs),
        statistics.mean(rang is not None and rang <= 3 for rang in rangs),
        statistics.mean(1 / rang if rang else 0 for rang in rangs),
        statistics.mean(not reponse.pages for reponse in reponses),
    )
