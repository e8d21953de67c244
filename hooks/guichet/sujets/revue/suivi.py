"""What must be read again, on one day: by the law that moved, by the calendar. For readers, and for editors."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from guichet.prose.guides import GUIDES, Guide, guides
from guichet.socle import fraicheur as cycle
from guichet.socle.donnees import Donnees, Edition, une_fois
from guichet.socle.fraicheur import EtatRevue, PolitiqueRevue, politique
from guichet.sujets.droit import appuis as droit
from guichet.sujets.droit.appuis import Derive, Mouvement
from guichet.sujets.textes.fiches import TEXTES


@dataclass(frozen=True)
class Retard:
    """A page or a record whose review is near, due or long overdue."""

    etat: EtatRevue
    echeance: datetime.date
    fichier: str
    nom: str
    responsable: str
    chemin: str | None = None


@dataclass(frozen=True)
class Bandeau:
    """What the page at one address tells its readers: ``mouvement`` the law that moved, else ``relu_le`` is too old."""

    mouvement: Mouvement | None
    relu_le: datetime.date


@dataclass(frozen=True)
class Prochain:
    """What a page will tell its readers from the day ``le``, if nothing is done until then."""

    le: datetime.date
    bandeau: Bandeau


@dataclass(frozen=True)
class Suivi:
    """Everything due on ``aujourdhui``."""

    donnees: Donnees
    aujourdhui: datetime.date

    @cached_property
    def derives(self) -> list[Derive]:
        return droit.derives(self.donnees, self.aujourdhui)

    @cached_property
    def retards(self) -> list[Retard]:
        """Pages and records due for review, the most urgent first."""
        ordre = list(EtatRevue)
        retards = [retard for retard in self._a_suivre() if retard.etat is not EtatRevue.A_JOUR]
        return sorted(retards, key=lambda r: (-ordre.index(r.etat), r.echeance, r.fichier, r.nom))

    @cached_property
    def bandeaux(self) -> dict[str, Bandeau]:
        """Return what each French page must tell, by address; a translation tells the same."""
        bandeaux = {
            retard.chemin: Bandeau(None, _relu_le(guides(self.donnees)["fr"][retard.chemin]))
            for retard in self.retards
            if retard.chemin is not None and retard.etat in (EtatRevue.A_RELIRE, EtatRevue.PERIME)
        }
        for derive in self.derives:
            if derive.appui.genre == "page" and derive.appui.chemin is not None:
                bandeaux[derive.appui.chemin] = Bandeau(derive.mouvements[-1], derive.appui.lu_le)
        return bandeaux

    @cached_property
    def prochains(self) -> dict[str, Prochain]:
        """Return what each French page that tells nothing yet will tell first, by address."""
        prochains: dict[str, Prochain] = {}
        for chemin, prochain in sorted(self._annonces(), key=lambda annonce: annonce[1].le):
            if prochain.le > self.aujourdhui and chemin not in self.bandeaux:
                prochains.setdefault(chemin, prochain)
        return prochains

    def _annonces(self) -> Iterator[tuple[str, Prochain]]:
        """Yield all that pages have to tell, one day or another."""
        for retard in self._a_suivre():
            if retard.chemin is not None:
                relu_le = _relu_le(guides(self.donnees)["fr"][retard.chemin])
                yield retard.chemin, Prochain(retard.echeance, Bandeau(None, relu_le))
        for derive in droit.derives(self.donnees, datetime.date.max):
            appui = derive.appui
            if appui.genre == "page" and appui.chemin is not None:
                for mouvement in derive.mouvements:
                    yield appui.chemin, Prochain(mouvement.le, Bandeau(mouvement, appui.lu_le))

    @cached_property
    def questions(self) -> dict[str, Mouvement]:
        """Return the latest change behind each question that must be read again, by its address."""
        return {
            d.appui.chemin: d.mouvements[-1]
            for d in self.derives
            if d.appui.genre == "question" and d.appui.chemin is not None
        }

    def _a_suivre(self) -> Iterable[Retard]:
        for chemin, guide in guides(self.donnees)["fr"].items():
            commune = politique(self.donnees, guide.fichier)
            if guide.lu_le is None or commune is None:
                continue
            propre = commune.model_copy(
                update={
                    "relire_sous": guide.relire_sous or commune.relire_sous,
                    "responsable": guide.responsable or commune.responsable,
                }
            )
            yield replace(self._retard(_relu_le(guide), propre, guide.fichier, guide.title), chemin=chemin)
        for fichier, nom, lu_le in _fiches_lues(self.donnees):
            celle_ci = politique(self.donnees, fichier)
            if celle_ci is not None:
                yield self._retard(lu_le, celle_ci, fichier, nom)

    def _retard(self, relu_le: datetime.date, sienne: PolitiqueRevue, fichier: str, nom: str) -> Retard:
        sous = sienne.relire_sous
        etat = cycle.etat(relu_le, sous, self.aujourdhui)
        return Retard(etat, cycle.echeance(relu_le, sous), fichier, nom, sienne.responsable)


def _relu_le(guide: Guide) -> datetime.date:
    return guide.relu_le or guide.lu_le or datetime.date.min


def _fiches_lues(donnees: Donnees) -> Iterable[tuple[str, str, datetime.date]]:
    """Yield the file, the name and the reading day of each record that has one; directories are read whole."""
    for jeu in donnees.jeux:
        if "lu_le" in jeu.modele.model_fields and not jeu.adapter and jeu not in GUIDES.values():
            for fiche in donnees.toutes(jeu):
                yield jeu.fichier_de(fiche), jeu.nom_de(fiche), fiche.lu_le


@une_fois
def suivi(edition: Edition) -> Suivi:
    """Return what is due on the day of ``edition``."""
    return Suivi(edition.donnees, edition.aujourdhui)


def en_json(a_faire: Suivi) -> dict[str, Any]:
    """Return the report as plain values: what the law made stale, then what the calendar did."""
    textes = a_faire.donnees[TEXTES]
    return {
        "date": a_faire.aujourdhui.isoformat(),
        "derives": [
            {
                "genre": d.appui.genre,
                "nom": d.appui.nom,
                "chemin": d.appui.chemin,
                "fichier": d.appui.fichier,
                "lu_le": d.appui.lu_le.isoformat(),
                "mouvements": [
                    {
                        "texte": m.texte or None,
                        "titre": textes[m.texte].titre if m.texte else None,
                        "le": m.le.isoformat(),
                        "veille": m.veille,
                    }
                    for m in d.mouvements
                ],
            }
            for d in a_faire.derives
        ],
        "retards": [
            {
                "etat": r.etat.value,
                "echeance": r.echeance.isoformat(),
                "fichier": r.fichier,
                "nom": r.nom,
                "responsable": r.responsable,
                "chemin": r.chemin,
            }
            for r in a_faire.retards
        ],
    }


_TITRES = {
    EtatRevue.PERIME: "À relire depuis plus de {retirer} jours (les faits qui se périment vite ne sont plus montrés)",
    EtatRevue.A_RELIRE: "À relire maintenant",
    EtatRevue.BIENTOT: "À relire dans les {avertir} jours",
}


def en_texte(a_faire: Suivi) -> str:
    """Return the report for editors, by urgency."""
    paragraphes = [f"Revue du {a_faire.aujourdhui.isoformat()}"]
    if a_faire.derives:
        lignes = [f"  {_de_quoi(d)}\n    {d.appui.fichier} · lu le {d.appui.lu_le}" for d in a_faire.derives]
        paragraphes.append("\n".join([f"Le droit a changé depuis la lecture : {len(lignes)}", *lignes]))
    par_etat: dict[EtatRevue, list[str]] = defaultdict(list)
    for r in a_faire.retards:
        par_etat[r.etat].append(f"  {r.echeance}  {r.fichier} · {r.nom} ({r.responsable})")
    for etat, titre in _TITRES.items():
        if par_etat[etat]:
            entete = titre.format(retirer=cycle.RETIRER_JOURS, avertir=cycle.AVERTIR_JOURS)
            paragraphes.append("\n".join([f"{entete} : {len(par_etat[etat])}", *par_etat[etat]]))
    if len(paragraphes) == 1:
        paragraphes.append("Rien à relire.")
    return "\n\n".join(paragraphes)


def _de_quoi(derive: Derive) -> str:
    dernier = derive.mouvements[-1]
    cause = f"{dernier.texte} le {dernier.le}" if dernier.texte else f"le {dernier.le}"
    if dernier.veille:
        cause += f" ({dernier.veille})"
    return f"{derive.appui.nom} : {cause}"
