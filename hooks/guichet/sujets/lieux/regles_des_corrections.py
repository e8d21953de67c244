"""A correction or a closure is of a place of a directory, is told once, and serves."""

from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.lieux.annuaires import ANNUAIRES, FRANCE_SERVICES
from guichet.sujets.lieux.corrections import CORRECTIONS
from guichet.sujets.lieux.fermetures import FERMETURES

REGLES = Regles()

_HORS_ANNUAIRE = "ce lieu n'est pas dans un annuaire"

_RETIREZ = "retirez cette ligne, puis dites que c'est exprès : ./guichet relire --noter"


@REGLES.regle
def correction_d_un_annuaire(lot: Lot) -> Iterator[Probleme]:
    """Its place is in a directory that has its field, no other line corrects the same, and it is not the directory that says it."""
    vues: set[tuple[str, str]] = set()
    annuaires = {lieu.source for lieu, _ in lot.toutes(*ANNUAIRES)} if lot[CORRECTIONS] else set()
    for correction, enregistrement in lot[CORRECTIONS]:
        jeu = next((jeu for jeu in ANNUAIRES if correction.lieu in lot.connus[jeu]), None)
        if jeu is None:
            remede = "une mairie s'écrit mairie-62498 ; un guichet se corrige dans data/lieux/guichets.yml"
            yield enregistrement.probleme(("lieu",), _HORS_ANNUAIRE, remede, correction.lieu)
        elif correction.champ not in jeu.colonnes:
            constat = f"{jeu.fichier} n'a pas cette colonne"
            yield enregistrement.probleme(
                ("champ",), constat, f"choisissez : {', '.join(jeu.colonnes)}", correction.champ
            )
        elif (correction.lieu, correction.champ) in vues:
            constat = "cette donnée de ce lieu est déjà corrigée"
            yield enregistrement.probleme(("champ",), constat, "gardez une seule ligne", correction.champ)
        elif correction.source in annuaires:
            constat = "cette source est celle d'un annuaire : c'est lui que cette ligne corrige"
            remede = "citez ce qui dit ce qui est juste : la page du lieu, ou sa réponse"
            yield enregistrement.probleme(("source",), constat, remede, correction.source)
        vues.add((correction.lieu, correction.champ))


@REGLES.regle
def fermeture_d_un_annuaire(lot: Lot) -> Iterator[Probleme]:
    """Its place is in a directory; for good, it is that of a France services house, and has happened."""
    for fermeture, enregistrement in lot[FERMETURES]:
        jeu = next((jeu for jeu in ANNUAIRES if fermeture.lieu in lot.connus[jeu]), None)
        if jeu is None:
            remede = (
                "une mairie s'écrit mairie-62498 ; la fermeture d'un guichet s'écrit dans sa fiche, data/lieux/guichets.yml ; "
                f"s'il n'est plus dans l'annuaire, {_RETIREZ}"
            )
            yield enregistrement.probleme(("lieu",), _HORS_ANNUAIRE, remede, fermeture.lieu)
        elif fermeture.au is None and jeu is not FRANCE_SERVICES:
            constat = "il manque le dernier jour fermé : une mairie ne ferme pas pour de bon"
            yield enregistrement.probleme(("au",), constat, "écrivez-le", fermeture.du)
        elif fermeture.au is None and fermeture.du > fermeture.lu_le:
            constat = "ce lieu n'est pas encore fermé pour de bon"
            remede = "écrivez le dernier jour d'une fermeture prévue, ou attendez que le lieu soit fermé"
            yield enregistrement.probleme(("du",), constat, remede, fermeture.du)


@REGLES.derniere
def correction_utile(lot: Lot) -> Iterator[Probleme]:
    """Once the directory says the same, the line goes."""
    if not (corrections := lot[CORRECTIONS]):
        return
    dits = {lieu.id: enregistrement.valeurs for lieu, enregistrement in lot.toutes(*ANNUAIRES)}
    for correction, enregistrement in corrections:
        if dits[correction.lieu].get(correction.champ) == correction.valeur:
            constat = "l'annuaire dit maintenant la même chose : cette correction ne sert plus"
            yield enregistrement.probleme(("valeur",), constat, _RETIREZ, correction.valeur)
