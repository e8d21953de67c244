"""The regional figures as CSV (RFC 4180, UTF-8 with a mark that Excel needs): one file a series, one for the map."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from guichet.pages.registre import Site
from guichet.socle.csv_strict import tableau
from guichet.socle.sources import SOURCES
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS, SERIES
from guichet.sujets.chiffres.page import PAGE
from guichet.sujets.parc.calcul import par_departement, par_epci
from guichet.sujets.parc.fiches import PARC
from guichet.sujets.territoires.fiches import DEPARTEMENTS, EPCI

# What a figure is of, and of which year, came after what others read already: they find it at the end.
_SERIE = ("periode", "valeur", "unite", "source", "lu_le", "mesure", "annee")
_PARC = ("total", "communes", "detaillees", "loues", "vacants")


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of each file, and what makes its text."""
    for serie in site.donnees[SERIES]:
        lignes = [
            (p.periode, f"{p.valeur:.15g}", serie.unite, serie.source, serie.lu_le, serie.titre, serie.annee_de(p))
            for p in serie.points
        ]
        yield f"{PAGE}{serie.id}.csv", partial(_csv, _SERIE, lignes)
    colonnes = (
        "siren",
        "nom",
        "annee",
        "total",
        "menages_prioritaires",
        "dalo",
        "premier_quartile",
        "part_qpv",
        "source",
    )
    lignes_epci = [
        (a.epci, site.donnees[EPCI][a.epci].nom, *(getattr(a, colonne) for colonne in colonnes[2:]))
        for a in site.donnees[ATTRIBUTIONS]
    ]
    yield f"{PAGE}attributions.csv", partial(_csv, colonnes, lignes_epci)
    yield f"{PAGE}parc-territoires.csv", lambda: _csv(("territoire", "nom", *_PARC, "au", "source"), _parcs(site))


def _parcs(site: Site) -> Iterator[tuple[object, ...]]:
    """Yield the sums of social homes of each département, then of each EPCI; what no commune tells is unknown."""
    donnees = site.donnees
    noms = {code: departement.nom for code, departement in donnees[DEPARTEMENTS].items()}
    noms |= {siren: epci.nom for siren, epci in donnees[EPCI].items()}
    source = donnees[SOURCES][next(iter(donnees[PARC].values())).source]
    for code, parc in (*par_departement(donnees).items(), *par_epci(donnees).items()):
        yield code, noms[code], *(getattr(parc, champ) for champ in _PARC), source.valide_le, source.id


def _csv(colonnes: tuple[str, ...], lignes: Iterable[tuple[object, ...]]) -> str:
    return tableau([colonnes, *(["" if valeur is None else str(valeur) for valeur in ligne] for ligne in lignes)])
