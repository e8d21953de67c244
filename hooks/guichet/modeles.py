"""Typed records of the site's facts. Nothing here reads a file or knows a language.

A record is one line of a CSV file or one item of a YAML file of ``data/``; its attributes bear the
names of the columns and keys. Shape is checked here; what needs two records is in ``regles``.
"""

import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Langue = Literal["fr", "en", "ar"]
LANGUES: tuple[Langue, ...] = ("fr", "en", "ar")


def _vide_en_none(valeur: Any) -> Any:
    """An empty CSV cell means « not known »."""
    return None if valeur == "" else valeur


def _liste(valeur: Any) -> Any:
    """CSV cells hold lists as words separated by spaces."""
    return valeur.split() if isinstance(valeur, str) else valeur


def _oui_non(valeur: Any) -> Any:
    return {"oui": True, "non": False}.get(valeur, valeur) if isinstance(valeur, str) else valeur


def _telephone(valeur: str) -> str:
    # Kept here so that the core can be imported without the 10 MB of phone metadata until a number is met.
    import phonenumbers

    try:
        numero = phonenumbers.parse(valeur, None)
    except phonenumbers.NumberParseException as erreur:
        raise ValueError("ce n'est pas un numéro international du type +33321697000") from erreur
    if not phonenumbers.is_valid_number(numero):
        raise ValueError("ce numéro n'existe pas dans le plan de numérotation")
    if phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164) != valeur:
        raise ValueError("écrivez le numéro sans espace, avec l'indicatif : +33321697000")
    return valeur


