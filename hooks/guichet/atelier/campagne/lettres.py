"""The letters of the campaign: what the site knows of a territory, or of a desk of a landlord, and where to answer."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import segno

from guichet.socle.donnees import Edition
from guichet.socle.langues import Interface, telephone
from guichet.sujets.contributions.page import PAGE
from guichet.sujets.documents import pandoc
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.lieux.fiches import GUICHETS, Lieu, Role
from guichet.sujets.qualite.completude import Completude, completudes
from guichet.sujets.territoires.fiches import COMMUNES, EPCI


@dataclass(frozen=True)
class Lettre:
    """A letter: the name of its file without suffix, its title, its Markdown without the code, the address it leads to."""

    nom: str
    titre: str
    texte: str
    adresse: str
    code: str

    def odt(self, date: datetime.date) -> bytes:
        """Return it as an office document, with the QR code of its address."""
        image = segno.make(self.adresse, error="m", micro=False).png_data_uri(scale=6, border=4)
        return pandoc.document(f"{self.texte}\n\n![{self.code}]({image}){{width=4cm}}\n", "odt", self.titre, date)


def formulaire(racine_web: str, siren: str) -> str:
    """Return the address of the form of a territory."""
    return f"{racine_web}{PAGE}#{siren}"


@dataclass(frozen=True)
class Ecrivain:
    """What writes the letters of an edition of the site, whose public address is ``racine_web``."""

    edition: Edition
    racine_web: str

    @cached_property
    def interface(self) -> Interface:
        return Interface("fr", self.edition.donnees.chaines)

    def t(self, cle: str, **valeurs: object) -> str:
        return self.interface.texte(f"campagne.{cle}", **valeurs)

    def lettres(self) -> Iterator[Lettre]:
        """Yield a letter for each territory, then for each desk that a landlord is known to hold."""
        for completude in completudes(self.edition):
            yield self._du_territoire(completude)
        for lieu in self.edition.donnees[GUICHETS].values():
            if lieu.organisme == "bailleur" and Role.ENREGISTREMENT in lieu.roles:
                yield self._du_bailleur(lieu)

    def _du_territoire(self, completude: Completude) -> Lettre:
        lignes = [
            (
                self.interface.texte(f"qualite.nature_{fait.nature.value}"),
                self.interface.texte(f"qualite.{fait.connaissance.value}").lower(),
                self.interface.jour(fait.a_revoir_le) if fait.a_revoir_le else "",
            )
            for fait in completude.faits
        ]
        connus = self.t("connus", nom=completude.nom, n=completude.connus, total=completude.total)
        entetes = (self.t("fait"), self.t("etat"), self.t("a_revoir_le"))
        slug = self.edition.donnees[EPCI][completude.siren].slug
        titre = self.t("titre", nom=completude.nom)
        return self._lettre(f"epci-{slug}", titre, connus, _tableau(entetes, lignes), completude.siren)

    def _du_bailleur(self, lieu: Lieu) -> Lettre:
        connu, inconnu = (self.interface.texte(f"qualite.{etat}").lower() for etat in ("connu", "inconnu"))
        rendez_vous = None if lieu.rendez_vous is None else self.t("oui" if lieu.rendez_vous else "non")
        valeurs = {
            "nom": lieu.nom,
            "adresse": lieu.adresse,
            "telephone": telephone(lieu.telephone) if lieu.telephone else None,
            "horaires": connu if lieu.horaires else None,
            "rendez_vous": rendez_vous,
        }
        lignes = [(self.t(f"bailleur_{champ}"), valeur or inconnu) for champ, valeur in valeurs.items()]
        siren = self.edition.donnees[COMMUNES][lieu.commune].epci
        tableau = _tableau((self.t("fait"), self.t("etat")), lignes)
        connus = self.t("bailleur_connus", nom=lieu.nom)
        return self._lettre(f"bailleur-{lieu.id}", self.t("bailleur_titre", nom=lieu.nom), connus, tableau, siren)

    def _lettre(self, nom: str, titre: str, connus: str, tableau: str, siren: str) -> Lettre:
        adresse = formulaire(self.racine_web, siren)
        paragraphes = (
            self.t("bonjour"),
            f"{self.t('pourquoi', site=self.racine_web)} {connus}",
            f"## {self.t('tableau')}",
            tableau,
            f"## {self.t('repondre')}",
            self.t("ouvrir", adresse=adresse),
            self.t("ensuite", editeur=self.edition.donnees[EDITEUR].nom),
            self.t("merci"),
            self.edition.donnees[EDITEUR].nom,
        )
        return Lettre(nom, titre, "\n\n".join(paragraphes), adresse, self.t("code", adresse=adresse))


def _tableau(entetes: Iterable[str], lignes: Iterable[Iterable[str]]) -> str:
    entetes = tuple(entetes)
    rangees = [entetes, ("---",) * len(entetes), *lignes]
    return "\n".join(f"| {' | '.join(rangee)} |" for rangee in rangees)
