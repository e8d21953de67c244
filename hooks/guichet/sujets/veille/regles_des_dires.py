"""What an entry of the watch says of its text in words is what its fields say, once for each reader and each text."""

import re
from collections.abc import Iterator

from guichet.prose.dates_tapees import jours_tapes
from guichet.socle.lecture import chaines
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.socle.texte import slug
from guichet.sujets.textes.fiches import NUMERO_DIT, TEXTES
from guichet.sujets.veille.fiches import VEILLE
from guichet.sujets.veille.regles import bien_datees

REGLES = Regles()

# « Décret n° 2026-83 du 12 février 2026, pris pour… »: how a summary names its text.
_AVANT_LE_JOUR = re.compile(r"(?P<nature>Décret|Loi|Arrêté|Ordonnance)\b[^.;]*\bdu $")


@REGLES.regle
def resume_du_meme_texte(lot: Lot) -> Iterator[Probleme]:
    """The text that a summary names first has the nature and the date of the entry."""
    for entree, enregistrement in bien_datees(lot):
        nomme = _texte_nomme(entree.resume)
        if nomme is None:
            continue
        nature, dit, mots = nomme
        if not dit.startswith(entree.date):
            constat = f"le résumé parle d'un texte du {dit}, l'entrée est du {entree.date}"
            yield enregistrement.probleme(("resume",), constat, "corrigez la date fausse", mots)
        elif nature != entree.nature:
            constat = f"le résumé parle d'un texte de nature « {nature} »"
            yield enregistrement.probleme(("nature",), constat, "corrigez « nature », ou le résumé", entree.nature)


def _texte_nomme(resume: str) -> tuple[str, str, str] | None:
    """Return the nature, the day and the words of the text that ``resume`` begins with, or None."""
    for jour in jours_tapes(resume, "fr"):
        if jour.iso and (avant := _AVANT_LE_JOUR.match(resume, 0, jour.debut)):
            return slug(avant["nature"]), jour.iso, f"{avant[0]}{jour.mots}"
    return None


@REGLES.regle
def fin_apres_l_entree(lot: Lot) -> Iterator[Probleme]:
    """What holds « jusqu’au » a day had not ended when the entry was dated."""
    for entree, enregistrement in bien_datees(lot):
        for chemin, texte in chaines(enregistrement.valeurs):
            for tape in jours_tapes(texte, "fr"):
                if tape.iso and tape.iso < str(entree.date) and _JUSQU_AU.search(texte, 0, tape.debut):
                    constat = f"« jusqu’au {tape.mots} » : c'est avant le jour de l'entrée ({entree.date})"
                    yield enregistrement.probleme(chemin, constat, "corrigez l'un des deux jours", tape.mots)


_JUSQU_AU = re.compile(r"jusqu['’]au $")


@REGLES.derniere
def resume_du_bon_numero(lot: Lot) -> Iterator[Probleme]:
    """A summary that gives numbers gives that of a text of the day of the entry, where one of its texts has this date."""
    textes = lot.par_cle(TEXTES)
    for entree, enregistrement in lot[VEILLE]:
        touches = [textes[touche.texte] for touche in entree.textes if touche.texte in textes]
        siens = {texte.numero for texte in touches if texte.numero and str(texte.date) == str(entree.date)}
        dits = set(NUMERO_DIT.findall(entree.resume))
        if siens and dits and not siens & dits:
            constat = f"le résumé parle du texte n° {min(dits)}, l'entrée cite le n° {min(siens)}"
            yield enregistrement.probleme(("resume",), constat, "corrigez le numéro, ou le texte cité", min(dits))


@REGLES.regle
def une_ligne_par_public_et_par_texte(lot: Lot) -> Iterator[Probleme]:
    """Each reader is told once what changes, and each text is touched once."""
    for entree, enregistrement in lot[VEILLE]:
        dits = [("pour", rang, "public", str(ligne.public)) for rang, ligne in enumerate(entree.pour)]
        dits += [("textes", rang, "texte", touche.texte) for rang, touche in enumerate(entree.textes)]
        vus: set[tuple[str, str]] = set()
        for champ, rang, cle, valeur in dits:
            if (cle, valeur) in vus:
                constat = "cette entrée le dit déjà plus haut"
                yield enregistrement.probleme((champ, rang, cle), constat, "réunissez les deux lignes", valeur)
            vus.add((cle, valeur))
