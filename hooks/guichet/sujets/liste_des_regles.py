"""The rules, registered as their modules are imported."""

import guichet.prose.regles
import guichet.socle.regles_de_l_interface
import guichet.socle.regles_des_sources
import guichet.sujets.chiffres.regles
import guichet.sujets.chronologies.regles
import guichet.sujets.cotation.regles
import guichet.sujets.decision.regles
import guichet.sujets.demande.regles
import guichet.sujets.documents.regles
import guichet.sujets.expulsions.regles
import guichet.sujets.glossaire.regles
import guichet.sujets.instruments.regles
import guichet.sujets.lieux.regles
import guichet.sujets.local.regles
import guichet.sujets.plafonds.regles
import guichet.sujets.ppgdid.regles
import guichet.sujets.quartiles.regles
import guichet.sujets.questions.regles
import guichet.sujets.recherche.regles
import guichet.sujets.revue.regles
import guichet.sujets.territoires.regles
import guichet.sujets.textes.regles
import guichet.sujets.veille.regles
import guichet.sujets.veille.regles_des_reunions  # noqa: F401
from guichet.socle.regles import REGLES

__all__ = ["REGLES"]
