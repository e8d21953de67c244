"""An amount is told once for a household, rests on a known order, and grows with the household."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnus
from guichet.sujets.baremes.fiches import BAREMES, Bareme, Situation
from guichet.sujets.textes.fiches import TEXTES

REGLES = Regles()

# From one household to the next, no published scale doubles.
PAS_AU_PLUS = 2
_RANGS = {situation: rang for rang, situation in enumerate(Situation)}


@REGLES.regle
def bareme_fonde(lot: Lot) -> Iterator[Probleme]:
    yield from inconnus(lot, BAREMES, "texte", TEXTES, "ce texte")


@REGLES.regle
def bareme_dit_une_fois(lot: Lot) -> Iterator[Probleme]:
    """One amount a day for one household in one zone."""
    vus = set()
    for bareme, enregistrement in lot[BAREMES]:
        cle = (bareme.bareme, bareme.zone, bareme.situation, bareme.depuis)
        if cle in vus:
            constat = "ce montant est déjà donné pour ce ménage, cette zone et ce jour"
            yield enregistrement.probleme(("montant",), constat, "gardez une seule ligne", bareme.montant)
        vus.add(cle)


# Looked at where nothing else is wrong: one amount or one day that slipped would be told again and again.
@REGLES.derniere
def bareme_sans_saut(lot: Lot) -> Iterator[Probleme]:
    """From one household to the next, an amount does not double."""
    for petit, grand, enregistrement in _de_proche_en_proche(lot):
        if grand.montant > PAS_AU_PLUS * petit.montant:
            constat = f"ce montant fait plus de {PAS_AU_PLUS} fois celui du ménage juste plus petit ({petit.montant:g})"
            yield enregistrement.probleme(("montant",), constat, "recopiez les deux depuis l'arrêté", grand.montant)


@REGLES.derniere
def bareme_d_un_seul_texte(lot: Lot) -> Iterator[Probleme]:
    """All that a scale says from one day on was read in one order, at one source."""
    for champ in ("texte", "source"):
        dits = Counter((b.bareme, b.depuis, getattr(b, champ)) for b in lot.fiches(BAREMES))
        for bareme, enregistrement in lot[BAREMES]:
            autres = {
                dit: n for (nature, jour, dit), n in dits.items() if (nature, jour) == (bareme.bareme, bareme.depuis)
            }
            courant = max(autres, key=autres.__getitem__)
            if getattr(bareme, champ) != courant:
                constat = f"les autres montants de ce barème, ce jour-là, viennent de « {courant} »"
                remede = "recopiez l'arrêté et sa source, ou corrigez le jour"
                yield enregistrement.probleme((champ,), constat, remede, getattr(bareme, champ))


@REGLES.derniere
def bareme_complet(lot: Lot) -> Iterator[Probleme]:
    """A scale tells the same households in each zone, from the same day: a line that is missing there is wrong here."""
    zones: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for bareme in lot.fiches(BAREMES):
        zones[bareme.bareme,].add(bareme.zone)
        zones[bareme.bareme, bareme.situation, bareme.depuis].add(bareme.zone)
    for bareme, enregistrement in lot[BAREMES]:
        if absentes := zones[bareme.bareme,] - zones[bareme.bareme, bareme.situation, bareme.depuis]:
            constat = (
                f"ce montant n'est pas donné pour la zone {min(absentes)} le même jour : le ménage ou le jour est faux"
            )
            yield enregistrement.probleme(("situation",), constat, "corrigez-le, ou ajoutez la ligne", bareme.situation)


@REGLES.derniere
def personne_de_plus_moins_chere(lot: Lot) -> Iterator[Probleme]:
    """One person more adds less than what a person alone has."""
    seules = {(b.bareme, b.zone, b.depuis): b.montant for b in lot.fiches(BAREMES) if b.situation is Situation.SEULE}
    for bareme, enregistrement in lot[BAREMES]:
        seule = seules.get((bareme.bareme, bareme.zone, bareme.depuis))
        if bareme.situation is Situation.PERSONNE_DE_PLUS and seule is not None and bareme.montant >= seule:
            constat = f"une personne de plus ajoute moins que ce qu'a une personne seule ({seule:g})"
            yield enregistrement.probleme(("montant",), constat, "recopiez-le depuis l'arrêté", bareme.montant)


@REGLES.derniere
def bareme_moindre_en_zone_3(lot: Lot) -> Iterator[Probleme]:
    """Zone 3, where homes are cheaper, never has more than zone 2."""
    en_zone_2 = {(b.bareme, b.situation, b.depuis): b.montant for b in lot.fiches(BAREMES) if b.zone == "2"}
    for bareme, enregistrement in lot[BAREMES]:
        la_bas = en_zone_2.get((bareme.bareme, bareme.situation, bareme.depuis))
        if bareme.zone == "3" and la_bas is not None and bareme.montant > la_bas:
            constat = f"la zone 3 a plus que la zone 2 ({la_bas:g})"
            yield enregistrement.probleme(("montant",), constat, "recopiez les deux depuis l'arrêté", bareme.montant)


@REGLES.regle
def bareme_croissant(lot: Lot) -> Iterator[Probleme]:
    """A larger household has a higher amount; that of one person more is apart."""
    for petit, grand, enregistrement in _de_proche_en_proche(lot):
        if grand.montant < petit.montant:
            constat = f"ce montant est plus bas que celui d'un ménage plus petit ({petit.montant:g})"
            yield enregistrement.probleme(("montant",), constat, "recopiez-le depuis l'arrêté", grand.montant)


def _de_proche_en_proche(lot: Lot) -> Iterator[tuple[Bareme, Bareme, Enregistrement]]:
    """Yield each amount after that of the household just smaller, with where it is written."""
    lignes = [(b, ou) for b, ou in lot[BAREMES] if b.situation is not Situation.PERSONNE_DE_PLUS]
    lignes.sort(key=lambda ligne: (ligne[0].bareme, ligne[0].zone, ligne[0].depuis, _RANGS[ligne[0].situation]))
    for (petit, _), (grand, enregistrement) in pairwise(lignes):
        if (petit.bareme, petit.zone, petit.depuis) == (grand.bareme, grand.zone, grand.depuis):
            yield petit, grand, enregistrement
