"""Who said a fact: the source that a contribution becomes. It tells the body and the capacity, never the person."""

from guichet.socle.donnees import Donnees
from guichet.socle.sources import Source
from guichet.socle.texte import slug
from guichet.sujets.contributions.fiches import Entete, nom_du_fichier
from guichet.sujets.territoires.fiches import COMMUNES, EPCI

PREFIXE = "declaration-"
LICENCE = "Licence Ouverte 2.0 (Etalab), d’après l’accord donné dans la réponse"
_TITRES = {
    "elu": "Réponse d’un élu au formulaire de ce site",
    "direction": "Réponse de la direction au formulaire de ce site",
    "service_logement": "Réponse du service logement au formulaire de ce site",
    "accueil": "Réponse de l’accueil du public au formulaire de ce site",
    "autre": "Réponse au formulaire de ce site",
}


def organisme(contribution: Entete, donnees: Donnees) -> str:
    """Return the name of the body that answers."""
    qui = contribution.qui
    if qui.organisme == "epci":
        return donnees[EPCI][contribution.territoire].nom
    if qui.organisme in ("commune", "ccas"):
        # The directory's own form: no guess at « de », « d' » or « du ».
        genre = "Mairie" if qui.organisme == "commune" else "CCAS"
        return f"{genre} - {donnees[COMMUNES][str(qui.commune)].nom}"
    return str(qui.nom)


def declarant(contribution: Entete) -> str:
    """Return what is common to the identifiers of all that the same body says of a territory."""
    qui, siren = contribution.qui, contribution.territoire
    if qui.organisme == "epci":
        return f"{PREFIXE}{siren}"
    if qui.organisme in ("commune", "ccas"):
        return f"{PREFIXE}{siren}-{qui.organisme}-{str(qui.commune).lower()}"
    return f"{PREFIXE}{siren}-{slug(str(qui.nom))}"


def source(contribution: Entete, donnees: Donnees) -> Source:
    """Return the source that ``contribution`` is."""
    return Source(
        id=f"{declarant(contribution)}-{contribution.date}",
        editeur=organisme(contribution, donnees),
        titre=_TITRES[contribution.qui.fonction],
        paquet=nom_du_fichier(contribution.territoire, contribution.date),
        licence=LICENCE,
        valide_le=contribution.date,
        lu_le=contribution.date,
    )
