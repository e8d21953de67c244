"""Typed records of the site's facts. Nothing here reads a file or knows a language.

A record is one line of a CSV file or one item of a YAML file of ``data/``; its attributes bear the
names of the columns and keys. Shape is checked here; what needs two records is in ``regles``.
"""

from guichet.modeles.agenda import Reunion as Reunion
from guichet.modeles.base import (
    LANGUES as LANGUES,
    AdresseWeb as AdresseWeb,
    Booleen as Booleen,
    CodePostal as CodePostal,
    Courriel as Courriel,
    DateImprecise as DateImprecise,
    Departement as Departement,
    Facultatif as Facultatif,
    Fiche as Fiche,
    Horaires as Horaires,
    Identifiant as Identifiant,
    IdentifiantDeTexte as IdentifiantDeTexte,
    Insee as Insee,
    Langue as Langue,
    Latitude as Latitude,
    Longitude as Longitude,
    Siren as Siren,
    Source as Source,
    Statut as Statut,
    Telephone as Telephone,
    Texte as Texte,
    Traduction as Traduction,
)
from guichet.modeles.chronologies import (
    Chronologie as Chronologie,
    Evenement as Evenement,
)
from guichet.modeles.cotation import (
    CritereCotation as CritereCotation,
    Demande as Demande,
    EffetRefus as EffetRefus,
    ExempleCotation as ExempleCotation,
    GrilleCotation as GrilleCotation,
    GroupeCotation as GroupeCotation,
    MotifInterdit as MotifInterdit,
    PublicPrioritaire as PublicPrioritaire,
)
from guichet.modeles.decision import (
    ActeurDecision as ActeurDecision,
    EtapeDecision as EtapeDecision,
    Pouvoir as Pouvoir,
    RoleDecision as RoleDecision,
)
from guichet.modeles.demande import (
    CarteRegle as CarteRegle,
    Contact as Contact,
    Delai as Delai,
    Etape as Etape,
    GroupePieces as GroupePieces,
    Lien as Lien,
    Piece as Piece,
    Situation as Situation,
)
from guichet.modeles.documents import DocumentType as DocumentType
from guichet.modeles.domaines import Domaine as Domaine
from guichet.modeles.editeur import Editeur as Editeur
from guichet.modeles.expulsions import EtapeExpulsion as EtapeExpulsion
from guichet.modeles.glossaire import Terme as Terme
from guichet.modeles.guides import Guide as Guide
from guichet.modeles.instruments import (
    EtatInstrument as EtatInstrument,
    Instrument as Instrument,
    NatureInstrument as NatureInstrument,
)
from guichet.modeles.lieux import (
    Fermeture as Fermeture,
    Lieu as Lieu,
    Position as Position,
    Role as Role,
    StatutLieu as StatutLieu,
)
from guichet.modeles.local import (
    MESURES as MESURES,
    Compte as Compte,
    CritereLocal as CritereLocal,
    DelaiLocal as DelaiLocal,
    Demandes as Demandes,
    NatureDelai as NatureDelai,
)
from guichet.modeles.numeros import NumeroVerifie as NumeroVerifie
from guichet.modeles.plafonds import (
    Financement as Financement,
    LigneMenage as LigneMenage,
    LigneResultat as LigneResultat,
    LigneRevenus as LigneRevenus,
    Montant as Montant,
    Plafonds as Plafonds,
    SiMenage as SiMenage,
    SiResultat as SiResultat,
    SiRevenus as SiRevenus,
)
from guichet.modeles.ppgdid import EtapePlan as EtapePlan, Exemple as Exemple, Rubrique as Rubrique
from guichet.modeles.questions import FAQ as FAQ, Public as Public, Question as Question, Theme as Theme
from guichet.modeles.recherche import Metier as Metier, Reponse as Reponse, Synonymes as Synonymes
from guichet.modeles.revue import Changement as Changement, PolitiqueRevue as PolitiqueRevue
from guichet.modeles.series import Point as Point, Serie as Serie
from guichet.modeles.territoires import (
    AdressePubliee as AdressePubliee,
    AncienneCommune as AncienneCommune,
    Attributions as Attributions,
    CadreCarte as CadreCarte,
    Commune as Commune,
    Contour as Contour,
    DepartementNomme as DepartementNomme,
    Epci as Epci,
    EpciConcerne as EpciConcerne,
    Motif as Motif,
    Quartiles as Quartiles,
    TraceEpci as TraceEpci,
    UniteConsommation as UniteConsommation,
)
from guichet.modeles.textes import ReferenceJuridique as ReferenceJuridique
from guichet.modeles.veille import (
    AFaire as AFaire,
    EffetSurTexte as EffetSurTexte,
    EtatParlementaire as EtatParlementaire,
    NatureVeille as NatureVeille,
    PourUnPublic as PourUnPublic,
    PublicVeille as PublicVeille,
    ThemeVeille as ThemeVeille,
    Veille as Veille,
)
from guichet.socle.dates import periode as periode
