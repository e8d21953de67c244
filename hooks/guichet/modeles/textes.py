"""The law the site rests on."""

import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from guichet.modeles.base import AdresseWeb, DateImprecise, Fiche, Identifiant, IdentifiantDeTexte, Statut, Texte

Code = Literal["CCH", "CPCE", "CASF", "CGI", "CP", "CJA", "CESEDA", "CSI"]
_LEGIFRANCE = {
    "JORFTEXT": "https://www.legifrance.gouv.fr/jorf/id/{}",
    "LEGIARTI": "https://www.legifrance.gouv.fr/codes/article_lc/{}",
    "LEGISCTA": "https://www.legifrance.gouv.fr/codes/section_lc/{}",
    "LEGITEXT": "https://www.legifrance.gouv.fr/codes/texte_lc/{}",
}


class ReferenceJuridique(Fiche, title="Un article, une loi, un décret…"):
    """An article, law, decree, order or circular the site rests on (file ``textes.yml``).

    ``titre`` is how it is cited, ``titre_officiel`` how it was published. ``legifrance`` is an identifier really seen;
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
    date: DateImprecise | None = None
    """Sa date : année, mois ou jour."""
    nor: Annotated[str, StringConstraints(pattern=r"^[A-Z]{4}\d{7}[A-Z]$")] | None = None
    """Son numéro NOR, s’il est connu."""
    titre_officiel: Texte | None = None
    """Le titre publié au Journal officiel."""
    legifrance: Annotated[str, StringConstraints(pattern=r"^(LEGITEXT|LEGIARTI|LEGISCTA|JORFTEXT)\d{12}$")] | None = (
        None
    )
    """L’identifiant de Légifrance, vraiment vu : le lien en est fait."""
    objet: Texte
    """Ce qu’il dit, avec vos mots."""
    version_lue: Texte
    """Quelle version a été lue, en mots."""
    version_du: DateImprecise | None = None
    """La date de cette version."""
    modifie_le: list[datetime.date] = []
    """Les jours où l’on sait qu’il a changé."""
    adresse: AdresseWeb | None = None
    """La page où il a été lu."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def lien(self) -> str | None:
        """The page of the text on Légifrance where its identifier is known, else the page where it was read."""
        if self.legifrance is None:
            return self.adresse
        return _LEGIFRANCE[self.legifrance[:8]].format(self.legifrance)

    @property
    def chemin(self) -> str:
        """The address of its page on the site, in French only."""
        return f"textes/{self.id.lower()}/"
