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


class Situation(StrEnum):
    """A household, from the smallest to the largest; the last is what one person more adds."""

    SEULE = "seule"
    COUPLE = "couple"
    UNE_PERSONNE = "une_personne"
    DEUX_PERSONNES = "deux_personnes"
    TROIS_PERSONNES = "trois_personnes"
    QUATRE_PERSONNES = "quatre_personnes"
    CINQ_PERSONNES = "cinq_personnes"
    SIX_PERSONNES = "six_personnes"
    PERSONNE_DE_PLUS = "personne_de_plus"


class Bareme(Fiche, title="Un montant de la réduction de loyer ou de l’aide au logement"):
    """An amount in euros a month. Zones are those of housing benefit: the region has the second and the third."""

    bareme: NatureDeBareme
    """Ce que dit le montant : plafond de ressources ou montant de la réduction de loyer, loyer maximal de l’aide."""
    zone: Literal["2", "3"]
    """La zone des aides au logement."""
    situation: Situation
    """Le ménage : seul, en couple, ou avec tant de personnes à charge."""
    depuis: datetime.date
    """Le jour à partir duquel le montant s’applique."""
    montant: Annotated[float, Field(gt=0, lt=10_000)]
    """Le montant, en euros par mois."""
    texte: IdentifiantDeTexte
    """L’arrêté qui le fixe, par son `id` de `data/textes.yml`."""
    statut: Statut
    source: Identifiant


BAREMES = Suite("baremes", "data/baremes.csv", Bareme, cle=None, noms=("bareme", "zone", "situation"), au_moins=30)

JEUX = (BAREMES,)
PHRASES = {"baremes.nature_": (Bareme, "bareme"), "baremes.situation_": (Bareme, "situation")}
