"""A link leads where it says: to a site of ``data/domaines.yml``, and to none that passes for one of them."""

from collections.abc import Iterator
from functools import cache

from guichet.socle import liens
from guichet.socle.champs import Fiche, Portee, marques
from guichet.socle.domaines import DOMAINES
from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

_LISTES = {Portee.OFFICIELLE: "des sites officiels", Portee.CONNUE: "des sites connus"}


@REGLES.regle
def domaine_connu(lot: Lot) -> Iterator[Probleme]:
    """A link goes to a site of the list, one where people may be sent when it sends people."""
    if isinstance(lot.connus[DOMAINES], Illisible):
        return
    connus = lot.par_cle(DOMAINES)
    officiels = {domaine for domaine, fiche in connus.items() if fiche.officiel}
    for fiche, enregistrement in lot.tout():
        for champ, portee in _adresses(type(fiche)):
            adresse = getattr(fiche, champ)
            if adresse is None or portee is Portee.LOCALE:
                continue
            domaine = liens.parmi(adresse, officiels if portee is Portee.OFFICIELLE else connus.keys())
            if domaine is None:
                yield enregistrement.probleme((champ,), *_refus(adresse, officiels, _LISTES[portee]), adresse)
            elif adresse.startswith("http://") and not connus[domaine].http:
                constat = "cette adresse n'est pas chiffrée : elle commence par http://"
                remede = "ouvrez-la en https:// et corrigez-la ; sinon, ajoutez « http: true » à ce site"
                yield enregistrement.probleme((champ,), constat, f"{remede} dans {DOMAINES.fichier}", adresse)


def _refus(adresse: str, officiels: set[str], liste: str) -> tuple[str, str]:
    if imite := liens.imite(adresse, officiels):
        return f"ce site passe pour {imite} et n'en est pas", "recopiez l'adresse depuis le vrai site"
    nom = liens.domaine(adresse)
    remede = f"corrigez l'adresse ; si le site est le bon, ajoutez {nom} à {DOMAINES.fichier}, avec qui le publie"
    return f"ce site n'est pas dans la liste {liste}", remede


@REGLES.regle
def adresse_locale_sans_imitation(lot: Lot) -> Iterator[Probleme]:
    """What a directory or a territory gives does not pass for an official site."""
    officiels = {fiche.domaine for fiche in lot.fiches(DOMAINES) if fiche.officiel}
    for fiche, enregistrement in lot.tout():
        for champ, adresse in _locales(fiche):
            if imite := liens.imite(adresse, officiels):
                constat = f"ce site passe pour {imite} et n'en est pas"
                yield enregistrement.probleme((champ,), constat, "corrigez-le ou laissez-le vide", adresse)


@cache
def _adresses(modele: type[Fiche]) -> tuple[tuple[str, Portee], ...]:
    """Return the fields of ``modele`` that hold an address, each with where it may lead."""
    return tuple((champ, m) for champ, trouvees in marques(modele).items() for m in trouvees if isinstance(m, Portee))


def _locales(fiche: Fiche) -> Iterator[tuple[str, str]]:
    for champ, portee in _adresses(type(fiche)):
        adresse = getattr(fiche, champ)
        if adresse is not None and portee is Portee.LOCALE:
            yield champ, adresse if "://" in adresse else f"https://{adresse.rpartition('@')[2].lower()}"
