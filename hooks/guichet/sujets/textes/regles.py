"""Texts of law: what was read, and what is known to have moved since."""

from collections.abc import Iterator

from guichet.socle.champs import Statut
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import regle, toutes


@regle
def version_lue_en_vigueur(lot: Lot) -> Iterator[Probleme]:
    """A text that has moved since the version read is to be confirmed: that version is not the law in force."""
    for texte, enregistrement in toutes(lot, "textes"):
        if texte.version_du is None or texte.statut is Statut.A_CONFIRMER:
            continue
        plus_recentes = [j for j in texte.modifie_le if j.isoformat()[: len(texte.version_du)] > texte.version_du]
        if plus_recentes:
            constat = f"ce texte a changé le {max(plus_recentes)}, après la version lue ({texte.version_du})"
            yield enregistrement.probleme(("statut",), constat, "écrivez statut: a_confirmer", texte.statut)


@regle
def article_dans_son_code(lot: Lot) -> Iterator[Probleme]:
    """Only an article belongs to a code."""
    for texte, enregistrement in toutes(lot, "textes"):
        if texte.code is not None and texte.nature != "article":
            constat = "seul un article appartient à un code"
            yield enregistrement.probleme(("code",), constat, "retirez « code », ou changez « nature »", texte.id)


@regle
def adresse_de_texte_unique(lot: Lot) -> Iterator[Probleme]:
    """Two texts whose identifiers differ by capitals only would share an address."""
    premiers: dict[str, str] = {}
    for texte, enregistrement in toutes(lot, "textes"):
        premier = premiers.setdefault(texte.chemin, texte.id)
        if premier != texte.id:
            constat = f"cet identifiant donne la même adresse que « {premier} »"
            yield enregistrement.probleme(("id",), constat, "changez-le autrement que par des majuscules", texte.id)
