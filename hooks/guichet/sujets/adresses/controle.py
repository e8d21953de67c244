"""What was published against what exists: only the whole site knows its pages, so it is looked at once data is sound.

Addresses here are whole: from the root of the site, language folder included. ``avec_le_temps`` are those that the day
alone brings: a night cannot note them, and who notes them before is right too.
"""

from collections.abc import Iterator, Sequence, Set as AbstractSet
from pathlib import Path

from guichet.socle.adresses import entiere, situer
from guichet.socle.champs import LANGUES
from guichet.socle.donnees import Donnees
from guichet.socle.problemes import Probleme
from guichet.sujets.adresses.fiches import PUBLIEES, REDIRECTIONS


def redirigees(donnees: Donnees, existantes: AbstractSet[str]) -> dict[str, str]:
    """Return where each old address leads, in each language where it was published.

    What is written for one language prevails over what its French says.
    """
    suites: dict[str, str] = {}
    for redirection in donnees[REDIRECTIONS].values():
        publiee = donnees[PUBLIEES].get(redirection.ancienne)
        for langue in publiee.langues if publiee else ():
            traduite = entiere(redirection.nouvelle, langue)
            suites[entiere(redirection.ancienne, langue)] = traduite if traduite in existantes else redirection.nouvelle
    return suites | {redirection.ancienne: redirection.nouvelle for redirection in donnees[REDIRECTIONS].values()}


def defauts(
    racine: Path, donnees: Donnees, existantes: AbstractSet[str], avec_le_temps: AbstractSet[str] = frozenset()
) -> Iterator[Probleme]:
    """Yield what is wrong with the addresses of the project at ``racine``, whose pages and files are at ``existantes``."""
    yield from _perdues(racine, existantes | avec_le_temps | redirigees(donnees, existantes).keys())
    connues = _publiees(donnees)
    for enregistrement in REDIRECTIONS.lire(racine):
        ancienne, nouvelle = enregistrement.valeurs["ancienne"], enregistrement.valeurs["nouvelle"]
        if ancienne in existantes or ancienne in avec_le_temps:
            constat = "cette adresse a une page : une redirection la cacherait"
            yield enregistrement.probleme(("ancienne",), constat, "supprimez la redirection, ou la page", ancienne)
        elif ancienne not in connues:
            constat = "cette adresse n'a jamais été publiée"
            remede = f"recopiez-la de {PUBLIEES.fichier}, ou supprimez la redirection"
            yield enregistrement.probleme(("ancienne",), constat, remede, ancienne)
        if nouvelle not in existantes:
            constat = "aucune page n'est à cette adresse"
            yield enregistrement.probleme(("nouvelle",), constat, "donnez l'adresse d'une page qui existe", nouvelle)


def _perdues(racine: Path, repondent: AbstractSet[str]) -> Iterator[Probleme]:
    for enregistrement in PUBLIEES.lire(racine):
        adresse = enregistrement.valeurs["adresse"]
        perdues = [
            entiere(adresse, langue) for langue in LANGUES if langue in enregistrement.valeurs["langues"].split()
        ]
        if perdues := [perdue for perdue in perdues if perdue not in repondent]:
            if adresse.endswith("/"):
                constat = "cette adresse a été publiée, et n'a plus de page"
                remede = f"rétablissez la page, ou ajoutez une redirection à {REDIRECTIONS.fichier}"
            else:
                constat = "ce fichier a été publié, et n'est plus fait : des gens le téléchargent ou le suivent"
                remede = "rétablissez-le : rien ne peut mener d'un fichier à un autre"
            yield enregistrement.probleme(("adresse",), constat, remede, " ".join(perdues))


def _publiees(donnees: Donnees) -> set[str]:
    return {entiere(fiche.adresse, langue) for fiche in donnees[PUBLIEES].values() for langue in fiche.langues}


def nouvelles(donnees: Donnees, existantes: AbstractSet[str]) -> list[str]:
    """Return the addresses that the registry does not hold yet, in order."""
    return sorted(existantes - _publiees(donnees))


def non_notees(
    donnees: Donnees, existantes: AbstractSet[str], avec_le_temps: AbstractSet[str] = frozenset()
) -> Iterator[Probleme]:
    """Yield one problem if there are new addresses: what is not noted may be lost without a word.

    Those that the day brings are noted with the next ones, and asked for by none: a site is built every night.
    """
    trouvees = nouvelles(donnees, existantes)
    if not avec_le_temps >= set(trouvees):
        suite = f", et {len(trouvees) - 3} de plus" if len(trouvees) > 3 else ""
        constat = f"il manque {', '.join(trouvees[:3])}{suite}"
        remede = f"lancez ./guichet adresses --noter, ou {_a_la_main(donnees, trouvees)}"
        yield Probleme(PUBLIEES.fichier, len(donnees[PUBLIEES]) + 1, "adresse", "", constat, remede)


def _a_la_main(donnees: Donnees, trouvees: Sequence[str]) -> str:
    """Return what to write for the first of the new addresses ``trouvees``, in all the languages of its page."""
    _, chemin = situer(trouvees[0][1:])
    francaise = f"/{chemin}"
    publiee = donnees[PUBLIEES].get(francaise)
    siennes = {langue for langue in LANGUES if entiere(francaise, langue) in trouvees}
    ligne = _ecrite(francaise, siennes.union(publiee.langues if publiee else ()))
    return f"corrigez sa ligne : {ligne}" if publiee else f"ajoutez une ligne : {ligne}"


def noter(racine: Path, donnees: Donnees, existantes: AbstractSet[str]) -> None:
    """Add to the registry the addresses of ``existantes``; none is ever taken out."""
    langues: dict[str, set[str]] = {}
    for adresse in existantes | _publiees(donnees):
        langue, chemin = situer(adresse[1:])
        langues.setdefault(f"/{chemin}", set()).add(langue)
    lignes = [_ecrite(francaise, langues[francaise]) for francaise in sorted(langues)]
    (racine / PUBLIEES.fichier).write_text("\n".join(["adresse,langues", *lignes, ""]), encoding="utf-8", newline="\n")


def _ecrite(francaise: str, langues: AbstractSet[str]) -> str:
    return f"{francaise},{' '.join(langue for langue in LANGUES if langue in langues)}"
