"""What is due each year, with its day where a text tells one."""

import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from guichet.socle.champs import Fiche, Identifiant, IdentifiantDeTexte, Statut, Texte
from guichet.socle.jeux import Repertoire

# How the words of a duty begin that is to be done before its day.
AVANT = "avant le "


class Echeance(Fiche, title="Ce qu’un bailleur doit chaque année"):
    """A duty of the year. ``le`` is its day, month first: « 02-28 »; without one, ``rythme`` says all that is known."""

    id: Identifiant
    """Son nom dans le calendrier : ne le changez plus ensuite."""
    le: Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None
    """Le jour, mois puis jour : `02-28` ; rien si aucun texte lu ne donne de jour."""
    rythme: Texte
    """Quand, en mots : « avant le 28 février », « une fois l’an »."""
    constatee: int | None = None
    """L’année où ce jour a été vu, si le texte ne le répète pas chaque année."""
    quoi: Texte
    """Ce qu’il faut faire, ou ce qui change."""
    pour: Texte
    """Qui le reçoit, ou qui s’en sert."""
    textes: Annotated[list[IdentifiantDeTexte], Field(min_length=1)]
    """Les textes qui le disent, par leur `id` de `data/textes.yml`."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    def premiere(self) -> datetime.date | None:
        """Return its first day after it was read, or the eve of what is due before it: a calendar repeats it from there.

        Raises ValueError for a day that no year has.
        """
        if self.le is None:
            return None
        mois, jour = map(int, self.le.split("-"))
        annee = self.lu_le.year
        premier = min(
            d for d in (datetime.date(annee, mois, jour), datetime.date(annee + 1, mois, jour)) if d > self.lu_le
        )
        return premier - datetime.timedelta(1) if self.rythme.startswith(AVANT) else premier


ECHEANCIER = Repertoire("echeancier", "data/echeancier.yml", Echeance, au_moins=8)

JEUX = (ECHEANCIER,)
