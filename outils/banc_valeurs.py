"""Prepares what Hugo and Eleventy are given to write the pages of communes: words ready to be printed, as JSON.

Usage: ``banc_valeurs.py FOLDER`` (run by ``banc_communes.py``, in a process of its own).
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appui.construction import ADRESSE, PROJET
from guichet.atelier import qr
from guichet.atelier.atelier import Atelier
from guichet.atelier.gabarits import EnMemoire
from guichet.atelier.rendu import Rendeur
from guichet.pages.registre import Page
from guichet.socle.adresses import prefixe
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.langues import telephone
from guichet.sujets.communes.vue import FicheCommune
from guichet.sujets.lieux.vue import VueLieu
from guichet.sujets.territoires.fiches import EPCI
from guichet.sujets.territoires.noms import chemin_epci

MOTS = {
    "site": "commun.site",
    "langues": "commun.langues",
    "fil": "commun.fil",
    "appeler": "commun.appeler",
    "courriel": "commun.courriel",
    "site_web": "commun.site_web",
    "sources": "commun.sources",
    "horaires": "etat.horaires",
    "et": "etat.et",
    "ferme": "etat.jour_ferme",
    "y_aller": "ma_commune.y_aller",
    "aussi": "ma_commune.aussi",
    "parc": "ma_commune.parc",
    "inconnus": "ma_commune.inconnus",
    "doute": "territoire.mairie_note",
    "mairie": "territoire.mairie",
    "regles": "territoire.regles",
    "signaler": "signaler.lien",
    "sms": "emporter.sms",
    "whatsapp": "emporter.whatsapp",
}


@dataclass(frozen=True)
class Donnees:
    """What the peers are given: what pages share by language, intercommunalities, the values of each page."""

    langues: dict[str, Any]
    epci: dict[str, Any]
    pages: list[dict[str, Any]]


def entre(html: str, debut: str, fin: str) -> str:
    """Return the part of ``html`` from ``debut`` up to ``fin``, which is left out."""
    return html[html.index(debut) :].partition(fin)[0]


class Prepares:
    """The values of the pages in one language, as words ready to be printed."""

    def __init__(self, atelier: Atelier, rendeur: Rendeur, langue: Langue) -> None:
        self.atelier, self.rendeur, self.langue = atelier, rendeur, langue
        self.interface = atelier.site(langue).interface
        self.t = self.interface.texte
        self.catalogue = atelier.catalogues[langue]
        self.sources: dict[str, str] = {}

    def partages(self, html: str) -> dict[str, Any]:
        """Return what pages have in common, taken from the ``html`` of one of ours."""
        entete = entre(html, '<a class="evitement"', "<main")
        haut, _, menu = entete.partition('<nav class="langues"')
        return {
            "sens": self.interface.sens,
            "prefixe_relatif": "../../",
            "mots": {nom: self.t(cle) for nom, cle in MOTS.items()}
            | {"quartiers": self.t("ma_commune.quartiers", n=2)},
            "haut": haut,
            "menu": menu.partition("</nav>")[2],
            "apporter": entre(html, '<section class="carte carte--oui"', "</section>") + "</section>",
            "ensuite": entre(html, '<section aria-labelledby="apres"', "</section>") + "</section>",
            "pied": entre(html, '<footer class="pied"', "</body>"),
            "sources": self.sources,
        }

    def lieu(self, vue: VueLieu) -> dict[str, Any] | None:
        lieu = vue.lieu
        if lieu is None:
            return None
        jour = self.interface.jour(lieu.lu_le)
        return {
            "nom": lieu.nom,
            "adresse": f"{lieu.adresse or ''}, {lieu.code_postal or ''} {vue.commune.nom}",
            "semaine": vue.semaine,
            "lu": lieu.lu_le.isoformat(),
            "etat": self.t("etat.lus_le", date=jour) if vue.semaine else self.t("etat.inconnu"),
            "tel": lieu.telephone,
            "tel_affiche": lieu.telephone and telephone(lieu.telephone),
            "carte": vue.carte,
            "courriel": lieu.courriel,
            "site": lieu.site,
            "heures": [
                (self.t(f"etat.jour_{debut}"), [f"{de} – {a}" for de, a in plages])
                for debut, _, plages in vue.horaires or ()
            ],
        }

    def page(self, fiche: FicheCommune, page: Page) -> dict[str, Any]:
        navigation = self.atelier.navigation(page.chemin, self.langue)
        adresse = self.atelier.absolue(page.chemin, self.langue)
        for source in fiche.sources:
            self.sources[source.id] = f'<a href="{source.adresse}">{source.titre}</a>, {source.editeur}'
        parc, n = fiche.parc, self.interface.nombre
        return {
            "langue": self.langue,
            "prefixe": prefixe(self.langue),
            "chemin": page.chemin,
            "adresse": adresse,
            "siren": fiche.territoire.epci.siren,
            "titre": page.titre,
            "description": page.description,
            "donnees_liees": json.dumps(page.contexte["donnees_liees"], ensure_ascii=False),
            "alternatives": [
                {"langue": une.langue, "nom": une.nom, "adresse": une.adresse, "absolue": une.absolue}
                for une in navigation["alternatives"]
            ],
            "fil": navigation["fil"],
            "chapo": f"{', '.join(fiche.commune.codes_postaux)} · {fiche.departement} · "
            + self.t("territoire.habitants", n=fiche.commune.population),
            "pastille": self.t("ma_commune.guichet_territoire"),
            "guichet": self.lieu(fiche.reponse.guichets[0]) if fiche.reponse.guichets else None,
            "mairie": self.lieu(fiche.mairie),
            "proches": [
                {
                    "km": self.t("ma_commune.km", km=round(proche.km, 1)),
                    "nom": proche.vue.nom,
                    "role": self.t("ma_commune.role_" + proche.vue.lieu.roles[0].value) if proche.vue.lieu else "",
                    "commune": proche.vue.commune.nom,
                    "tel": proche.vue.lieu and proche.vue.lieu.telephone,
                }
                for proche in fiche.proches
            ],
            "comptes": [(n(parc.total), self.t("ma_commune.parc_total", n=parc.total))] if parc else [],
            "quartiers": list(fiche.quartiers),
            "qr": str(qr.svg(adresse)),
            "message": f"{page.titre} {adresse}",
            "inconnus": [self.t(f"ma_commune.inconnu_{inconnu}") for inconnu in fiche.inconnus],
            "sources": [source.id for source in fiche.sources],
        }

    def pages(self) -> Iterator[dict[str, Any]]:
        for membre in self.catalogue.familles.values():
            if isinstance(membre.sujet, FicheCommune):
                yield self.page(membre.sujet, membre.page)


def preparer() -> Donnees:
    """Return what the peers are given."""
    atelier = Atelier.ouvrir(PROJET, ADRESSE)
    rendeur = Rendeur(atelier, PROJET / "overrides", EnMemoire())
    donnees = Donnees({}, {}, [])
    for langue in LANGUES:
        prepares = Prepares(atelier, rendeur, langue)
        donnees.pages.extend(prepares.pages())
        page = prepares.catalogue.page(donnees.pages[-1]["chemin"])
        if page:
            donnees.langues[langue] = prepares.partages(rendeur.rendre(page, langue))
        donnees.epci[langue] = {
            epci.siren: {"nom": epci.nom, "adresse": f"../../{chemin_epci(epci)}"}
            for epci in atelier.donnees[EPCI].values()
        }
    return donnees


def ecrire(dossier: Path, nom: str, valeur: Any) -> None:
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / f"{nom}.json").write_text(json.dumps(valeur, ensure_ascii=False), encoding="utf-8")


def main(dossier: Path) -> None:
    donnees = preparer()
    ecrire(dossier / "hugo/assets", "pages", donnees.pages)
    ecrire(dossier / "eleventy/src/_data", "pages", donnees.pages)
    for ou in (dossier / "hugo/data", dossier / "eleventy/src/_data"):
        ecrire(ou, "langues", donnees.langues)
        ecrire(ou, "epci", donnees.epci)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
