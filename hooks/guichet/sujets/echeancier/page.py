"""The year of a landlord on its guide, and as a calendar."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.socle.langues import typographie
from guichet.sujets.echeancier.fiches import ECHEANCIER, Echeance
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.ics import RAPPEL, RendezVous, ics, identifiant

PAGES = Pages()

GUIDE = "professionnels/calendrier/"
CALENDRIER = f"{GUIDE}bailleurs.ics"


@PAGES.complete("echeancier.html")
def echeancier(site: Site) -> dict[str, Any]:
    """The duties that have a day, in the order of the year, then the others in the order of their file."""
    toutes = site.donnees[ECHEANCIER].values()
    datees = sorted((e for e in toutes if e.le), key=lambda e: (e.le, e.id))
    textes = {texte: site.donnees[TEXTES][texte] for echeance in toutes for texte in echeance.textes}
    return {
        "datees": datees,
        "autres": [e for e in toutes if not e.le],
        "textes": textes,
        "calendrier": CALENDRIER,
    }


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the path of the calendar and what makes it."""
    yield CALENDRIER, partial(_calendrier, site)


def _calendrier(site: Site) -> bytes:
    """Return the calendar: each duty that has a day, every year."""
    datees = ((e, jour) for e in site.donnees[ECHEANCIER].values() if (jour := e.premiere()))
    rendez_vous = [
        RendezVous(
            identifiant(f"bailleur-{echeance.id}", site.racine_web),
            jour,
            _titre(site, echeance),
            _detail(site, echeance),
            f"{site.racine_web}{GUIDE}",
            echeance.lu_le,
            chaque_annee=True,
            rappel=RAPPEL,
        )
        for echeance, jour in sorted(datees, key=lambda datee: (datee[1], datee[0].id))
    ]
    return ics(site.interface.texte("echeancier.calendrier"), rendez_vous)


def _titre(site: Site, echeance: Echeance) -> str:
    """Return what is due, and by when where it is not on its day; what was only seen one year says so."""
    quoi, rythme = typographie(echeance.quoi), typographie(echeance.rythme)
    if not rythme.startswith("le "):
        quoi = site.interface.texte("echeancier.titre", rythme=f"{rythme[0].upper()}{rythme[1:]}", quoi=quoi)
    return site.interface.texte("echeancier.a_verifier", quoi=quoi) if echeance.constatee else quoi


def _detail(site: Site, echeance: Echeance) -> str:
    """Return when, for whom and by what text, and what was only seen one year."""
    t = site.interface.texte
    textes = ", ".join(site.donnees[TEXTES][texte].titre for texte in echeance.textes)
    phrases = [
        t("echeancier.detail", rythme=typographie(echeance.rythme), pour=typographie(echeance.pour), textes=textes)
    ]
    if echeance.constatee:
        phrases.append(t("echeancier.constatee", annee=str(echeance.constatee)))
    return " ".join(phrases)
