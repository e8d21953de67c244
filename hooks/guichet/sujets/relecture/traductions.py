"""Translations that can be trusted: each knows the French text it was made from, and has its structure."""

import hashlib
from collections.abc import Iterator

from guichet.prose.forme import blocs_nommes, titres
from guichet.prose.guides import Guide, guides
from guichet.prose.raccourcis import references
from guichet.socle.champs import LANGUES
from guichet.socle.donnees import Donnees
from guichet.socle.problemes import Probleme


def empreinte(guide: Guide) -> str:
    """Return the digest of what a translation must follow: title, description, lead and prose of the French page."""
    contenu = "\n".join((guide.title, guide.description, guide.chapo or "", guide.prose.strip()))
    return hashlib.sha256(contenu.encode()).hexdigest()[:12]


def suivies(donnees: Donnees) -> Iterator[tuple[Guide, Guide]]:
    """Yield each page that is a translation, after the French page that it follows."""
    for langue in LANGUES:
        for chemin, guide in guides(donnees)[langue].items():
            if langue != "fr" and chemin in guides(donnees)["fr"]:
                yield guides(donnees)["fr"][chemin], guide


def retards(donnees: Donnees) -> Iterator[Probleme]:
    """Yield each translation that does not follow the French page, or has another structure."""
    for francais, guide in suivies(donnees):
        for ecart in ecarts(francais, guide):
            yield Probleme(guide.fichier, 1, "", "", ecart, "alignez la traduction sur la page française")
        if guide.source_fr != (attendue := empreinte(francais)):
            constat = "la page française a changé depuis cette traduction"
            remede = f"relisez la traduction, puis écrivez source_fr: {attendue} (ou : ./guichet relire --noter)"
            cause = f"traductions de {francais.fichier}"
            yield Probleme(guide.fichier, 1, "source_fr", guide.source_fr, constat, remede, cause)


def ecarts(francais: Guide, traduit: Guide) -> Iterator[str]:
    """Yield, in French, each difference that the rules of a page do not see: its order, its levels, where it leads."""
    for quoi, lire in (("titres", _titres), ("blocs", _blocs), ("liens", _liens)):
        de_l_un, de_l_autre = lire(francais), lire(traduit)
        if de_l_un != de_l_autre:
            manquants = [element for element in de_l_un if element not in de_l_autre]
            en_trop = [element for element in de_l_autre if element not in de_l_un]
            yield f"{quoi} différents du français ; absents : {manquants or 'aucun'} ; en trop : {en_trop or 'aucun'}"


def _titres(guide: Guide) -> list[str]:
    return [f"{'#' * titre.niveau} {titre.ancre}" for titre in titres(guide.prose) if titre.ancre]


def _blocs(guide: Guide) -> list[str]:
    return [f"{balise} {ancre}" for _, balise, ancre in blocs_nommes(guide.prose)]


def _liens(guide: Guide) -> list[str]:
    """Return the pages that ``guide`` leads to, sorted: languages order their words differently."""
    return sorted({reference.cible for reference in references(guide.prose) if reference.genre == "lien"})
