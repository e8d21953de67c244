"""Whom to call in each department."""

from guichet.pages.donnees_ouvertes import telle_quelle
from guichet.pages.sujet import Sujet
from guichet.sujets.departements import fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    ouvertes=(telle_quelle(fiches.SERVICES, mots="donnees.services_departementaux"),),
    phrases={
        "departement.service_": (fiches.ServiceDepartemental, "service"),
        "departement.role_": (fiches.ServiceDepartemental, "service"),
    },
)
