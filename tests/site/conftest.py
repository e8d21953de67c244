"""The site of another day, from other facts, built once for the tests that need one."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from appui.construction import ADRESSE, construire, copier_le_projet, une_fois
from appui.pages import PageConstruite, lire_site
from appui.recherche import Chercher, Demande, Reponse, engin

# Refused by the rules where it is an example: this one is well formed, and nothing is ever sent to it.
COURRIEL = "erreurs@site-d-essai-du-guichet.fr"
# A decree that amends what several pages rest on, in force on the day of that site.
TEXTE = "R441-2-8"
ENTREE = "2026-12-15-essai"
_ENTREE = f"""
titre: "Les motifs de radiation changent"
nature: decret
date: 2026-12-15
en_vigueur_le: 2027-01-02
resume: Un décret modifie les motifs de radiation.
change: Les motifs de radiation changent.
pour:
  - {{public: bailleurs, change: "Vous relisez vos motifs."}}
a_faire: []
themes: [demande]
textes:
  - {{texte: {TEXTE}, effet: modifie}}
pages: [elus/contacts/]
sources: [cch-2017]
statut: a_confirmer
lu_le: 2026-12-20
"""
# A page that went, in three languages; its successor is translated. Another, whose successor is in French only.
PARTIES = {"/demander/page-d-hier/": "/demander/papiers/", "/elus/page-d-hier/": "/veille/"}
_REDIRECTION = "- {{ancienne: {}, nouvelle: {}, depuis: 2026-12-20, raison: Un essai.}}\n"


@dataclass(frozen=True)
class Demain:
    """The site of 2 January 2027, few communes in it: ``projet`` has a new entry of the watch, a publisher with an address, pages that went."""

    projet: Path
    pages: dict[str, PageConstruite]
    jour: str = "2027-01-02"
    entree: str = ENTREE
    texte: str = TEXTE
    courriel: str = COURRIEL
    parties: Mapping[str, str] = field(default_factory=lambda: PARTIES)

    @property
    def environnement(self) -> dict[str, str]:
        return {"GUICHET_DATE": self.jour, "SITE_URL": ADRESSE}


@pytest.fixture(scope="session")
def chercher(site_construit: Path) -> Iterator[Chercher]:
    """``chercher(langue, *demandes)``: what our engine answers to each, opened once for each language."""
    with ExitStack() as ouverts:
        ouvrir = cache(lambda langue: ouverts.enter_context(engin(site_construit, langue)))

        def _chercher(langue: str, *demandes: Demande) -> list[Reponse]:
            return ouvrir(langue)(demandes)

        yield _chercher


@pytest.fixture(scope="session")
def demain(commun: Path) -> Demain:
    """The project and the site of another day, made once."""
    projet = une_fois(commun / "demain", _demain)
    return Demain(projet, lire_site(projet / "site"))


def _demain(projet: Path) -> None:
    # Not above: the core would be imported before the site generator is hidden from it.
    from appui.eclaircie import eclaircir_le_projet

    copier_le_projet(projet)
    eclaircir_le_projet(projet)
    (projet / f"data/veille/{ENTREE}.yml").write_text(_ENTREE, encoding="utf-8")
    editeur = projet / "data/editeur.yml"
    texte = editeur.read_text(encoding="utf-8")
    assert "courriel: null" in texte
    editeur.write_text(texte.replace("courriel: null", f"courriel: {COURRIEL}"), encoding="utf-8")
    with (projet / "data/adresses_du_site.csv").open("a", encoding="utf-8") as registre:
        registre.writelines(f"{ancienne},fr en ar\n" for ancienne in PARTIES)
    redirections = "".join(_REDIRECTION.format(*couple) for couple in PARTIES.items())
    with (projet / "data/redirections.yml").open("a", encoding="utf-8") as registre:
        registre.write(redirections)
    construire(projet / "site", jour=Demain.jour, projet=projet)