def _horaires(valeur: str) -> str:
    from guichet.horaires import HorairesInvalides, semaine

    try:
        semaine(valeur)
    except HorairesInvalides as erreur:
        raise ValueError(str(erreur)) from erreur
    return valeur


Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifiant = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Insee = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])\d{3}$")]
Siren = Annotated[str, StringConstraints(pattern=r"^\d{9}$")]
CodePostal = Annotated[str, StringConstraints(pattern=r"^\d{5}$")]
Departement = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])$")]
Telephone = Annotated[str, AfterValidator(_telephone)]
Horaires = Annotated[str, AfterValidator(_horaires)]
Courriel = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
AdresseWeb = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Facultatif = BeforeValidator(_vide_en_none)
Booleen = Annotated[bool, BeforeValidator(_oui_non)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


class Fiche(BaseModel):
    """Base of every record: frozen, no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Statut(StrEnum):
    """How sure a fact is (design § 6)."""

    OFFICIEL = "officiel"
    TRANSCRIT = "transcrit"
    CALCULE = "calcule"
    A_CONFIRMER = "a_confirmer"


class Traduction(Fiche):
    """The same words in the three languages of the site; none may be missing."""

    fr: Texte
    en: Texte
    ar: Texte


class Source(Fiche):
    """Where a fact comes from. At least one of ``adresse`` and ``paquet`` must be given."""

    id: Identifiant
    editeur: Texte
    titre: Texte
    adresse: AdresseWeb | None = None
    paquet: Texte | None = None
    version: Texte | None = None
    licence: Texte
    valide_le: datetime.date | None = None
    lu_le: datetime.date
    note: Texte | None = None


class DepartementNomme(Fiche):
    """A department met in the data, with its name."""

    code: Departement
    nom: Texte
    source: Identifiant


class Commune(Fiche):
    """A commune in force; ``lon`` and ``lat`` are its centre, in degrees (WGS 84)."""

    insee: Insee
    nom: Texte
    departement: Departement
    codes_postaux: Annotated[list[CodePostal], BeforeValidator(_liste), Field(min_length=1)]
    epci: Siren
    siren: Siren
    population: Annotated[int, Field(ge=0)]
    lon: Longitude
    lat: Latitude
    source: Identifiant


class AncienneCommune(Fiche):
    """A delegated or associated commune: people still type its name."""

    insee: Insee
    nom: Texte
    nature: Literal["deleguee", "associee"]
    commune: Insee
    source: Identifiant


class Motif(StrEnum):
    """Legal ground on which an EPCI is in the reform (CCH, L. 441-1 and L. 441-1-5)."""

    PLH = "plh"
    HABITAT_QPV = "habitat_qpv"


class Epci(Fiche):
    """An intercommunality with at least one commune in the region; populations are INSEE legal counts."""

    siren: Siren
    slug: Identifiant
    nom: Texte
    nature: Literal["CC", "CA", "CU", "METRO"]
    departements: Annotated[list[Departement], BeforeValidator(_liste), Field(min_length=1)]
    siege_dans_la_region: Booleen
    communes_au_total: Annotated[int, Field(gt=0)]
    population_municipale: Annotated[int, Field(ge=0)]
    population_totale: Annotated[int, Field(ge=0)]
    motif: Annotated[Motif | None, Facultatif] = None
    source: Identifiant


class AdressePubliee(Fiche):
    """The address under which the page of an EPCI was published; it never changes."""

    siren: Siren
    slug: Identifiant


class Quartiles(Fiche):
    """Annual income per consumption unit (euros) that bounds each quartile of applicants of an EPCI."""

    epci: Siren
    annee: Annotated[int, Field(ge=2015, le=2100)]
    q1: Annotated[int, Field(gt=0)]
    q2: Annotated[int, Field(gt=0)]
    q3: Annotated[int, Field(gt=0)]
    source: Identifiant


class Attributions(Fiche):
    """Allocations followed by a signed lease in one year; ``part_qpv`` is a percentage."""

    epci: Siren
    annee: Annotated[int, Field(ge=2015, le=2100)]
    total: Annotated[int, Field(ge=0)]
    menages_prioritaires: Annotated[int, Field(ge=0)]
    dalo: Annotated[int, Field(ge=0)]
    premier_quartile: Annotated[int, Field(ge=0)]
    part_qpv: Annotated[Annotated[int, Field(ge=0, le=100)] | None, Facultatif] = None
    statut: Statut
    source: Identifiant


class Role(StrEnum):
    """What a place does for applicants (design § 6)."""

    ENREGISTREMENT = "enregistrement"
    INFORMATION = "information"
    AIDE_NUMERIQUE = "aide_numerique"
    CONTACT = "contact"


class StatutLieu(StrEnum):
    """How the role of a place is known."""

    DECLARE = "declare"
    LU = "lu"
    ANNUAIRE = "annuaire"
    A_CONFIRMER = "a_confirmer"


class Position(StrEnum):
    """What the coordinates of a place point to."""

    ADRESSE = "adresse"
    CENTRE_COMMUNE = "centre_commune"


class Fermeture(Fiche):
    """A dated closure, both days included."""

    du: datetime.date
    au: datetime.date
    motif: Texte | None = None


class Lieu(Fiche):
    """A place one can go to or call. ``horaires`` is an OSM *opening_hours* string; absent means unknown.

    ``epci`` lists the EPCI served, which may differ from that of the commune of the place; empty means the
    EPCI of the commune.
    """

    nature: ClassVar[str] = "guichet"

    id: Identifiant
    nom: Texte
    organisme: Literal["commune", "ccas", "epci", "bailleur", "association", "etat", "france_services"]
    roles: Annotated[list[Role], BeforeValidator(_liste), Field(min_length=1)]
    statut: StatutLieu
    commune: Insee
    epci: Annotated[list[Siren], BeforeValidator(_liste)] = []
    adresse: Annotated[Texte | None, Facultatif] = None
    code_postal: Annotated[CodePostal | None, Facultatif] = None
    telephone: Annotated[Telephone | None, Facultatif] = None
    courriel: Annotated[Courriel | None, Facultatif] = None
    site: Annotated[AdresseWeb | None, Facultatif] = None
    lon: Annotated[Longitude | None, Facultatif] = None
    lat: Annotated[Latitude | None, Facultatif] = None
    position: Annotated[Position | None, Facultatif] = None
    horaires: Annotated[Horaires | None, Facultatif] = None
    fermetures: list[Fermeture] = []
    rendez_vous: Annotated[Booleen | None, Facultatif] = None
    itinerant: Booleen = False
    source: Identifiant
    lu_le: datetime.date


class NatureInstrument(StrEnum):
    """The instruments of an EPCI's allocation policy (CCH, L. 441-1-5, L. 441-1-6, L. 441-2-8)."""

    CIL = "cil"
    PPGDID = "ppgdid"
    CIA = "cia"
    COTATION = "cotation"
    SIAD = "siad"


class Instrument(Fiche):
    """An instrument whose existence a source tells; ``date`` is a year or a day, as the source has it."""

    epci: Siren
    nature: NatureInstrument
    etat: Literal["adopte", "installe"]
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}-\d{2})?$")] | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class Contact(Fiche):
    """A national number. ``appel`` is what the telephone dials; ``horaires`` stays out unless confirmed."""

    id: Identifiant
    nom: Traduction
    numero: Texte
    appel: Annotated[str, StringConstraints(pattern=r"^(\+\d{6,15}|\d{2,4})$")]
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


