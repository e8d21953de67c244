"""The counts of homes of a commune add up, and are told or kept secret as one."""

from collections.abc import Iterator

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnus
from guichet.socle.sources import SOURCES
from guichet.sujets.parc.fiches import PARC, Detail
from guichet.sujets.territoires.fiches import COMMUNES

REGLES = Regles()
# In the file of 2024, no masked commune has more homes.
TOTAL_MASQUE_MAXIMUM = 10
COMPTES = ("loues", "vacants", "vides", "associations", "contrepartie", "temporaires")


@REGLES.regle
def parc_d_une_commune(lot: Lot) -> Iterator[Probleme]:
    yield from inconnus(lot, PARC, "commune", COMMUNES, "ce code INSEE")


@REGLES.regle
def parc_d_un_seul_repertoire(lot: Lot) -> Iterator[Probleme]:
    """Sums are of one register, that of one day: pages tell it."""
    citees: dict[str, Enregistrement] = {}
    for parc, enregistrement in lot[PARC]:
        citees.setdefault(parc.source, enregistrement)
    for autre, enregistrement in list(citees.items())[1:]:
        constat = "ces logements viennent d'un autre répertoire que les premiers : leurs sommes mêleraient deux jours"
        yield enregistrement.probleme(("source",), constat, "relancez l'import de tout le parc (make import)", autre)
    for source, enregistrement in lot[SOURCES]:
        if source.id in citees and source.valide_le is None:
            constat = "cette source est celle du parc, et ne dit pas à quel jour il était vrai"
            yield enregistrement.probleme(("valide_le",), constat, "rétablissez son « valide_le »", source.id)


@REGLES.regle
def detail_publie_ou_secret(lot: Lot) -> Iterator[Probleme]:
    """A masked commune shows no count at all: an empty cell never becomes 0, nor the reverse."""
    for parc, enregistrement in lot[PARC]:
        connus = [nom for nom in COMPTES if getattr(parc, nom) is not None]
        if parc.detail is Detail.PUBLIE and len(connus) < len(COMPTES):
            absent = next(nom for nom in COMPTES if nom not in connus)
            constat = f"ce nombre manque, alors que le détail est « {parc.detail.value} »"
            yield enregistrement.probleme((absent,), constat, "recopiez-le, ou écrivez « masque » dans « detail »")
        if parc.detail is not Detail.PUBLIE and connus:
            constat = f"ce nombre est donné, alors que le détail est « {parc.detail.value} »"
            yield enregistrement.probleme((connus[0],), constat, "videz la cellule : elle est secrète dans la source")


@REGLES.regle
def detail_egal_au_total(lot: Lot) -> Iterator[Probleme]:
    for parc, enregistrement in lot[PARC]:
        somme = sum(parc.parties.values())
        if parc.parties and somme != parc.total:
            constat = f"le détail fait {somme}, et non {parc.total}"
            yield enregistrement.probleme(("total",), constat, "recopiez la ligne depuis la source", parc.total)


@REGLES.regle
def secret_des_petits_nombres(lot: Lot) -> Iterator[Probleme]:
    """Secrecy hides the few homes of a commune: no sum tells that a masked total is wrong, its size does."""
    for parc, enregistrement in lot[PARC]:
        if parc.detail is Detail.MASQUE and parc.total > TOTAL_MASQUE_MAXIMUM:
            constat = f"le détail est « masque » : le total ne dépasse pas {TOTAL_MASQUE_MAXIMUM}"
            yield enregistrement.probleme(("total",), constat, "recopiez la ligne depuis la source", parc.total)
