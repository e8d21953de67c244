"""What an applicant meets: numbers to call, delays, papers, steps."""

import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints

from guichet.modeles.base import AdresseWeb, Fiche, Identifiant, Statut, Texte, Traduction
from guichet.socle import telephones


def _appel(valeur: str) -> str:
    return telephones.verifier(valeur) if valeur.startswith("+") else valeur


# What a telephone dials: a number of the French plan at the price of a call, or a short one.
Appel = Annotated[str, StringConstraints(pattern=r"^(\+\d{6,15}|\d{2,4})$"), AfterValidator(_appel)]


class Contact(Fiche):
    """A national number. ``appel`` is what the telephone dials; ``horaires`` stays out unless confirmed."""

    id: Identifiant
    nom: Traduction
    numero: Texte
    appel: Appel
    sms: bool = False
    objet: Traduction
    plages: Traduction | None = None
    cout: Traduction | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class Delai(Fiche):
    """A duration or quantity set by law: ``valeur`` in ``unite``."""

    id: Identifiant
    valeur: Annotated[int, Field(gt=0)]
    unite: Literal["jour", "semaine", "mois", "an", "pourcent", "personne", "euro", "piece"]
    objet: Texte
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class Lien(Fiche):
    """An official page to send people to."""

    id: Identifiant
    nom: Traduction
    adresse: AdresseWeb
    source: Identifiant
    lu_le: datetime.date


class Situation(Fiche):
    """A situation that applicants recognise as theirs: it calls for papers that others are not asked for."""

    id: Identifiant
    nom: Traduction


class Piece(Fiche):
    """A paper. ``obligatoire`` is true only where the registration itself may depend on it (CCH, R. 441-2-3).

    ``situations`` are those in which it may be asked for; empty means any.
    """

    id: Identifiant
    nom: Traduction
    precision: Traduction | None = None
    obligatoire: bool
    groupe: Identifiant
    situations: list[Identifiant] = []
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class GroupePieces(Fiche):
    """A heading under which papers are listed, in the order of the file."""

    id: Identifiant
    nom: Traduction


class Etape(Fiche):
    """A step in the life of a request, in the order of the file. ``a_vous`` says that the applicant must act.

    ``phrase`` says how long: words around the duration ``delai``, or instead of one (``data/interface/parcours.yml``).
    ``local`` names what the page of an EPCI says of this step there; ``lien`` is the page that tells more.
    """

    PHRASES_SANS_DELAI: ClassVar[tuple[str, ...]] = ("libre", "attestation", "inconnu")

    id: Identifiant
    titre: Traduction
    acteur: Traduction
    a_vous: bool
    delai: Identifiant | None = None
    phrase: Literal[
        "au_plus", "repondre", "contester", "valable", "decider", "saisir", "libre", "attestation", "inconnu"
    ]
    preuve: Traduction
    remede: Traduction
    local: Literal["guichets", "attente", "cotation"] | None = None
    lien: Texte
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class CarteRegle(Fiche):
    """The card to show at a desk; its French wording is what the desk reads."""

    titre: Traduction
    texte: Traduction
    article: Traduction
