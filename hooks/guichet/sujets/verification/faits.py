"""Records that may be told without the text in force: where readers meet them, and on which texts they rest.

A kind of record is a registered function; adding one touches this file only.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from guichet.prose.guides import guides
from guichet.socle.champs import Statut
from guichet.socle.donnees import Donnees
from guichet.sujets.chronologies.fiches import EVENEMENTS
from guichet.sujets.cotation.fiches import MOTIFS_INTERDITS, PUBLICS_PRIORITAIRES
from guichet.sujets.decision.fiches import ETAPES_DECISION
from guichet.sujets.demande.fiches import CONTACTS, PARCOURS
from guichet.sujets.expulsions.fiches import EXPULSIONS
from guichet.sujets.glossaire.fiches import TERMES
from guichet.sujets.instruments.fiches import INSTRUMENTS
from guichet.sujets.lieux.fiches import GUICHETS
from guichet.sujets.local.fiches import COTATIONS, DELAIS_LOCAUX
from guichet.sujets.ppgdid.fiches import ETAPES_PLAN, RUBRIQUES
from guichet.sujets.quartiles.fiches import UNITES
from guichet.sujets.questions.fiches import QUESTIONS
from guichet.sujets.territoires.fiches import COMMUNES, EPCI
from guichet.sujets.veille.fiches import VEILLE
from guichet.sujets.verification.emplois import CONTENU_DU_PLAN, Emploi, lire, page_du_gabarit
from guichet.sujets.verification.fiches import Arbitre


@dataclass(frozen=True)
class Fait:
    """A record as its page tells it (``emploi``); ``tranche`` is who could settle it, were it in doubt."""

    genre: str
    id: str
    titre: str
    emploi: Emploi
    textes: tuple[str, ...]
    delai: str | None
    sources: tuple[str, ...]
    lu_le: datetime.date
    en_doute: bool
    tranche: Arbitre


Lecteur = Callable[[Donnees], Iterator[Fait]]
GENRES: list[Lecteur] = []


def lus(donnees: Donnees) -> Iterator[Fait]:
    """Yield every such record of ``donnees``."""
    for genre in GENRES:
        yield from genre(donnees)


def textes_de(fiche: Any) -> tuple[str, ...]:
    """Return the texts on which ``fiche`` rests; an entry of the watch says what it does to each."""
    return tuple(getattr(texte, "texte", texte) for texte in getattr(fiche, "textes", ()))


def identifiant(fiche: Any) -> str:
    """Return what names ``fiche`` among its kind: its identifier, else its territory and what it is there."""
    if hasattr(fiche, "id"):
        return str(fiche.id)
    champs = ("chronologie", "epci", "departement", "nature", "demandes", "critere", "date", "annee", "precision")
    valeurs = (getattr(fiche, champ, None) for champ in champs)
    return "-".join(str(valeur) for valeur in valeurs if valeur is not None)


def _genre(fonction: Lecteur) -> Lecteur:
    GENRES.append(fonction)
    return fonction


def _fait(genre: str, fiche: Any, titre: str, emploi: Emploi, *, tranche: Arbitre = "juriste") -> Fait:
    return Fait(
        genre=genre,
        id=identifiant(fiche),
        titre=titre,
        emploi=emploi,
        textes=textes_de(fiche),
        delai=getattr(fiche, "delai", None),
        sources=tuple(fiche.sources if hasattr(fiche, "sources") else [fiche.source]),
        lu_le=fiche.lu_le,
        en_doute=fiche.statut == Statut.A_CONFIRMER,
        tranche=tranche,
    )


@_genre
def _questions(donnees: Donnees) -> Iterator[Fait]:
    for question in donnees[QUESTIONS].values():
        reponse = lire(question.reponse["fr"], donnees)
        yield _fait("question", question, question.question["fr"], Emploi(question.adresse, reponse))


@_genre
def _parcours(donnees: Donnees) -> Iterator[Fait]:
    for etape in donnees[PARCOURS]:
        emploi = Emploi("demander/", f"{etape.titre.fr} : {etape.acteur.fr}.")
        yield _fait("etape", etape, etape.titre.fr, emploi)


@_genre
def _decision(donnees: Donnees) -> Iterator[Fait]:
    page = page_du_gabarit(donnees, "qui_decide.html")
    for etape in donnees[ETAPES_DECISION]:
        yield _fait("decision", etape, etape.titre, Emploi(page, etape.en_bref))


@_genre
def _expulsions(donnees: Donnees) -> Iterator[Fait]:
    page = page_du_gabarit(donnees, "expulsions.html")
    for etape in donnees[EXPULSIONS]:
        duree = lire(f"{{{{delai:{etape.delai}}}}}", donnees) if etape.delai else ""
        yield _fait("expulsion", etape, etape.titre, Emploi(page, etape.quoi.replace("{delai}", duree)))


@_genre
def _plan(donnees: Donnees) -> Iterator[Fait]:
    page = page_du_gabarit(donnees, "ppgdid_procedure.html")
    for etape in donnees[ETAPES_PLAN]:
        yield _fait("plan", etape, etape.titre, Emploi(page, lire(etape.geste, donnees)))


@_genre
def _rubriques(donnees: Donnees) -> Iterator[Fait]:
    for rubrique in donnees[RUBRIQUES]:
        emploi = Emploi(f"{CONTENU_DU_PLAN}#{rubrique.id}", lire(rubrique.exigence, donnees))
        yield _fait("rubrique", rubrique, rubrique.titre, emploi)


@_genre
def _cotation(donnees: Donnees) -> Iterator[Fait]:
    page = page_du_gabarit(donnees, "simulateur.html")
    for public in donnees[PUBLICS_PRIORITAIRES]:
        yield _fait("public", public, public.nom, Emploi(page, public.nom))
    for motif in donnees[MOTIFS_INTERDITS]:
        yield _fait("motif", motif, motif.nom, Emploi(page, motif.nom))


@_genre
def _veille(donnees: Donnees) -> Iterator[Fait]:
    for entree in donnees[VEILLE].values():
        yield _fait("veille", entree, entree.titre, Emploi(entree.chemin, lire(entree.change, donnees)))


@_genre
def _glossaire(donnees: Donnees) -> Iterator[Fait]:
    for terme in donnees[TERMES].values():
        emploi = Emploi(f"glossaire/#{terme.id}", terme.definition["fr"])
        yield _fait("terme", terme, terme.sigle or terme.terme, emploi)


@_genre
def _unites(donnees: Donnees) -> Iterator[Fait]:
    page = page_du_gabarit(donnees, "calculette.html")
    for unite in donnees[UNITES].values():
        nom = unite.id.replace("-", " ")
        emploi = Emploi(page, f"{nom} : {unite.dixiemes} dixièmes.")
        yield _fait("unite", unite, f"Unité de consommation, {nom}", emploi)


@_genre
def _contacts(donnees: Donnees) -> Iterator[Fait]:
    for contact in donnees[CONTACTS].values():
        yield _fait("numero", contact, contact.nom.fr, Emploi("", f"{contact.numero} : {contact.objet.fr}"))


@_genre
def _territoires(donnees: Donnees) -> Iterator[Fait]:
    for instrument in donnees[INSTRUMENTS]:
        phrase = _suite(
            f"{instrument.nature.value.upper()} : {instrument.etat.value}", instrument.date, instrument.precision
        )
        yield _local(donnees, "instrument", instrument, instrument.epci, phrase)
    for critere in donnees[COTATIONS]:
        yield _local(donnees, "critere", critere, critere.epci, f"{critere.critere} : {critere.points} points")
    for delai in donnees[DELAIS_LOCAUX]:
        phrase = _suite(f"{delai.nature.value.replace('_', ' ')} : {delai.valeur} {delai.unite}", delai.precision)
        epci = delai.epci or next(e.siren for e in donnees[EPCI].values() if delai.departement in e.departements)
        yield _local(donnees, "delai-local", delai, epci, phrase)
    for guichet in donnees[GUICHETS].values():
        yield _local(donnees, "guichet", guichet, donnees[COMMUNES][guichet.commune].epci, guichet.nom)


def _local(donnees: Donnees, genre: str, fiche: Any, siren: str, phrase: str) -> Fait:
    epci = donnees[EPCI][siren]
    emploi = Emploi(f"territoires/{epci.slug}/", f"{phrase}.")
    return _fait(genre, fiche, f"{epci.nom}, {phrase}", emploi, tranche="client")


@_genre
def _chronologies(donnees: Donnees) -> Iterator[Fait]:
    pages = {guide.chronologie: chemin for chemin, guide in guides(donnees)["fr"].items()}
    for evenement in donnees[EVENEMENTS]:
        if evenement.statut is not None:
            phrase = _suite(f"{evenement.titre}.", evenement.detail)
            emploi = Emploi(pages[evenement.chronologie], phrase)
            yield _fait("evenement", evenement, evenement.titre, emploi, tranche="client")


def _suite(*morceaux: str | None) -> str:
    return " ".join(morceau for morceau in morceaux if morceau)
