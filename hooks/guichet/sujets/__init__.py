"""The subjects: one folder each, always furnished alike. This is the one list of them; nothing else names them all.

To add one, write its folder and name it here, after those that it builds on.
"""

import os
from pathlib import Path

from guichet.prose import (
    guides,
    regles as regles_de_la_prose,
    regles_des_chaines,
    regles_des_dates_tapees,
    regles_des_langues,
    regles_des_mots,
    regles_des_pages,
    regles_des_traductions,
)
from guichet.prose.redaction import LIEN, Redaction, Vocabulaire
from guichet.socle import (
    chargement,
    regles_de_l_interface,
    regles_des_dates,
    regles_des_fichiers,
    regles_des_liens,
    regles_des_listes,
    regles_des_nombres,
    regles_des_sources,
)
from guichet.socle.confirmations import CONFIRMATIONS
from guichet.socle.domaines import DOMAINES
from guichet.socle.donnees import Donnees
from guichet.socle.fraicheur import REVUE
from guichet.socle.langues import Interface
from guichet.socle.reserve import RESERVE
from guichet.socle.sources import SOURCES
from guichet.sujets import (
    adresses,
    bailleurs,
    baremes,
    chiffres,
    chronologies,
    communes,
    contributions,
    cotation,
    decision,
    demande,
    departements,
    documents,
    droit,
    echeancier,
    editeur,
    epci,
    expulsions,
    glossaire,
    instruments,
    lettres,
    lieux,
    local,
    orientation,
    parc,
    plafonds,
    plan_du_site,
    ppgdid,
    qualite,
    quartiers,
    quartiles,
    questions,
    recherche,
    regles_de_droit,
    renouvellement,
    ressources,
    revue,
    sru,
    suivi,
    termes_convenus,
    territoires,
    textes,
    veille,
    verification,
)
from guichet.sujets.decision.fiches import ETAPES_DECISION
from guichet.sujets.regles_de_droit import enonces
from guichet.sujets.veille.fiches import VEILLE

# In the order of reading, and of the files listed on the page of open data.
SUJETS = (
    adresses.SUJET,
    territoires.SUJET,
    epci.SUJET,
    communes.SUJET,
    lieux.SUJET,
    bailleurs.SUJET,
    departements.SUJET,
    plafonds.SUJET,
    local.SUJET,
    orientation.SUJET,
    questions.SUJET,
    droit.SUJET,
    veille.SUJET,
    documents.SUJET,
    ppgdid.SUJET,
    demande.SUJET,
    lettres.SUJET,
    textes.SUJET,
    regles_de_droit.SUJET,
    instruments.SUJET,
    chiffres.SUJET,
    quartiles.SUJET,
    renouvellement.SUJET,
    cotation.SUJET,
    glossaire.SUJET,
    termes_convenus.SUJET,
    chronologies.SUJET,
    decision.SUJET,
    expulsions.SUJET,
    revue.SUJET,
    verification.SUJET,
    recherche.SUJET,
    editeur.SUJET,
    plan_du_site.SUJET,
    parc.SUJET,
    sru.SUJET,
    quartiers.SUJET,
    contributions.SUJET,
    qualite.SUJET,
    ressources.SUJET,
    suivi.SUJET,
    baremes.SUJET,
    echeancier.SUJET,
)

_RACCOURCIS = (LIEN, *(raccourci for sujet in SUJETS for raccourci in sujet.raccourcis))

SCHEMA = chargement.Schema(
    jeux=(
        SOURCES,
        DOMAINES,
        REVUE,
        CONFIRMATIONS,
        *(jeu for sujet in SUJETS for jeu in sujet.jeux),
        *guides.GUIDES.values(),
    ),
    regles=(
        regles_des_sources.REGLES,
        regles_des_dates.REGLES,
        regles_des_fichiers.REGLES,
        regles_des_liens.REGLES,
        regles_des_listes.REGLES,
        regles_de_l_interface.REGLES,
        regles_de_la_prose.REGLES,
        regles_des_mots.REGLES,
        regles_des_chaines.REGLES,
        regles_des_dates_tapees.REGLES,
        regles_des_langues.REGLES,
        regles_des_pages.REGLES,
        regles_des_traductions.REGLES,
        *(regles for sujet in SUJETS for regles in sujet.regles),
    ),
    regles_de_fiche=(
        *regles_des_sources.REGLES_DE_FICHE,
        *regles_des_dates.REGLES_DE_FICHE,
        *regles_des_nombres.REGLES_DE_FICHE,
        *regles_des_listes.REGLES_DE_FICHE,
        *regles_des_chaines.REGLES_DE_FICHE,
        *regles_des_langues.REGLES_DE_FICHE,
        *regles_des_mots.REGLES_DE_FICHE,
    ),
    raccourcis={raccourci.genre: raccourci.libelle for raccourci in _RACCOURCIS},
    lecteurs=tuple(lecteur for sujet in SUJETS for lecteur in sujet.faits),
    prosateurs=tuple(prosateur for sujet in SUJETS for prosateur in sujet.proses),
    phrases=regles_de_l_interface.completees(
        {debut: champ for sujet in SUJETS for debut, champ in sujet.phrases.items()}
    ),
    # Tables that the client fills in, made from ours; what make import reads, and the seals of what it writes.
    autres=("data/modeles/*.csv", "data/extraits/*.csv", "data/sceaux/*.txt"),
)
# The sets whose records are shown as they are, with the words of the rules they quote.
CITANTS = (VEILLE, ETAPES_DECISION)
PAGES = tuple(pages for sujet in SUJETS for pages in sujet.pages)
OUVERTES = tuple(ouvertes for sujet in SUJETS for ouvertes in sujet.ouvertes)
FICHIERS = tuple(fichiers for sujet in SUJETS for fichiers in sujet.fichiers)
POUR_LES_SCRIPTS = tuple(fichiers for sujet in SUJETS for fichiers in sujet.pour_les_scripts)
TABLEAUX = {genre.nom: genre for sujet in SUJETS for genre in sujet.tableaux}
COMMANDES = tuple(commande for sujet in SUJETS for commande in sujet.commandes)


def charger(racine: Path) -> Donnees:
    """Return the verified facts of the project at ``racine``. Raises DonneesInvalides.

    What is not to be judged again is in the folder that RESERVE names, if it names one.
    """
    reserve = os.environ.get(RESERVE)
    donnees = chargement.charger(racine, SCHEMA, racine / reserve / "faits" if reserve else None)
    return donnees.avec(enonces.dites(donnees, CITANTS))


def redaction(donnees: Donnees, interface: Interface) -> Redaction:
    """Return what writes prose in the language of ``interface``, with what every subject gives to it."""
    deplacees: dict[str, str] = {}
    for sujet in SUJETS:
        if sujet.deplacees:
            deplacees |= sujet.deplacees(donnees)
    vocabulaire = Vocabulaire(
        raccourcis={raccourci.genre: raccourci for raccourci in _RACCOURCIS},
        deplacees=deplacees,
        annotations=tuple(note for sujet in SUJETS for note in sujet.notes),
        citer=enonces.citer,
    )
    return Redaction(donnees, interface, vocabulaire)
