"""From the bytes of a file that anyone may have written to a contribution that can be read, or all that is wrong with it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from guichet.socle import caracteres, horloge, messages
from guichet.socle.donnees import Donnees
from guichet.socle.fichiers import lire_octets
from guichet.socle.lecture import Enregistrement, chaines
from guichet.socle.personnes import nommee
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.yaml_strict import composer, crochet_de_trop
from guichet.sujets.contributions.blocs import BLOCS
from guichet.sujets.contributions.fiches import Contribution, Entete
from guichet.sujets.territoires.fiches import COMMUNES, EPCI

# That of the largest territory, every field filled, weighs a tenth of it.
TAILLE_MAXIMALE = 1_000_000
LONGUEUR_MAXIMALE = 400
# A list in a place of a list of places: the form makes five.
PROFONDEUR_MAXIMALE = 20
_ENTRE_GUILLEMETS = re.compile(r'"(?:[^"\\]|\\.)*"')
_BALISES = re.compile(r"[<>]|\{[{%]|(?i:javascript|vbscript)\s*:|(?i:data):\w")
# Who answers is never published; a street may be called after someone.
_NOMME_QUELQU_UN = ("adresse", "personne", "courriel")
_PAR_NOM = {bloc.nom: bloc for bloc in BLOCS}


@dataclass(frozen=True)
class Recue:
    """A contribution as it was received: its file, what it says, its raw values with the line of each."""

    nom: str
    contribution: Entete
    enregistrement: Enregistrement


def lire(fichier: Path, donnees: Donnees) -> Recue:
    """Return the contribution that ``fichier`` holds. Raises DonneesInvalides with all that is wrong, field by field."""
    enregistrement = _brute(fichier.name, lire_octets(fichier.parent, fichier.name, TAILLE_MAXIMALE))
    problemes = list(_textes(enregistrement))
    contribution = None
    try:
        contribution = Contribution.model_validate(enregistrement.valeurs)
    except ValidationError as erreur:
        problemes += [messages.en_francais(d, enregistrement) for d in messages.sans_redite(erreur.errors())]
    if contribution is not None:
        problemes += _hors_sujet(contribution, enregistrement, donnees)
    if contribution is None or problemes:
        raise DonneesInvalides(dits(problemes))
    return Recue(fichier.name, contribution, enregistrement)


def dits(problemes: list[Probleme]) -> list[Probleme]:
    """Return ``problemes`` told in the words of the form: « lieux 2 · Téléphone » for « lieux.1.telephone »."""
    return [Probleme(p.fichier, p.ligne, _en_clair(p.champ), p.valeur, p.constat, p.remede, p.cause) for p in problemes]


def _en_clair(champ: str) -> str:
    nom, _, suite = champ.partition(".")
    rang, _, sien = suite.partition(".")
    if nom not in _PAR_NOM or not rang.isdecimal():
        return champ
    return f"{nom} {int(rang) + 1} · {_PAR_NOM[nom].genre.titre_de(sien)}" if sien else f"{nom} {int(rang) + 1}"


class _CleRepetee(ValueError):
    pass


def _sans_repetition(paires: list[tuple[str, Any]]) -> dict[str, Any]:
    valeurs = dict(paires)
    if len(valeurs) < len(paires):
        raise _CleRepetee
    return valeurs


def _nombre_impossible(_: str) -> Any:
    raise ValueError


def _brute(nom: str, octets: bytes) -> Enregistrement:
    texte = caracteres.decoder(nom, octets)
    remede = "renvoyez le fichier que la page « Contribuer » a fait, sans le modifier"
    if crochet_de_trop(_ENTRE_GUILLEMETS.sub("", texte), PROFONDEUR_MAXIMALE) is not None:
        raise DonneesInvalides([Probleme(nom, 1, "", "", "ce fichier contient des listes sans fin", remede)])
    try:
        valeurs = json.loads(texte, object_pairs_hook=_sans_repetition, parse_constant=_nombre_impossible)
    except json.JSONDecodeError as erreur:
        constat = "ce fichier n'est pas celui que fait la page « Contribuer »"
        raise DonneesInvalides([Probleme(nom, erreur.lineno, "", "", constat, remede)]) from erreur
    except _CleRepetee as erreur:
        raise DonneesInvalides([Probleme(nom, 1, "", "", "une donnée y est écrite deux fois", remede)]) from erreur
    except ValueError as erreur:
        raise DonneesInvalides(
            [Probleme(nom, 1, "", "", "ce fichier contient un nombre impossible", remede)]
        ) from erreur
    if not isinstance(valeurs, dict):
        raise DonneesInvalides([Probleme(nom, 1, "", "", "ce fichier ne contient pas une contribution", remede)])
    try:
        # JSON is YAML: its reader knows lines.
        noeud, _ = composer(nom, texte)
    except DonneesInvalides:
        noeud = None
    return Enregistrement(nom, 1, valeurs, noeud)


def _textes(enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Yield what no text of a contribution may hold: code, hidden characters, pages of prose, the name of a person."""
    for chemin, texte in chaines(enregistrement.valeurs):
        if constat := _refus(texte, str(chemin[-1])):
            yield enregistrement.probleme(chemin, *constat, texte)


