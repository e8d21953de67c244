"""Writes the pages of communes as the site does, and those of a France of 35,000 communes; says what they cost, as JSON.

Usage: ``banc_pages.py communes DESTINATION``, ``banc_pages.py france DESTINATION`` (run by ``banc_communes.py``, alone in
a process of its own).
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from appui.construction import ADRESSE, PROJET
from guichet.atelier import moteurs
from guichet.atelier.atelier import Atelier
from guichet.atelier.catalogue import Membre
from guichet.atelier.ecriture import Ecrivain, Travail
from guichet.atelier.gabarits import EnMemoire
from guichet.atelier.rendu import Rendeur
from guichet.pages.registre import Famille
from guichet.sujets.communes.page import page_de_commune
from guichet.sujets.communes.vue import FicheCommune, fiches_communes
from guichet.sujets.lieux.vue import VueLieu

FRANCE = 35_000


class PagesDesCommunes(Ecrivain):
    """Writes the pages of communes, and no other."""

    def _travaux(self) -> Iterator[Travail]:
        familles = {langue: catalogue.familles for langue, catalogue in self.rendeur.atelier.catalogues.items()}
        for travail in super()._travaux():
            communes = {
                langue: tuple(un for un in chemins if un in familles[langue] and un.startswith("communes/"))
                for langue, chemins in travail.chemins.items()
            }
            if any(communes.values()):
                yield Travail(travail.numero, communes)


def fictives(fiches: dict[str, FicheCommune], atelier: Atelier) -> Iterator[FicheCommune]:
    """Yield as many communes as France has: those of the region, again and again, each with a code of its own."""
    for rang, fiche in enumerate(islice(cycle(fiches.values()), FRANCE)):
        commune = fiche.commune.model_copy(update={"insee": f"{rang:05}"})
        yield replace(fiche, commune=commune, mairie=VueLieu(commune, fiche.mairie.lieu, atelier.aujourdhui))


def etendre_a_la_france(atelier: Atelier) -> None:
    """Put the communes of a France in place of those of the region."""
    fiches = list(fictives(fiches_communes(atelier.edition), atelier))
    for catalogue in atelier.catalogues.values():
        par_adresse = {fiche.chemin: fiche for fiche in fiches}
        famille = Famille(lambda _, sujets=par_adresse: sujets, page_de_commune)
        vars(catalogue)["familles"] = {
            chemin: Membre(catalogue.site, famille, par_adresse, chemin) for chemin in par_adresse
        }


def secondes() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def main(quoi: str, destination: Path) -> None:
    atelier = Atelier.ouvrir(PROJET, ADRESSE)
    ecrivain = PagesDesCommunes(Rendeur(atelier, PROJET / "overrides", EnMemoire()), destination)
    chargement = secondes()
    debut = time.monotonic()
    suites: list[Callable[[], object]] = [ecrivain.pages]
    if quoi == "france":
        etendre_a_la_france(atelier)
        suites.append(
            lambda: [
                (destination / nom).write_text(texte, encoding="utf-8")
                for nom, texte in moteurs.fichiers(atelier.inventaire, atelier.racine_web, ecrivain.rendeur.seul)
            ]
        )
    for suite in suites:
        suite()
    sys.stdout.write(
        json.dumps(
            {
                "chargement": chargement,
                "processeur": secondes() - chargement,
                "duree": time.monotonic() - debut,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
