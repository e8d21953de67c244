"""A resource leads somewhere: to a page of the site that exists in its languages, or to its publisher."""

from collections.abc import Iterator, Sequence

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.adresses.fiches import PUBLIEES
from guichet.sujets.ressources.fiches import RESSOURCES, Ressource

REGLES = Regles()


@REGLES.regle
def ressource_obtenue(lot: Lot) -> Iterator[Probleme]:
    """A resource is reached in one way: a page of the site, an address, or how to ask for it."""
    for ressource, enregistrement in lot[RESSOURCES]:
        chemins = [champ for champ in ("page", "adresse", "acces") if getattr(ressource, champ)]
        if len(chemins) != 1:
            constat = f"cette ressource a {len(chemins)} chemin(s) parmi « page », « adresse » et « acces »"
            yield enregistrement.probleme(("id",), constat, "gardez-en un, et un seul", ressource.id)


@REGLES.regle
def ressource_d_un_autre_editeur(lot: Lot) -> Iterator[Probleme]:
    """What others publish says who, when, and what speaks of it; what the site makes needs none of these."""
    for ressource, enregistrement in lot[RESSOURCES]:
        for champ in ("editeur", "source"):
            dit = getattr(ressource, champ) is not None
            if ressource.page and dit:
                constat = f"« {champ} » est pour un document d'un autre éditeur, celui-ci est fait par le site"
                yield enregistrement.probleme((champ,), constat, f"retirez « {champ} »", ressource.id)
            elif not ressource.page and not dit:
                constat = f"« {champ} » manque à ce document d'un autre éditeur"
                yield enregistrement.probleme(("id",), constat, f"ajoutez « {champ} »", ressource.id)


@REGLES.regle
def ressource_publiee(lot: Lot) -> Iterator[Probleme]:
    """A page or a file of the site is published, in each language that the resource says."""
    if isinstance(lot.connus[PUBLIEES], Illisible):
        return
    langues = {publiee.adresse: set(publiee.langues) for publiee in lot.fiches(PUBLIEES)}
    for ressource, enregistrement in lot[RESSOURCES]:
        if ressource.page is None:
            continue
        if ressource.page not in langues:
            yield inconnu(enregistrement, ("page",), ressource.page, "cette adresse du site", PUBLIEES.fichier)
        elif absentes := sorted(set(ressource.langues) - langues[ressource.page]):
            yield _pas_dans_ces_langues(ressource, enregistrement, absentes)


def _pas_dans_ces_langues(ressource: Ressource, enregistrement: Enregistrement, absentes: Sequence[str]) -> Probleme:
    constat = f"cette page du site n'existe pas dans ces langues : {', '.join(absentes)}"
    return enregistrement.probleme(("langues",), constat, "corrigez « langues »", ressource.page)


@REGLES.regle
def ressource_parue(lot: Lot) -> Iterator[Probleme]:
    """A document has appeared before it is listed."""
    for ressource, enregistrement in lot[RESSOURCES]:
        if ressource.annee and ressource.annee > ressource.ajoutee_le.year:
            constat = "ce document serait paru après son ajout à la liste"
            yield enregistrement.probleme(("annee",), constat, "corrigez l'année", ressource.annee)
