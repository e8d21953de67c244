"""A link leads where it says: to a site of ``data/domaines.yml``, and to none that passes for one of them."""

from collections.abc import Iterator
from typing import Any

from guichet.lot import Illisible, Lot
from guichet.problemes import Probleme
from guichet.regles.registre import regle, toutes
from guichet.socle import liens

FICHIER = "data/domaines.yml"
# Set → the field that holds its address, and the part of the list that it is looked for in.
_ADRESSES = {
    "liens": ("adresse", "des sites officiels"),
    "agenda": ("adresse", "des sites connus"),
    "instruments": ("document", "des sites connus"),
    "sources": ("adresse", "des sites connus"),
    "textes": ("adresse", "des sites connus"),
}
# Sets that send people somewhere.
_ENVOIS = frozenset({"liens"})
_LIEUX = ("mairies", "france_services", "guichets")


@regle
def domaine_connu(lot: Lot) -> Iterator[Probleme]:
    """A link goes to a site of the list, one where people may be sent when it sends people."""
    if isinstance(lot.connus["domaines"], Illisible):
        return
    connus = {fiche.domaine: fiche for fiche in lot.fiches("domaines")}
    officiels = {domaine for domaine, fiche in connus.items() if fiche.officiel}
    for jeu, (champ, liste) in _ADRESSES.items():
        admis = officiels if jeu in _ENVOIS else connus.keys()
        for fiche, enregistrement in toutes(lot, jeu):
            adresse = getattr(fiche, champ)
            if adresse is None:
                continue
            domaine = liens.parmi(adresse, admis)
            if domaine is None:
                yield enregistrement.probleme((champ,), *_refus(adresse, officiels, liste), adresse)
            elif adresse.startswith("http://") and not connus[domaine].http:
                constat = "cette adresse n'est pas chiffrée : elle commence par http://"
                remede = (
                    f"ouvrez-la en https:// et corrigez-la ; sinon, ajoutez « http: true » à ce site dans {FICHIER}"
                )
                yield enregistrement.probleme((champ,), constat, remede, adresse)


def _refus(adresse: str, officiels: set[str], liste: str) -> tuple[str, str]:
    if imite := liens.imite(adresse, officiels):
        return f"ce site passe pour {imite} et n'en est pas", "recopiez l'adresse depuis le vrai site"
    remede = (
        f"corrigez l'adresse ; si le site est le bon, ajoutez {liens.domaine(adresse)} à {FICHIER}, avec qui le publie"
    )
    return f"ce site n'est pas dans la liste {liste}", remede


@regle
def lieu_sans_imitation(lot: Lot) -> Iterator[Probleme]:
    """The site and the electronic address of a place, which a directory gives, do not pass for an official site."""
    officiels = {fiche.domaine for fiche in lot.fiches("domaines") if fiche.officiel}
    for lieu, enregistrement in (*toutes(lot, *_LIEUX), *toutes(lot, "editeur")):
        for champ, adresse in _adresses(lieu):
            if imite := liens.imite(adresse, officiels):
                constat = f"ce site passe pour {imite} et n'en est pas"
                yield enregistrement.probleme((champ,), constat, "corrigez-le ou laissez-le vide", getattr(lieu, champ))


def _adresses(lieu: Any) -> Iterator[tuple[str, str]]:
    if site := getattr(lieu, "site", None):
        yield "site", site
    if lieu.courriel:
        yield "courriel", f"https://{lieu.courriel.rpartition('@')[2].lower()}"