class ReferenceJuridique(Fiche):
    """An article, law, decree or order the site rests on (file ``textes.yml``).

    ``version_lue`` is the date of the version that was read; ``adresse`` only where it was really seen.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
    titre: Texte
    nature: Literal["article", "loi", "decret", "arrete", "instruction"]
    code: Literal["CCH", "CPCE"] | None = None
    objet: Texte
    version_lue: Texte
    adresse: AdresseWeb | None = None
    statut: Statut
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


class Theme(Fiche):
    """A theme of the FAQ; ``nom`` in the languages of its public."""

    id: Identifiant
    public: Literal["demandeurs", "elus"]
    nom: dict[Langue, Texte]


class Question(Fiche):
    """A question of the FAQ; ``reponse`` is Markdown.

    Applicants' questions exist in the three languages, those of elected officials in French only.
    """

    id: Identifiant
    public: Literal["demandeurs", "elus"]
    theme: Identifiant
    question: dict[Langue, Texte]
    reponse: dict[Langue, Texte]
    textes: list[Texte] = []
    sources: Annotated[list[Identifiant], Field(min_length=1)]
    voir: list[Identifiant] = []
    guide: Texte | None = None
    statut: Statut
    lu_le: datetime.date


class Terme(Fiche):
    """A word of the glossary. ``formes`` are the French spellings looked for in running text, longest first.

    A word met by applicants is explained in the three languages, the others in French only.
    """

    id: Identifiant
    terme: Texte
    sigle: Texte | None = None
    formes: Annotated[list[Texte], Field(min_length=1)]
    definition: dict[Langue, Texte]
    demandeurs: bool
    voir: list[Identifiant] = []
    sources: list[Identifiant] = []
    statut: Statut
    lu_le: datetime.date


class Lien(Fiche):
    """An official page to send people to."""

    id: Identifiant
    nom: Traduction
    adresse: AdresseWeb
    source: Identifiant
    lu_le: datetime.date


class Guide(Fiche):
    """A page of prose of ``docs/``: its front matter, what it rests on, its text."""

    # The prose keeps its leading empty lines: they hold its place in the file.
    model_config = ConfigDict(str_strip_whitespace=False)

    title: Texte
    description: Texte
    template: Texte | None = None
    chapo: Texte | None = None
    sources: list[Identifiant] = []
    lu_le: datetime.date | None = None
    # Of a translation: digest of the French page it was made from, and whether a native speaker has proof-read it.
    source_fr: str = ""
    traduction_relue: bool = False
    # Of a page in very simple French: the address of the full page it sums up.
    guide: Texte | None = None
    fichier: str
    prose: str


class CarteRegle(Fiche):
    """The card to show at a desk; its French wording is what the desk reads."""

    titre: Traduction
    texte: Traduction
    article: Traduction


class EpciConcerne(Fiche):
    """An EPCI of the official list of the reform, with its ground."""

    siren: Siren
    nom: Texte
    motif: Motif
    source: Identifiant


class CadreCarte(Fiche):
    """Size of the map of the region, in the units of the traces of ``carte.csv``."""

    largeur: Annotated[int, Field(gt=0)]
    hauteur: Annotated[int, Field(gt=0)]


class Contour(Fiche):
    """Outline of a commune: rings separated by ``;``, points by spaces, each ``lon,lat`` in degrees."""

    insee: Insee
    contour: Texte


class TraceEpci(Fiche):
    """Outline of an EPCI on the map of the region, as an SVG path in the units of ``carte_cadre.yml``."""

    siren: Siren
    trace: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvZz0-9 ,.-]+$")]
    x: float
    y: float


class Financement(StrEnum):
    """What a social home was built with, from the lowest income ceiling to the highest."""

    PLAI = "PLAI"
    PLUS = "PLUS"
    PLS = "PLS"


Montant = Annotated[int, Field(gt=0)]


class Plafonds(Fiche):
    """Yearly income ceilings (euros) of one financing in one calendar year, in the zone « autres régions ».

    Ceilings change each 1 January (CCH, R. 441-1): those of a year say nothing of the next.
    """

    annee: Annotated[int, Field(ge=2015, le=2100)]
    financement: Financement
    categorie_1: Montant
    categorie_2: Montant
    categorie_3: Montant
    categorie_4: Montant
    categorie_5: Montant
    categorie_6: Montant
    personne_supplementaire: Montant
    statut: Statut
    source: Identifiant

    @property
    def montants(self) -> tuple[int, ...]:
        """The ceilings of categories 1 to 6, then what each further person adds."""
        categories = (self.categorie_1, self.categorie_2, self.categorie_3, self.categorie_4, self.categorie_5)
        return (*categories, self.categorie_6, self.personne_supplementaire)

    @property
    def du(self) -> datetime.date:
        return datetime.date(self.annee, 1, 1)

    @property
    def au(self) -> datetime.date:
        return datetime.date(self.annee, 12, 31)


class SiMenage(Fiche):
    """Which households a line of the decision table suits; ``personnes`` is 6 for any larger household."""

    personnes: Annotated[int, Field(ge=1, le=6)]
    seul: Literal[True] | None = None
    jeune_couple: Literal[True] | None = None
    handicap: Literal[True] | None = None


class LigneMenage(Fiche):
    """A line of the decision table: a kind of household and its category. ``delai`` names the fact it rests on."""

    id: Identifiant
    si: SiMenage
    categorie: Annotated[int, Field(ge=1, le=6)]
    delai: Identifiant | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class SiRevenus(Fiche):
    """What is known of the income of the household."""

    reference: Literal["connu", "inconnu"] | None = None
    douze_mois: Literal["en_baisse", "connu", "inconnu"] | None = None


class LigneRevenus(Fiche):
    """A line of the decision table: which income is compared to the ceilings."""

    id: Identifiant
    si: SiRevenus
    retenir: Literal["reference", "douze_mois", "rien"]
    delai: Identifiant | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class SiResultat(Fiche):
    """What the comparison gave; ``sous`` is the lowest ceiling that the income does not exceed."""

    annee: Literal["connue", "inconnue"] | None = None
    revenus: Literal["connus", "inconnus"] | None = None
    sous: Financement | None = None


class LigneResultat(Fiche):
    """A line of the decision table: an answer, whose words are in ``data/interface/plafonds.yml``."""

    id: Identifiant
    si: SiResultat
