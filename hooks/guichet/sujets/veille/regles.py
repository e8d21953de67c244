"""Entries of the watch name texts that exist, give dates in order, and never pass a bill for law."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from guichet.prose.dates_tapees import jours_tapes
from guichet.socle import horloge
from guichet.socle.jour_imprecis import JourImprecis
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot, Paire
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.socle.regles_des_dates import bornes, dates_dans_l_ordre_de
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE, NatureVeille, Veille

REGLES = Regles()

# What happens to a bill in Parliament may be told as sure: « doit être voté », « sera examiné ».
PARLEMENT = r"(?: encore)?(?: être)? (?:adopt|débatt|dépos|discut|examin|inscri|lue?s?\b|présent|promulgu|transmi|vot)"
# Said of law in force. « imposerait », « rien n'en est applicable », « ne s'applique pas » are said of a bill.
DIT_COMME_UNE_LOI = re.compile(
    r"\b(?:"
    + "|".join(
        (
            r"entre(?:nt)? en vigueur",
            r"(?:est|sont) (?:entrée?s? )?en vigueur",
            r"désormais|dorénavant",
            r"(?<!ne )s'applique(?:nt)?",
            r"(?:impose|oblige|abroge)(?:nt)?",
            r"(?<!serait )(?<!être )interdi(?:t|sent)",
            r"(?<!n')(?<!n'en )(?:est|sont) (?:obligatoire|interdite?|abrogée?|applicable)s?",
            rf"(?:doit|doivent)(?!{PARLEMENT})",
            # Any future tense.
            rf"(?!front\b|affront\b|extra\b|ultra\b|opéra\b|caméra\b)\w+r(?:a|ont)\b(?!{PARLEMENT})",
        )
    )
    + r")\b",
    re.IGNORECASE,
)


@REGLES.regle
def entree_nommee_par_sa_date(lot: Lot) -> Iterator[Probleme]:
    """The address of an entry starts with its date."""
    for entree, enregistrement in lot[VEILLE]:
        if not re.match(rf"{entree.date}-[a-z]", entree.id):
            constat = f"le nom du fichier doit commencer par la date de l'entrée : {entree.date}"
            remede = "renommez le fichier avant de le publier, ou corrigez « date » ; publié, il ne change plus"
            yield enregistrement.probleme(("date",), constat, remede, entree.id)


@REGLES.regle
def entree_rattachee(lot: Lot) -> Iterator[Probleme]:
    """The texts that an entry touches are in ``data/textes.yml``."""
    for entree, enregistrement in lot[VEILLE]:
        for rang, touche in enumerate(entree.textes):
            if touche.texte not in lot.connus[TEXTES]:
                chemin = ("textes", rang, "texte")
                yield inconnu(enregistrement, chemin, touche.texte, "ce texte", "data/textes.yml")


@REGLES.regle
def projet_jamais_presente_comme_loi(lot: Lot) -> Iterator[Probleme]:
    """A bill says where it stands, is in force on no day and sets no duty; what is not a bill stands nowhere."""
    for entree, enregistrement in lot[VEILLE]:
        if entree.en_projet and entree.etat is None:
            constat = "un projet ou une proposition de loi doit dire où il en est"
            yield enregistrement.probleme(("nature",), constat, "ajoutez « etat » : etape, connu_par et au", entree.id)
        if entree.en_projet and (entree.en_vigueur_le or entree.fini_le or entree.a_faire):
            constat = "un projet ou une proposition de loi ne s'applique pas"
            remede = "retirez en_vigueur_le, fini_le et a_faire, ou changez « nature » si la loi est promulguée"
            yield enregistrement.probleme(("nature",), constat, remede, entree.id)
        if not entree.en_projet and entree.etat is not None:
            constat = "seul un projet ou une proposition de loi a un « etat »"
            yield enregistrement.probleme(("etat",), constat, "retirez-le", entree.id)


@REGLES.regle
def projet_jamais_raconte_comme_une_loi(lot: Lot) -> Iterator[Probleme]:
    """A bill says in its title that it is one, for lists and feeds show it alone; nothing it says is said as law."""
    for entree, enregistrement in lot[VEILLE]:
        if not entree.en_projet:
            continue
        if not re.search("projet|proposition", entree.titre, re.IGNORECASE):
            constat = "le titre d'un projet ou d'une proposition de loi doit dire que c'en est un"
            yield enregistrement.probleme(("titre",), constat, "écrivez « Projet de loi : … »", entree.titre)
        for chemin, texte in _textes_dits(entree):
            if dit := DIT_COMME_UNE_LOI.search(" ".join(re.sub("[*_]", "", texte).replace("’", "'").split())):
                constat = "un projet ou une proposition de loi est dit comme une loi en vigueur"
                remede = "écrivez au conditionnel (« imposerait ») ; ce qui attend le texte se dit dans « etat »"
                yield enregistrement.probleme(chemin, constat, remede, dit[0])


@REGLES.regle
def attendu_seulement_a_paraitre(lot: Lot) -> Iterator[Probleme]:
    """What is awaited is a day of the calendar: a text that has a day of its own is published, or is a bill."""
    for entree, enregistrement in lot[VEILLE]:
        if entree.attendu and entree.nature is not NatureVeille.RENDEZ_VOUS:
            constat, remede = "ce texte a paru, ou n'est qu'un projet : il n'est pas attendu", "retirez « attendu »"
            yield enregistrement.probleme(("attendu",), constat, remede, entree.nature.value)


def bien_datees(lot: Lot) -> Iterator[Paire[Veille]]:
    """Yield the entries whose name tells their date: another rule says which was changed, and one slip is told once."""
    yield from (paire for paire in lot[VEILLE] if paire[0].id.startswith(paire[0].date))


@REGLES.regle
def dates_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """A text is published after it is made, and applies after it is made unless the entry tells why not,
    and does not end before.
    """
    for entree, enregistrement in bien_datees(lot):
        if entree.publie_le and JourImprecis.du(entree.publie_le).avant(entree.date):
            constat = f"cette publication précède la date du texte ({entree.date})"
            yield enregistrement.probleme(("publie_le",), constat, "corrigez l'une des deux", str(entree.publie_le))
        debut = entree.en_vigueur_le or entree.date
        if entree.fini_le and entree.fini_le.avant(debut):
            constat = f"l'entrée finirait de s'appliquer avant de commencer ({debut})"
            yield enregistrement.probleme(("fini_le",), constat, "corrigez l'une des deux dates", entree.fini_le)
        yield from _effet(entree, enregistrement)


@REGLES.regle
def jour_du_titre(lot: Lot) -> Iterator[Probleme]:
    """A day that the title tells is one of the days of the entry."""
    for entree, enregistrement in lot[VEILLE]:
        siens = set(_dates_de(entree.model_dump()))
        for tape in jours_tapes(entree.titre, "fr"):
            if tape.iso and tape.iso not in siens:
                constat = f"ce titre dit un jour que rien d'autre ne dit ici : {tape.mots}"
                remede = "mettez le même jour dans le titre et dans ses dates"
                yield enregistrement.probleme(("titre",), constat, remede, entree.titre)


def _dates_de(valeurs: Any) -> Iterator[str]:
    """Yield the days that ``valeurs``, of a record, hold."""
    if isinstance(valeurs, dict | list | tuple):
        for valeur in valeurs.values() if isinstance(valeurs, dict) else valeurs:
            yield from _dates_de(valeur)
    elif valeurs is not None:
        yield str(valeurs)


# What is announced before it happens.
_A_VENIR = frozenset(
    {
        NatureVeille.RENDEZ_VOUS,
        NatureVeille.ANNONCE,
        NatureVeille.PLAN,
        NatureVeille.PROPOSITION_DE_LOI,
        NatureVeille.PROJET_DE_LOI,
    }
)
_PUBLICATION = ("date", "publie_le", 400, "un texte est publié dans l'année où il a été signé")
_LECTURE = ("date", "lu_le", 40_000, "cette entrée dit un texte qui n'existait pas quand il a été lu")


@REGLES.regle
def dates_proches(lot: Lot) -> Iterator[Probleme]:
    """A text is published soon after it is made, read after it is made, and sets no duty a year before."""
    for entree, enregistrement in bien_datees(lot):
        # What is published before it is signed has been told.
        suivies = entree.publie_le is not None and not JourImprecis.du(entree.publie_le).avant(entree.date)
        ordres = [*([_PUBLICATION] if suivies else []), *([] if entree.nature in _A_VENIR else [_LECTURE])]
        yield from dates_dans_l_ordre_de([(entree, enregistrement)], *ordres)
        yield from _echeances_proches(entree, enregistrement)
        signe = bornes(entree.date)
        if entree.etat and (entree.etat.au > horloge.aujourdhui() or (signe and entree.etat.au < signe[0])):
            constat = "cet état est d'avant le texte, ou d'après aujourd'hui"
            remede = "corrigez le jour de l'état, ou la date du texte"
            yield enregistrement.probleme(("etat", "au"), constat, remede, entree.etat.au)


def _echeances_proches(entree: Veille, enregistrement: Enregistrement) -> Iterator[Probleme]:
    signe = bornes(entree.date)
    echeances: list[tuple[Chemin, Any]] = [(("en_vigueur_le",), entree.en_vigueur_le)]
    echeances += [(("a_faire", rang, "avant_le"), tache.avant_le) for rang, tache in enumerate(entree.a_faire)]
    for chemin, echeance in echeances:
        limite = bornes(echeance)
        if signe and limite and limite[1] < signe[0] - datetime.timedelta(366):
            constat = f"cette échéance est plus d'un an avant le texte ({entree.date})"
            yield enregistrement.probleme(chemin, constat, "corrigez l'échéance, ou la date du texte", echeance)


def _effet(entree: Veille, enregistrement: Enregistrement) -> Iterator[Probleme]:
    anterieur = entree.en_vigueur_le is not None and entree.en_vigueur_le.avant(entree.date)
    if anterieur and not entree.effet_anterieur:
        constat = f"l'entrée s'appliquerait avant sa date ({entree.date})"
        remede = "corrigez l'une des deux dates, ou dites pourquoi dans « effet_anterieur »"
        yield enregistrement.probleme(("en_vigueur_le",), constat, remede, entree.en_vigueur_le)
    if entree.effet_anterieur and not anterieur:
        constat = "l'entrée ne s'applique pas avant sa date : il n'y a rien à expliquer"
        yield enregistrement.probleme(("effet_anterieur",), constat, "retirez-le", entree.id)


def _textes_dits(entree: Veille) -> Iterator[tuple[Chemin, str]]:
    yield ("titre",), entree.titre
    yield ("resume",), entree.resume
    yield ("change",), entree.change
    for rang, ligne in enumerate(entree.pour):
        yield ("pour", rang, "change"), ligne.change
