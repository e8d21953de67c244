"""Rules of law are told once: pages quote them, and nothing says the contrary."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guichet.prose.ecrits import Ecrit, ecrits_de_l_interface, ecrits_du_jeu
from guichet.prose.guides import GUIDES, pages_de_prose
from guichet.prose.raccourcis import references
from guichet.prose.regles import chiffres_tapes, references_inconnues
from guichet.socle.champs import LANGUES, Langue, Statut
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.regles_de_droit.contraires import Interdits, contradictions, interdits
from guichet.sujets.regles_de_droit.fiches import REGLES_DE_DROIT
from guichet.sujets.textes.fiches import TEXTES

REGLES = Regles()
FICHIER = "data/regles_de_droit.yml"
# Titles of others' documents; the rules themselves, which hold the very words they refuse; what readers type, right or wrong.
_SANS_ECRIT = ("sources", "regles_de_droit", "synonymes", "metier", "reponses")


@REGLES.regle
def regle_enoncee(lot: Lot) -> Iterator[Probleme]:
    """A rule types no figure, and names pages and texts that exist."""
    pages = pages_de_prose(lot, "fr")
    for fiche, enregistrement in lot[REGLES_DE_DROIT]:
        for langue, enonce in fiche.enonce.items():
            debut = enregistrement.ligne_de(("enonce", langue)) - 1
            yield from references_inconnues(enonce, enregistrement, debut, lot)
            yield from chiffres_tapes(enonce, langue, enregistrement, debut)
        if not fiche.textes and fiche.statut is not Statut.A_CONFIRMER:
            constat = "une règle que nous n'avons lue dans aucun texte est à confirmer"
            yield enregistrement.probleme(("statut",), constat, "citez le texte, ou écrivez a_confirmer", fiche.statut)
        for rang, page in enumerate(fiche.pages):
            if page not in pages:
                yield inconnu(enregistrement, ("pages", rang), page, "cette page", "docs/fr/")
        for rang, texte in enumerate(fiche.textes):
            if texte not in lot.connus[TEXTES]:
                yield inconnu(enregistrement, ("textes", rang), texte, "ce texte", "data/textes.yml")


@REGLES.de_chaque_jeu
def ecrits_d_accord(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """What records and pages say agrees with the rules of law, and quotes them in its language."""
    if jeu.nom not in _SANS_ECRIT:
        yield from _desaccords(lot, ecrits_du_jeu(lot, jeu))


@REGLES.regle
def interface_d_accord(lot: Lot) -> Iterator[Probleme]:
    """So do the strings of the interface."""
    yield from _desaccords(lot, ecrits_de_l_interface(lot))


def _desaccords(lot: Lot, ecrits: Iterable[Ecrit]) -> Iterator[Probleme]:
    par_langue = {langue: interdits(langue, lot.fiches(REGLES_DE_DROIT)) for langue in LANGUES}
    for ecrit in ecrits:
        yield from _regle_citee_dans_la_langue(lot, ecrit)
        yield from _rien_de_contraire(ecrit, par_langue)


def _regle_citee_dans_la_langue(lot: Lot, ecrit: Ecrit) -> Iterator[Probleme]:
    """A text quotes a rule that is told in its language."""
    langue, texte, fichier, ligne = ecrit
    if "{{" in texte:
        fiches = lot.par_cle(REGLES_DE_DROIT)
        for reference in references(texte):
            fiche = fiches.get(reference.cible) if reference.genre == "regle" else None
            if fiche is not None and langue not in fiche.enonce:
                constat = f"cette règle n'est pas dite en « {langue} »"
                remede = f"ajoutez « {langue} » à son « enonce », dans {FICHIER}"
                yield Probleme(fichier, ligne + reference.ligne - 1, "", reference.brute, constat, remede)


@REGLES.regle
def regle_citee_ou_elle_compte(lot: Lot) -> Iterator[Probleme]:
    """The pages on which a rule matters quote it, in each language in which they exist."""
    guides = {(langue, _chemin(e.fichier)): e for langue in LANGUES for _, e in lot[GUIDES[langue]]}
    for fiche in lot.fiches(REGLES_DE_DROIT):
        for page in fiche.pages:
            for langue in LANGUES:
                enregistrement = guides.get((langue, page))
                if enregistrement is not None and not _cite(enregistrement, fiche.id):
                    constat = f"cette page ne dit pas la règle « {fiche.id} »"
                    remede = f"écrivez {{{{regle:{fiche.id}}}}} à l'endroit où le lecteur en a besoin"
                    yield Probleme(enregistrement.fichier, 1, "", "", constat, remede)


def _rien_de_contraire(ecrit: Ecrit, par_langue: Mapping[Langue, Interdits]) -> Iterator[Probleme]:
    """No page, answer, letter, model, entry of the watch or word of the site says the contrary of a rule of law."""
    langue, texte, fichier, ligne = ecrit
    for trouvee in contradictions(texte, par_langue[langue]):
        constat = f"ces mots contredisent la règle « {trouvee.regle} » de {FICHIER}"
        remede = f"citez la règle dans ce passage, {{{{regle:{trouvee.regle}}}}}, ou dites la même chose qu'elle"
        yield Probleme(fichier, ligne + trouvee.ligne - 1, "", trouvee.mots, constat, remede)


def _chemin(fichier: str) -> str:
    """Return the address, in its language, of the page of prose ``fichier``."""
    return fichier.split("/", 2)[2].removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _cite(enregistrement: Enregistrement, identifiant: str) -> bool:
    prose = str(enregistrement.valeurs.get("prose", ""))
    return any(reference.genre == "regle" and reference.cible == identifiant for reference in references(prose))
