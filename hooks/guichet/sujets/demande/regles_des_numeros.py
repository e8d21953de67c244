"""A national number is written twice, from two sources, and both agree."""

from collections.abc import Iterator
from dataclasses import replace

from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.demande.fiches import CONTACTS, NUMEROS

REGLES = Regles()


@REGLES.regle
def numero_verifie(lot: Lot) -> Iterator[Probleme]:
    """What the site makes people dial is in the closed list, with the same digits."""
    if isinstance(lot.connus[NUMEROS], Illisible):
        return
    verifies = lot.par_cle(NUMEROS)
    for contact, enregistrement in lot[CONTACTS]:
        verifie = verifies.get(contact.id)
        if verifie is None:
            if contact.id not in lot.connus[NUMEROS]:
                constat = f"ce numéro n'est pas dans la liste vérifiée ({NUMEROS.fichier})"
                remede = "lisez-le dans deux sources, puis inscrivez-le dans cette liste"
                yield enregistrement.probleme(("appel",), constat, remede, contact.appel)
        elif (contact.appel, contact.sms) != (verifie.appel, verifie.sms):
            par_sms = ", par SMS" if verifie.sms else ""
            constat = f"la liste vérifiée ({NUMEROS.fichier}) dit {verifie.appel}{par_sms} pour « {contact.id} »"
            remede = "remettez ce numéro ; s'il a vraiment changé, corrigez les deux fichiers d'après deux sources"
            yield enregistrement.probleme(("appel",), constat, remede, contact.appel)


@REGLES.regle
def numero_de_deux_sources(lot: Lot) -> Iterator[Probleme]:
    """A number was read in two sources, or says why one is enough; it belongs to a contact."""
    for numero, enregistrement in lot[NUMEROS]:
        if len(set(numero.sources)) < 2 and numero.confirme is None:
            constat = "ce numéro n'a été lu que dans une source"
            remede = "lisez-en une seconde, ou dites pourquoi une seule suffit : confirme: …"
            yield enregistrement.probleme(("sources",), constat, remede, numero.appel)
        if numero.id not in lot.connus[CONTACTS]:
            constat = "aucune fiche de data/contacts.yml n'a cet identifiant"
            perdu = enregistrement.probleme(("id",), constat, "retirez cette ligne, ou rétablissez la fiche", numero.id)
            yield replace(perdu, cause=f"ce numéro {numero.id}")
