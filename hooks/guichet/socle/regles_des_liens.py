"""A link leads where it says: to a site of ``data/domaines.yml``, and to none that passes for one of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from guichet.socle import liens
from guichet.socle.champs import Fiche, Portee, marques
from guichet.socle.domaines import DOMAINES
from guichet.socle.jeux import Jeu
from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

_LISTES = {Portee.OFFICIELLE: "des sites officiels", Portee.CONNUE: "des sites connus"}


@REGLES.de_chaque_jeu
def domaine_connu(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """A link goes to a site of the list, one where people may be sent when it sends people."""
    champs = [(champ, portee) for champ, portee in _adresses(jeu) if portee is not Portee.LOCALE]
    if not champs or isinstance(lot.connus[DOMAINES], Illisible):
        return
    connus = lot.par_cle(DOMAINES)
    officiels = _officiels(lot)
    for fiche, enregistrement in lot[jeu]:
        for champ, portee in champs:
            adresse = getattr(fiche, champ)
            if adresse is None:
                continue
            domaine = liens.parmi(adresse, officiels if portee is Portee.OFFICIELLE else connus.keys())
            if domaine is None:
                refus = enregistrement.probleme((champ,), *_refus(adresse, officiels, _LISTES[portee]), adresse)
                yield replace(refus, cause=f"domaine {liens.domaine(adresse)}")
            elif adresse.startswith("http://") and not connus[domaine].http:
                constat = "cette adresse n'est pas chiffrée : elle commence par http://"
                remede = "ouvrez-la en https:// et corrigez-la ; sinon, ajoutez « http: true » à ce site"
                yield enregistrement.probleme((champ,), constat, f"{remede} dans {DOMAINES.fichier}", adresse)


def _officiels(lot: Lot) -> frozenset[str]:
    return frozenset(fiche.domaine for fiche in lot.fiches(DOMAINES) if fiche.officiel)


def _refus(adresse: str, officiels: frozenset[str], liste: str) -> tuple[str, str]:
    if imite := liens.imite(adresse, officiels):
        return f"ce site passe pour {imite} et n'en est pas", "recopiez l'adresse depuis le vrai site"
    nom = liens.domaine(adresse)
    remede = f"corrigez l'adresse ; si le site est le bon, ajoutez {nom} à {DOMAINES.fichier}, avec qui le publie"
    return f"ce site n'est pas dans la liste {liste}", remede


@REGLES.de_chaque_jeu
def adresse_locale_sans_imitation(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """What a directory or a territory gives does not pass for an official site."""
    champs = [champ for champ, portee in _adresses(jeu) if portee is Portee.LOCALE]
    officiels = _officiels(lot) if champs else frozenset()
    for fiche, enregistrement in lot[jeu] if champs else ():
        for champ in champs:
            if adresse := getattr(fiche, champ):
                site = adresse if "://" in adresse else f"https://{adresse.rpartition('@')[2].lower()}"
                if imite := liens.imite(site, officiels):
                    constat = f"ce site passe pour {imite} et n'en est pas"
                    yield enregistrement.probleme((champ,), constat, "corrigez-le ou laissez-le vide", adresse)


@cache
def _adresses(jeu: Jeu[Any]) -> tuple[tuple[str, Portee], ...]:
    """Return the fields of the records of ``jeu`` that hold an address, each with where it may lead."""
    modele: type[Fiche] = jeu.modele
    return tuple((champ, m) for champ, trouvees in marques(modele).items() for m in trouvees if isinstance(m, Portee))


@REGLES.regle
def domaine_sans_imitation(lot: Lot) -> Iterator[Probleme]:
    """A site added to the list passes for none of the official ones, and is told without « www. »."""
    officiels: set[str] = set()
    # Official ones first, and the older before the newer, which is the intruder.
    for fiche, enregistrement in sorted(lot[DOMAINES], key=lambda paire: not paire[0].officiel):
        nom = fiche.domaine
        if nom.startswith("www."):
            constat = "un site s'écrit ici sans « www. »"
            yield enregistrement.probleme(("domaine",), constat, f"écrivez {nom.removeprefix('www.')}", nom)
        elif imite := liens.imite(f"https://{nom}/", officiels):
            constat = f"ce site passe pour {imite}"
            remede = "retirez-le, si vous n'êtes pas sûr de qui le publie"
            yield enregistrement.probleme(("domaine",), constat, remede, nom)
        if fiche.officiel:
            officiels.add(nom)


@REGLES.derniere
def domaine_employe(lot: Lot) -> Iterator[Probleme]:
    """The list holds the sites that are read, and calls official those where people are sent: no door stays open."""
    employes: dict[Portee, set[str]] = {Portee.CONNUE: set(), Portee.OFFICIELLE: set()}
    connus = lot.par_cle(DOMAINES)
    for jeu in lot.paires:
        champs = [(champ, portee) for champ, portee in _adresses(jeu) if portee in employes]
        for fiche in lot.fiches(jeu) if champs else ():
            for champ, portee in champs:
                if (adresse := getattr(fiche, champ)) and (domaine := liens.parmi(adresse, connus.keys())):
                    employes[portee].add(domaine)
    for fiche, enregistrement in lot[DOMAINES]:
        if fiche.officiel and fiche.domaine not in employes[Portee.OFFICIELLE]:
            constat = "ce site est dit officiel, et data/liens.yml n'y mène pas"
            yield enregistrement.probleme(("officiel",), constat, "retirez « officiel: true »", fiche.domaine)
        elif fiche.domaine not in set().union(*employes.values()):
            constat = "aucune source ni aucun lien n'emploie ce site"
            yield enregistrement.probleme(
                ("domaine",), constat, "retirez-le, ou ajoutez d'abord la source", fiche.domaine
            )
