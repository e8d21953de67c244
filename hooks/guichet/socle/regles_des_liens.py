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
    "sources": ("adresse", "des sites connus"),
    "textes": ("adresse", "des sites connus"),
}
# Sets that send people somewhere.
_ENVOIS = frozenset({"liens"})
# Sets whose addresses are those that a territory gives: any site, as long as it passes for no other.
_LOCAUX = ("mairies", "france_services", "guichets", "instruments", "editeur")


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
def adresse_locale_sans_imitation(lot: Lot) -> Iterator[Probleme]:
    """What a directory or a territory gives does not pass for an official site."""
    officiels = {fiche.domaine for fiche in lot.fiches("domaines") if fiche.officiel}
    for fiche, enregistrement in toutes(lot, *_LOCAUX):
        for champ, adresse in _adresses(fiche):
            if imite := liens.imite(adresse, officiels):
                constat = f"ce site passe pour {imite} et n'en est pas"
                yield enregistrement.probleme((champ,), constat, "corrigez-le ou laissez-le vide", adresse)


def _adresses(fiche: Any) -> Iterator[tuple[str, str]]:
    for champ in ("site", "document"):
        if adresse := getattr(fiche, champ, None):
            yield champ, adresse
    if courriel := getattr(fiche, "courriel", None):
        yield "courriel", f"https://{courriel.rpartition('@')[2].lower()}"
