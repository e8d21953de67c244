"""The law the site rests on."""

import datetime
import re
from typing import Annotated, Literal

from pydantic import StringConstraints

from guichet.socle.champs import AdresseWeb, Fiche, Identifiant, IdentifiantDeTexte, Statut, Texte
from guichet.socle.jeux import Repertoire
from guichet.socle.jour_imprecis import JourImprecis

Code = Literal["CCH", "CPCE", "CASF", "CGI", "CP", "CJA", "CESEDA", "CSI"]
# How sentences and titles give the number of a text or of a judgment: « n° 2026-83 », « n° 07-17.728 ».
NUMERO_DIT = re.compile(r"n° ?(\d[\d.-]*\d)")
# The first words of what a text says, where they name it.
_PREMIERS_MOTS = re.compile(r" [:;] |\. (?=[A-ZÀÉÈÊ])|\.$")


class ReferenceJuridique(Fiche, title="Un article, une loi, un décret…"):
    """An article, law, decree, order or circular the site rests on (file ``textes.yml``).

    ``titre`` is how it is cited, ``titre_officiel`` how it was published. ``sujet`` names what it is about in a few words,
    where the first words of ``objet`` do not. ``legifrance`` is an identifier really seen;
    ``adresse`` the page where the text was read. ``version_lue`` says in words which version that was, ``version_du``
    its date; ``modifie_le`` are the days on which the text is known to have changed.
    """

    id: IdentifiantDeTexte
    """Comment le site le nomme, `R441-2-3` ou `loi-2018-1021` : ne le changez plus ensuite."""
    titre: Texte
    """Comment on le cite."""
    nature: Literal["article", "loi", "ordonnance", "decret", "arrete", "circulaire", "instruction", "jurisprudence"]
    """Article, loi, décret…"""
    code: Code | None = None
    """Le code, pour un article seulement."""
    numero: Texte | None = None
    """Son numéro."""
    date: JourImprecis | None = None
    """Sa date : année, mois ou jour."""
    nor: Annotated[str, StringConstraints(pattern=r"^[A-Z]{4}\d{7}[A-Z]$")] | None = None
    """Son numéro NOR, s’il est connu."""
    titre_officiel: Texte | None = None
    """Le titre publié au Journal officiel."""
    legifrance: Annotated[str, StringConstraints(pattern=r"^(LEGITEXT|LEGIARTI|LEGISCTA|JORFTEXT)\d{12}$")] | None = (
        None
    )
    """L’identifiant de Légifrance, vraiment vu : le lien en est fait."""
    sujet: Texte | None = None
    """Ce dont il parle, en quelques mots, si le début d’`objet` ne le dit pas."""
    objet: Texte
    """Ce qu’il dit, avec vos mots."""
    version_lue: Texte
    """Quelle version a été lue, en mots."""
    version_du: JourImprecis | None = None
    """La date de cette version."""
    modifie_le: list[datetime.date] = []
    """Les jours où l’on sait qu’il a changé."""
    adresse: AdresseWeb | None = None
    """La page où il a été lu."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def sujet_court(self) -> str:
        """What the text is about, beside its number: ``sujet``, else the first words of ``objet``."""
        return self.sujet or _PREMIERS_MOTS.split(self.objet)[0]

    @property
    def chemin(self) -> str:
        """The address of its page on the site, in French only."""
        return f"textes/{self.id.lower()}/"


TEXTES = Repertoire("textes", "data/textes.yml", ReferenceJuridique, communs=("version_lue", "sujet"), au_moins=140)

JEUX = (TEXTES,)
