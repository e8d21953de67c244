"""Where a reader of the site corrects what it shows: the line of its file, in the repository that DEPOT_URL names."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from guichet.prose.guides import GUIDES
from guichet.socle import chargement
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import LANGUES, Fiche
from guichet.socle.jeux import Jeu, Repertoire
from guichet.socle.lecture import Enregistrement
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.sujets import SCHEMA
from guichet.sujets.lettres.fiches import LETTRES
from guichet.sujets.lieux.annuaires import ANNUAIRES
from guichet.sujets.lieux.corrections import CORRECTIONS
from guichet.sujets.lieux.fiches import GUICHETS
from guichet.sujets.orientation.fiches import ARRIVEES, RACINE
from guichet.sujets.questions.fiches import QUESTIONS
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE

VARIABLE = "DEPOT_URL"
# Places are asked for by their identifier, whichever file holds them.
LIEUX = "lieux"
_BRANCHE = "main"
# The address of a branch, as one copies it from the browser: GitHub and Forgejo, then GitLab.
_DE_BRANCHE = re.compile(r"/(?:-/)?(?:tree|src/branch)/(?P<branche>[^/].*)$")

Endroit = tuple[str, int]


def forme(adresse: str) -> str:
    """Return the address of a line of a file, with ``{fichier}`` and ``{ligne}`` in place of both.

    ``adresse`` is that of a repository of GitHub, GitLab or Forgejo, of one of its branches, or such a form itself, for
    another forge. Raises DonneesInvalides if it is none of them.
    """
    vue = urlsplit(adresse)
    if vue.scheme != "https" or not vue.hostname or vue.username or re.search(r"[\s\"'<>]", adresse):
        constat = f"« {adresse} » n'est pas l'adresse d'un dépôt"
        remede = "écrivez par exemple https://github.com/organisme/guichet, ou retirez cette variable"
        raise DonneesInvalides([Probleme(VARIABLE, 1, "", "", constat, remede)])
    if "{fichier}" in adresse:
        return adresse
    trouvee = _DE_BRANCHE.search(vue.path.rstrip("/"))
    branche = trouvee["branche"] if trouvee else _BRANCHE
    depot = _DE_BRANCHE.sub("", vue.path.rstrip("/")).removesuffix(".git")
    return f"https://{vue.netloc}{depot}/{_vers_la_branche(adresse, vue.hostname)}/{branche}/{{fichier}}#L{{ligne}}"


def _vers_la_branche(adresse: str, hote: str) -> str:
    if "/src/branch/" in adresse or "codeberg" in hote:
        return "src/branch"
    github = "github" in hote or ("/tree/" in adresse and "/-/tree/" not in adresse)
    return "blob" if github else "-/blob"


@dataclass(frozen=True)
class Depot:
    """The repository: ``forme`` as that function gives it, where each record and each page is written."""

    forme: str
    fiches: Mapping[tuple[str, str], Endroit]
    lignes: Mapping[str, Endroit]
    pages: Mapping[tuple[str, str], Endroit]

    @classmethod
    def ouvrir(cls, racine: Path, environnement: Mapping[str, str] = os.environ) -> "Depot | None":
        """Return the repository of the project at ``racine``, whose facts are sound; None where no address is given.

        Raises DonneesInvalides.
        """
        if not (adresse := environnement.get(VARIABLE, "")):
            return None
        modele = forme(adresse)
        lot = chargement.lire(racine, SCHEMA)
        justes = {correction.lieu: enregistrement.ligne for correction, enregistrement in lot[CORRECTIONS]}
        fiches: dict[tuple[str, str], Endroit] = {}
        lignes: dict[str, Endroit] = {}
        pages: dict[tuple[str, str], Endroit] = {}
        for jeu in SCHEMA.jeux:
            for fiche, enregistrement in lot[jeu]:
                ou = (enregistrement.fichier, enregistrement.ligne)
                # What a directory says is not mended in it, but beside it.
                if jeu in ANNUAIRES:
                    ou = (CORRECTIONS.fichier, justes.get(str(getattr(fiche, "id", "")), 1))
                if isinstance(jeu, Repertoire):
                    fiches.setdefault((_nom(jeu), str(getattr(fiche, jeu.cle or "id"))), ou)
                elif not isinstance(enregistrement.valeurs.get("prose"), str):
                    lignes.setdefault(repr(fiche), ou)
                pages.update((adresse, ou) for adresse in _adresses(jeu, fiche, enregistrement))
        return cls(modele, fiches, lignes, pages)

    def fiche(self, jeu: str, cle: str) -> str:
        """Return the address of the line of the record ``cle`` of the set ``jeu``, or nothing."""
        return self._vers(self.fiches.get((jeu, cle)))

    def ligne(self, fiche: Fiche) -> str:
        """Return the same for a record that has no key."""
        return self._vers(self.lignes.get(repr(fiche)))

    def page(self, chemin: str, langue: str) -> str:
        """Return the address of the file of the page at ``chemin``, if it has one."""
        return self._vers(self.pages.get((langue, chemin)))

    def _vers(self, ou: Endroit | None) -> str:
        return self.forme.replace("{fichier}", quote(ou[0])).replace("{ligne}", str(ou[1])) if ou else ""


def _nom(jeu: Jeu[Any]) -> str:
    return LIEUX if jeu in (GUICHETS, *ANNUAIRES) else jeu.nom


def _adresses(jeu: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> Iterator[tuple[str, str]]:
    """Yield the language and the address of the pages that ``fiche`` alone makes."""
    for langue, guides in GUIDES.items():
        if jeu is guides:
            yield langue, chemin_de_guide(enregistrement.fichier, langue)
    if jeu in (VEILLE, TEXTES):
        yield "fr", fiche.chemin
    elif jeu in (LETTRES, QUESTIONS, ARRIVEES):
        chemin = fiche.chemin if jeu is LETTRES else fiche.page if jeu is QUESTIONS else f"{RACINE}{fiche.id}/"
        yield from ((langue, chemin) for langue in LANGUES)


def outils(depot: Depot | None, langue: str) -> dict[str, Any]:
    """Return what templates ask of ``depot``; they ask nothing where there is none."""
    if depot is None:
        return {"depot": False}
    return {
        "depot": True,
        "corriger_fiche": depot.fiche,
        "corriger_ligne": depot.ligne,
        "corriger_page": lambda chemin: depot.page(chemin, langue),
    }
