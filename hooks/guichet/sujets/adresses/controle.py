"""What was published against what exists: only the whole site knows its pages, so it is looked at once data is sound."""

from collections.abc import Iterator, Set as AbstractSet
from pathlib import Path

from guichet.socle.donnees import Donnees
from guichet.socle.problemes import Probleme
from guichet.sujets.adresses.fiches import PUBLIEES, REDIRECTIONS


def defauts(racine: Path, existantes: AbstractSet[str]) -> Iterator[Probleme]:
    """Yield what is wrong with the addresses of the project at ``racine``, whose pages are at ``existantes``.

    Both files are known to be sound.
    """
    redirections = REDIRECTIONS.lire(racine)
    menees = {enregistrement.valeurs["ancienne"] for enregistrement in redirections}
    for enregistrement in PUBLIEES.lire(racine):
        adresse = enregistrement.valeurs["adresse"]
        if adresse not in existantes and adresse not in menees:
            constat = "cette adresse a été publiée, et n'a plus de page"
            remede = f"rétablissez la page, ou ajoutez une redirection à {REDIRECTIONS.fichier}"
            yield enregistrement.probleme(("adresse",), constat, remede, adresse)
    for enregistrement in redirections:
        ancienne, nouvelle = enregistrement.valeurs["ancienne"], enregistrement.valeurs["nouvelle"]
        if ancienne in existantes:
            constat = "cette adresse a une page : une redirection la cacherait"
            yield enregistrement.probleme(("ancienne",), constat, "supprimez la redirection, ou la page", ancienne)
        if nouvelle not in existantes:
            constat = "aucune page n'est à cette adresse"
            yield enregistrement.probleme(("nouvelle",), constat, "donnez l'adresse d'une page qui existe", nouvelle)


def nouvelles(donnees: Donnees, existantes: AbstractSet[str]) -> list[str]:
    """Return the addresses that the registry does not hold yet, in order."""
    return sorted(existantes - donnees[PUBLIEES].keys())


def noter(racine: Path, donnees: Donnees, existantes: AbstractSet[str]) -> None:
    """Add to the registry the addresses of ``existantes``; none is ever taken out."""
    lignes = ["adresse", *sorted(existantes | donnees[PUBLIEES].keys())]
    (racine / PUBLIEES.fichier).write_text("\n".join(lignes) + "\n", encoding="utf-8", newline="\n")
