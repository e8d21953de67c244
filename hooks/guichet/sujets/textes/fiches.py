"""The law the site rests on."""

import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from guichet.socle.champs import AdresseWeb, DateImprecise, Fiche, Identifiant, IdentifiantDeTexte, Statut, Texte

Code = Literal["CCH", "CPCE", "CASF", "CGI", "CP", "CJA", "CESEDA", "CSI"]
_LEGIFRANCE = {
    "JORFTEXT": "https://www.legifrance.gouv.fr/jorf/id/{}",
    "LEGIARTI": "https://www.legifrance.gouv.fr/codes/article_lc/{}",
    "LEGISCTA": "https://www.legifrance.gouv.fr/codes/section_lc/{}",
    "LEGITEXT": "https://www.legifrance.gouv.fr/codes/texte_lc/{}",
}


class ReferenceJuridique(Fiche):
    """An article, law, decree, order or circular the site rests on (file ``textes.yml``).

    ``titre`` is how it is cited, ``titre_officiel`` how it was published. ``legifrance`` is an identifier really seen;
    ``adresse`` the page where the text was read. ``version_lue`` says in words which version that was, ``version_du``
    its date; ``modifie_le`` are the days on which the text is known to have changed.
    """

    id: IdentifiantDeTexte
    titre: Texte
    nature: Literal["article", "loi", "ordonnance", "decret", "arrete", "circulaire", "instruction", "jurisprudence"]
    code: Code | None = None
    numero: Texte | None = None
    date: DateImprecise | None = None
    nor: Annotated[str, StringConstraints(pattern=r"^[A-Z]{4}\d{7}[A-Z]$")] | None = None
    titre_officiel: Texte | None = None
    legifrance: Annotated[str, StringConstraints(pattern=r"^(LEGITEXT|LEGIARTI|LEGISCTA|JORFTEXT)\d{12}$")] | None = (
        None
    )
    objet: Texte
    version_lue: Texte
    version_du: DateImprecise | None = None
    modifie_le: list[datetime.date] = []
    adresse: AdresseWeb | None = None
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
