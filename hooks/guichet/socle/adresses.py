"""Addresses of the site: the one place that knows how languages and pages are laid out."""

import re
from functools import lru_cache

from guichet.socle.champs import LANGUES, Langue

LANGUE_PAR_DEFAUT: Langue = "fr"
# It is written in every page, in letters and in codes to scan: letters, digits, dots, and no more than a path.
_PUBLIQUE = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?(?:/[A-Za-z0-9._~-]+)*/")


def est_publique(adresse: str) -> bool:
    """Whether ``adresse``, which ends with a slash, may be the public one of a site."""
    return _PUBLIQUE.fullmatch(adresse) is not None


def prefixe(langue: Langue) -> str:
    """Return the folder of ``langue`` at the root of the site: empty for French."""
    return "" if langue == LANGUE_PAR_DEFAUT else f"{langue}/"


def situer(adresse: str) -> tuple[Langue, str]:
    """Return the language of the page at ``adresse``, from the root of the site, and its address in this language."""
    for langue in LANGUES:
        if (debut := prefixe(langue)) and adresse.startswith(debut):
            return langue, adresse.removeprefix(debut)
    return LANGUE_PAR_DEFAUT, adresse


def entiere(adresse: str, langue: Langue) -> str:
    """Return the whole address, ``/en/demander/``, in ``langue`` of what is at ``/demander/`` or ``demander/`` in French."""
    return f"/{prefixe(langue)}{adresse.removeprefix('/')}"


def chemin_de_guide(fichier: str, langue: Langue) -> str:
    """Return the address in ``langue`` of the page written in ``fichier``, e.g. docs/fr/demander/papiers.md."""
    nom = fichier.removeprefix(f"docs/{langue}/").removesuffix(".md")
    return "" if nom == "index" else nom.removesuffix("/index") + "/"


def d_ou(chemin: str) -> str:
    """Return what pages from which links lead alike have in common with that at ``chemin``: the folder that holds them.

    A page of no folder is alone: many pages lead to it, and it leads to itself in another way.
    """
    return chemin.rstrip("/").rpartition("/")[0] or chemin


def relative(depuis: str, vers: str) -> str:
    """Return the link from the page ``depuis`` to ``vers``, both from the same root; ``vers`` may end with ``#…``."""
    dossier = depuis.rstrip("/").rpartition("/")[0]
    # Thousands of pages of one folder lead alike to what is elsewhere.
    return _relative(depuis, vers) if vers.startswith(dossier) else _d_un_dossier(dossier, vers)


@lru_cache(maxsize=8192)
def _d_un_dossier(dossier: str, vers: str) -> str:
    return _relative(f"{dossier}/une-page/", vers)


def _relative(depuis: str, vers: str) -> str:
    chemin, diese, ancre = vers.partition("#")
    if diese and chemin == depuis:
        return f"#{ancre}"
    ici, la = _etapes(depuis), _etapes(chemin)
    communes = 0
    for une, autre in zip(ici, la, strict=False):
        if une != autre:
            break
        communes += 1
    lien = "../" * (len(ici) - communes) + "/".join(la[communes:])
    if not chemin or chemin.endswith("/"):
        # Of a page, which is a folder.
        lien = f"{lien.rstrip('/') or '.'}/"
    return lien + diese + ancre


# A page asks a hundred times from its own address.
@lru_cache(maxsize=8192)
def _etapes(chemin: str) -> tuple[str, ...]:
    return tuple(chemin.strip("/").split("/")) if chemin else ()
