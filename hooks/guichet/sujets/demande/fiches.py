"""What an applicant meets: numbers to call, delays, papers, steps."""

import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints

from guichet.socle import telephones
from guichet.socle.champs import AdresseOfficielle, Fiche, Identifiant, Statut, Texte, Traduction, TraductionRedigee
from guichet.socle.jeux import Repertoire, Seule, Suite


def _appel(valeur: str) -> str:
    return telephones.verifier(valeur) if valeur.startswith("+") else valeur


# What a telephone dials: a number of the French plan at the price of a call, or a short one.
Appel = Annotated[str, StringConstraints(pattern=r"^(\+\d{6,15}|\d{2,4})$"), AfterValidator(_appel)]


class Contact(Fiche, title="Un numéro national"):
    """A national number. ``appel`` is what the telephone dials; ``plages`` stays out unless confirmed."""

    id: Identifiant
    nom: Traduction
    """Le nom du service."""
    numero: Texte
    """Le numéro, tel qu’on le lit."""
    appel: Appel
    """Le même numéro, tel que le téléphone le compose."""
    sms: bool = False
    """`true` : on peut aussi écrire par SMS."""
    objet: Traduction
    """Pour quoi appeler."""
    plages: Traduction | None = None
    """Les jours et les heures, s’ils sont sûrs."""
    cout: Traduction | None = None
    """Ce que coûte l’appel."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class NumeroVerifie(Fiche, title="Un numéro de la liste vérifiée"):
    """A number that the site makes people dial, read in two sources, beside what ``contacts.yml`` shows."""

    id: Identifiant
    """Le numéro de `data/contacts.yml`, par son `id`."""
    appel: Appel
    """Le numéro, tel que le téléphone le compose."""
    sms: bool = False
    """`true` : on peut aussi écrire par SMS."""
    sources: Annotated[list[Identifiant], Field(min_length=1)]
    """Les deux sources où il a été lu."""
    confirme: Texte | None = None
    """Pourquoi une seule source suffit pour l’instant."""


class Delai(Fiche, title="Un délai ou un nombre fixé par la loi"):
    """A duration or quantity set by law: ``valeur`` in ``unite``, and the same in words, as on a cheque."""

    id: Identifiant
    valeur: Annotated[int, Field(gt=0)]
    """Le nombre."""
    unite: Literal["jour", "semaine", "mois", "an", "pourcent", "personne", "euro", "piece"]
    """Ce que le nombre compte."""
    en_lettres: Texte
    """Le même nombre et la même unité, en toutes lettres, relus au texte : `deux mois`."""
    objet: Texte
    """Ce qui est fixé, en une phrase."""
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class Lien(Fiche, title="Une page officielle"):
    """An official page to send people to."""

    id: Identifiant
    nom: Traduction
    """Les mots du lien."""
    adresse: AdresseOfficielle
    """L’adresse de la page officielle."""
    source: Identifiant
    lu_le: datetime.date


class Situation(Fiche, title="Une situation, à cocher"):
    """A situation that applicants recognise as theirs: it calls for papers that others are not asked for."""

    id: Identifiant
    nom: Traduction
    """La situation, dans les mots du demandeur."""


class Piece(Fiche, title="Un papier"):
    """A paper. ``obligatoire`` is true only where the registration itself may depend on it (CCH, R. 441-2-3).

    ``situations`` are those in which it may be asked for; empty means any.
    """

    id: Identifiant
    nom: Traduction
    """Le nom du papier."""
    precision: Traduction | None = None
    """Une précision utile."""
    obligatoire: bool
    """`true` seulement si l’inscription en dépend (article R. 441-2-3)."""
    groupe: Identifiant
    """Le titre sous lequel il est rangé, par son `id`."""
    situations: list[Identifiant] = []
    """Les situations où on peut le demander ; aucune : tout le monde."""
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class GroupePieces(Fiche, title="Un titre de la liste des papiers"):
    """A heading under which papers are listed, in the order of the file."""

    id: Identifiant
    nom: Traduction
    """Le titre du groupe."""


class Etape(Fiche, title="Une étape de la demande, dans l’ordre"):
    """A step in the life of a request, in the order of the file. ``a_vous`` says that the applicant must act.

    ``phrase`` says how long: words around the duration ``delai``, or instead of one (``data/interface/parcours.yml``).
    ``local`` names what the page of an EPCI says of this step there; ``lien`` is the page that tells more.
    """

    PHRASES_SANS_DELAI: ClassVar[tuple[str, ...]] = ("libre", "attestation", "inconnu")

    id: Identifiant
    titre: Traduction
    """Le nom de l’étape, court : il est dans le dessin."""
    acteur: Traduction
    """Qui agit."""
    a_vous: bool
    """`true` : le demandeur doit agir."""
    delai: Identifiant | None = None
    """Le délai, par son `id` de `data/delais.yml`."""
    phrase: Literal[
        "au_plus", "repondre", "contester", "valable", "decider", "saisir", "libre", "attestation", "inconnu"
    ]
    """La phrase autour du délai, ou celle qui le remplace quand il n’y en a pas (`libre`, `attestation`, `inconnu`)."""
    preuve: Traduction
    """Ce que la personne reçoit ou garde."""
    remede: Traduction
    """Que faire si cela n’arrive pas."""
    local: Literal["guichets", "attente", "cotation"] | None = None
    """Ce que la page d’un territoire ajoute à cette étape."""
    lien: Texte
    """La page du site qui en dit plus."""
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class Essentiel(Fiche, title="L’essentiel d’un guide du demandeur"):
    """What a guide for applicants says, in four facts: its parts of the same names sum up to them."""

    id: Identifiant
    """Le guide : le dernier mot de son adresse, après `demander/`."""
    cout: TraductionRedigee
    """Ce que ça coûte."""
    quand: TraductionRedigee
    """Quand agir, ou combien de temps cela prend."""
    preuve: TraductionRedigee
    """Ce que la personne reçoit ou garde."""
    qui: TraductionRedigee
    """Qui agit."""
    avant: Identifiant | None = None
    """L’étape du parcours que ce guide prépare, s’il n’en raconte aucune."""

    @property
    def chemin(self) -> str:
        """The address of the guide."""
        return f"demander/{self.id}/"


class CarteRegle(Fiche, title="La carte à montrer au guichet"):
    """The card to show at a desk; its French wording is what the desk reads."""

    titre: Traduction
    """Le titre de la carte."""
    texte: Traduction
    """Ce que dit la règle. L’agent lit le français."""
    article: Traduction
    """L’article cité."""


CONTACTS = Repertoire(
    "contacts", "data/contacts.yml", Contact, uniques=("nom",), communs=("plages", "cout"), au_moins=12
)
NUMEROS = Repertoire("numeros", "data/numeros.yml", NumeroVerifie, au_moins=10)
LIENS = Repertoire("liens", "data/liens.yml", Lien, communs=("nom",), au_moins=20)
DELAIS = Repertoire("delais", "data/delais.yml", Delai, communs=("en_lettres",), au_moins=60)
GROUPES_PIECES = Suite("groupes_pieces", "data/pieces.yml", GroupePieces, section="groupes", uniques=("nom",))
SITUATIONS = Suite("situations", "data/pieces.yml", Situation, section="situations", uniques=("nom",), au_moins=20)
PIECES = Suite("pieces", "data/pieces.yml", Piece, section="pieces", uniques=("nom",), au_moins=25)
PARCOURS = Suite("parcours", "data/parcours.yml", Etape, uniques=("titre",), au_moins=10)
ESSENTIEL = Repertoire("essentiel", "data/essentiel.yml", Essentiel, communs=("cout", "quand"), au_moins=10)
CARTE_REGLE = Seule("carte_regle", "data/carte_regle.yml", CarteRegle)

JEUX = (CONTACTS, NUMEROS, LIENS, DELAIS, GROUPES_PIECES, SITUATIONS, PIECES, PARCOURS, ESSENTIEL, CARTE_REGLE)
