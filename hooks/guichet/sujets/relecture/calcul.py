"""What `guichet relire` finds in texts that are sound as data: hard to read, or translated from an older French."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guichet.prose.guides import guides
from guichet.prose.plans import TRES_SIMPLE
from guichet.prose.redaction import Redaction
from guichet.socle.donnees import Donnees
from guichet.socle.problemes import Probleme
from guichet.socle.sections import section
from guichet.sujets.questions.fiches import QUESTIONS
from guichet.sujets.relecture import lisibilite
from guichet.sujets.relecture.lisibilite import Mesures
from guichet.sujets.relecture.traductions import empreinte, retards, suivies

FAQ = "data/faq.yml"

_LIGNE_SOURCE = re.compile(r"^source_fr:.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Relecture:
    """Readability of each French page of applicants, by file, and all that must be mended."""

    mesures: dict[str, Mesures]
    problemes: list[Probleme]


def relire(donnees: Donnees, redaction: Redaction) -> Relecture:
    """Measure the French, which ``redaction`` writes, that of applicants above all, and compare the translations with it."""
    mesures = dict(_mesures(donnees, redaction))
    problemes = [*_illisibles(mesures), *_trop_longs(donnees, redaction), *retards(donnees)]
    return Relecture(mesures, sorted(problemes))


def _mesures(donnees: Donnees, redaction: Redaction) -> Iterator[tuple[str, Mesures]]:
    for chemin, guide in guides(donnees)["fr"].items():
        if section(chemin).theme == "demander":
            html = redaction.rendre(guide.prose, chemin)
            # A page may be made of its tools.
            if any(lisibilite.phrases(html)):
                yield guide.fichier, lisibilite.mesurer(html)
    reponses = [q.reponse["fr"] for q in donnees[QUESTIONS].values() if q.public == "demandeurs"]
    yield FAQ, lisibilite.mesurer("".join(redaction.rendre(reponse, "demander/faq/") for reponse in reponses))


def _trop_longs(donnees: Donnees, redaction: Redaction) -> Iterator[Probleme]:
    """Yield the guides that nobody reads in a few minutes."""
    for chemin, guide in guides(donnees)["fr"].items():
        limite = lisibilite.MOTS_PAR_GUIDE.get(section(chemin).motif)
        if limite is None:
            continue
        longueur = sum(len(lisibilite.mots(un)) for un in lisibilite.phrases(redaction.rendre(guide.prose, chemin)))
        if longueur > limite:
            constat = f"cette page a {longueur} mots : {limite} au plus"
            yield Probleme(guide.fichier, 1, "", "", constat, "retirez ce qui est dit ailleurs, et menez-y par un lien")


def _illisibles(mesures: dict[str, Mesures]) -> Iterator[Probleme]:
    for fichier, mesure in mesures.items():
        if mesure.note < lisibilite.PAGE_AU_MOINS:
            constat = f"lisibilité de {mesure.note} : il en faut {lisibilite.PAGE_AU_MOINS} (Kandel-Moles)"
            yield Probleme(fichier, 1, "", "", constat, "raccourcissez les phrases, prenez des mots plus courts")
        simple = TRES_SIMPLE in fichier
        longueur = mesure.maximum if simple else mesure.p90
        limite = lisibilite.MOTS_PAR_PHRASE_TRES_SIMPLE if simple else lisibilite.MOTS_PAR_PHRASE_P90
        if longueur > limite:
            quoi = "une phrase" if simple else "une phrase sur dix"
            constat = f"{quoi} a {longueur} mots ou plus : {limite} au plus"
            yield Probleme(fichier, 1, "", mesure.plus_longue, constat, "coupez-la en deux")
    mediane = lisibilite.mediane(mesures.values())
    if mediane < lisibilite.MEDIANE_AU_MOINS:
        constat = f"lisibilité médiane de {mediane} : il en faut {lisibilite.MEDIANE_AU_MOINS}"
        yield Probleme("docs/fr/demander/", 1, "", "", constat, "simplifiez les pages les moins bien notées")


def noter_les_traductions(donnees: Donnees, racine: Path) -> int:
    """Write in each translation the digest of the French page it now follows; return how many changed.

    To be run by who has just read the translations again, never by the build.
    """
    notees = 0
    for francais, guide in suivies(donnees):
        if guide.source_fr != empreinte(francais):
            fichier = racine / guide.fichier
            texte = _LIGNE_SOURCE.sub("", fichier.read_text(encoding="utf-8"), count=1)
            tete, _, suite = texte.partition("\n---\n")
            fichier.write_text(f"{tete}\nsource_fr: {empreinte(francais)}\n---\n{suite}", encoding="utf-8")
            notees += 1
    return notees
