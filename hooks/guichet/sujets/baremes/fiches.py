"""Amounts by zone and household, each with the day from which it holds and the order that sets it."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, IdentifiantDeTexte, Statut
from guichet.socle.jeux import Suite


class NatureDeBareme(StrEnum):
    """What the amount is."""

    RLS_PLAFOND = "rls_plafond"
    RLS_MONTANT = "rls_montant"
    APL_LOYER = "apl_loyer"
    SLS_PLAFOND = "sls_plafond"


class Situation(StrEnum):
    """A household, from the smallest to the largest; what one person more adds; any, where the amount is by square metre."""

    SEULE = "seule"
    COUPLE = "couple"
    UNE_PERSONNE = "une_personne"
    DEUX_PERSONNES = "deux_personnes"
    TROIS_PERSONNES = "trois_personnes"
    QUATRE_PERSONNES = "quatre_personnes"
    CINQ_PERSONNES = "cinq_personnes"
    SIX_PERSONNES = "six_personnes"
    PERSONNE_DE_PLUS = "personne_de_plus"
    TOUT_MENAGE = "tout_menage"


class Bareme(Fiche, title="Un montant de la réduction de loyer, de l’aide au logement ou du surloyer"):
    """An amount in euros, a month or a square metre. The region has the second and the third of the zones of its order."""

    bareme: NatureDeBareme
    """Ce que dit le montant : plafond de ressources ou montant de la réduction de loyer, loyer maximal de l’aide,
    maximum du loyer et du surloyer réunis."""
    zone: Literal["2", "3"]
    """La zone que nomme l’arrêté : celle des aides au logement, ou celle du surloyer (CCH, R. 441-21)."""
    situation: Situation
    """Le ménage : seul, en couple, avec tant de personnes à charge ; `tout_menage` pour un montant au mètre carré."""
    depuis: datetime.date
    """Le jour à partir duquel le montant s’applique."""
    montant: Annotated[float, Field(gt=0, lt=10_000)]
    """Le montant, en euros : par mois, ou par mètre carré pour le surloyer."""
    texte: IdentifiantDeTexte
    """L’arrêté qui le fixe, par le nom que le site lui donne : `arrete-2025-12-23-rls`."""
    statut: Statut
    source: Identifiant


BAREMES = Suite("baremes", "data/baremes.csv", Bareme, cle=None, noms=("bareme", "zone", "situation"), au_moins=30)

JEUX = (BAREMES,)
PHRASES = {"baremes.nature_": (Bareme, "bareme"), "baremes.situation_": (Bareme, "situation")}