def _refus(texte: str, champ: str) -> tuple[str, str] | None:
    if len(texte) > LONGUEUR_MAXIMALE:
        return f"ce texte dépasse {LONGUEUR_MAXIMALE} caractères", "raccourcissez-le"
    if _BALISES.search(texte):
        return "ce texte contient du code", "écrivez des mots seulement"
    if "\n" in texte or "\r" in texte or "\t" in texte:
        return "ce texte a plusieurs lignes", "écrivez-le sur une seule"
    if interdit := caracteres.interdit(texte):
        return interdit, "retapez ce texte"
    if champ not in _NOMME_QUELQU_UN and nommee(texte):
        return "ce texte nomme une personne", "nommez le service, jamais la personne"
    return None


def _hors_sujet(contribution: Entete, enregistrement: Enregistrement, donnees: Donnees) -> Iterator[Probleme]:
    """Yield what cannot be of this territory, of this day, or of this body."""
    siren, qui = contribution.territoire, contribution.qui
    if siren not in donnees[EPCI]:
        yield enregistrement.probleme(("territoire",), "ce SIREN d'EPCI n'existe pas", "cherchez-le dans data/epci.csv")
        return
    if contribution.date > horloge.aujourdhui():
        yield enregistrement.probleme(("date",), "cette date est dans le futur", "écrivez le jour de la réponse")
    if qui.organisme in ("commune", "ccas"):
        if qui.commune not in donnees[COMMUNES] or donnees[COMMUNES][qui.commune].epci != siren:
            constat = "cette commune n'est pas de ce territoire"
            yield enregistrement.probleme(("qui", "commune"), constat, "choisissez-la dans la liste", qui.commune or "")
    elif qui.organisme != "epci" and not qui.nom:
        yield enregistrement.probleme(("qui", "nom"), "le nom de l'organisme manque", "écrivez-le")
    yield from _d_ailleurs(enregistrement, siren, donnees)


def _d_ailleurs(enregistrement: Enregistrement, siren: str, donnees: Donnees) -> Iterator[Probleme]:
    for bloc in BLOCS:
        for rang, valeurs in enumerate(enregistrement.valeurs.get(bloc.nom) or ()):
            if not bloc.seul and not bloc.du_territoire(valeurs, siren, donnees):
                champ = "communes" if bloc.nom == "bailleurs" else "commune"
                constat = f"cette fiche n'est pas du territoire {donnees[EPCI][siren].nom}"
                remede = "choisissez une de ses communes, ou retirez la fiche"
                yield enregistrement.probleme((bloc.nom, rang, champ), constat, remede, valeurs.get(champ) or "")
