"""The map of the region: outlines of the EPCI as short SVG paths, drawn by mapshaper then fitted to whole numbers."""

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from guichet.import_public.geometrie import MultiPolygone, sans_doublons
from guichet.import_public.node import executer, node
from guichet.sujets.territoires.fiches import CadreCarte, Commune, TraceEpci

MAPSHAPER = "node_modules/mapshaper/bin/mapshaper"
LARGEUR = 800
# Room for the stroke.
MARGE = 4
# Four communes created in 2025 are drawn without the villages they absorbed: the holes this leaves, the largest of
# 21 km2, are each inside one EPCI. Enclaves are not holes: another EPCI fills them.
RECETTE = (
    "-dissolve epci -clean gap-fill-area=25km2 sliver-control=0 -proj EPSG:2154 -simplify weighted keep-shapes 25% "
    "-o traces.json format=geojson precision=1 -points inner -o reperes.json format=geojson precision=1"
)

Metres = tuple[float, float]
Pixels = tuple[int, int]


def dessiner(
    racine: Path, dossier: Path, formes: Mapping[str, MultiPolygone], communes: Iterable[Commune]
) -> tuple[list[TraceEpci], CadreCarte]:
    """Return the outline of each EPCI and the size of the map. ``dossier`` receives mapshaper's working files."""
    _ecrire_geojson(dossier / "communes.json", formes, communes)
    mapshaper = [*node(), str(racine / MAPSHAPER)]
    executer([*mapshaper, "communes.json", *RECETTE.split()], dossier, "Le dessin de la carte (mapshaper)")
    traces = {siren: _anneaux(geometrie) for siren, geometrie in _lire_geojson(dossier / "traces.json")}
    reperes = dict(_lire_geojson(dossier / "reperes.json"))
    return ajuster(traces, {siren: geometrie["coordinates"] for siren, geometrie in reperes.items()})


def ajuster(
    traces: Mapping[str, list[list[Metres]]], reperes: Mapping[str, Metres]
) -> tuple[list[TraceEpci], CadreCarte]:
    """Fit outlines in Lambert-93 metres, and a point inside each, to a frame of LARGEUR units, north up."""
    points = [point for anneaux in traces.values() for anneau in anneaux for point in anneau]
    ouest, est = min(x for x, _ in points), max(x for x, _ in points)
    sud, nord = min(y for _, y in points), max(y for _, y in points)
    echelle = (LARGEUR - 2 * MARGE) / (est - ouest)

    def place(point: Metres) -> Pixels:
        return round(MARGE + (point[0] - ouest) * echelle), round(MARGE + (nord - point[1]) * echelle)

    cadre = CadreCarte(largeur=LARGEUR, hauteur=round((nord - sud) * echelle) + 2 * MARGE)
    ajustes = [
        TraceEpci(
            siren=siren,
            trace="".join(chemin([place(point) for point in anneau]) for anneau in anneaux),
            x=place(reperes[siren])[0],
            y=place(reperes[siren])[1],
        )
        for siren, anneaux in traces.items()
    ]
    return ajustes, cadre


def chemin(points: list[Pixels]) -> str:
    """Return a closed ring as relative SVG commands, or nothing if it is too small to be drawn."""
    utiles = sans_doublons(points)
    if len(utiles) < 3:
        return ""
    pas = " ".join(f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(utiles))
    return f"M{utiles[0][0]} {utiles[0][1]}l{pas}z".replace(" -", "-")


def _ecrire_geojson(chemin_du_fichier: Path, formes: Mapping[str, MultiPolygone], communes: Iterable[Commune]) -> None:
    objets = [
        {
            "type": "Feature",
            "properties": {"epci": commune.epci},
            "geometry": {"type": "MultiPolygon", "coordinates": formes[commune.insee]},
        }
        for commune in communes
    ]
    chemin_du_fichier.write_text(json.dumps({"type": "FeatureCollection", "features": objets}), "utf-8")


def _lire_geojson(chemin_du_fichier: Path) -> list[tuple[str, dict[str, Any]]]:
    objets = json.loads(chemin_du_fichier.read_text("utf-8"))["features"]
    return [(objet["properties"]["epci"], objet["geometry"]) for objet in objets]


def _anneaux(geometrie: dict[str, Any]) -> list[list[Metres]]:
    polygones = geometrie["coordinates"] if geometrie["type"] == "MultiPolygon" else [geometrie["coordinates"]]
    return [[(x, y) for x, y in anneau] for polygone in polygones for anneau in polygone]
