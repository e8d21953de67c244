"""The file that the commune field reads, and what it answers to each spelling."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from appui.lectures import lire_cas
from appui.scripts import Ouvrir, appeler
from guichet.sujets.territoires.recherche_de_commune import Fragment

FICHIERS = [
    ("len", False, "le"),
    ("62300", False, "623"),
    ("62300 lens", False, "623"),
    ("lens 62", False, "le"),
    ("62", True, None),
    ("", True, None),
    ("!", True, None),
    # One more letter costs less than the file of every « La ».
    ("la", False, None),
    ("la m", False, None),
    ("la", True, "la"),
    ("la ma", False, "ma"),
    ("st", False, None),
    ("st", True, None),
    ("st omer", False, "om"),
    ("saint o", False, "sainto"),
    ("saintomer", False, "sainto"),
    ("sainte", False, "sainte"),
    ("vitry so", False, "vi"),
    ("so", False, "so"),
    ("y", False, None),
    ("y", True, "y"),
]


def test_the_file_to_read(ouvrir: Ouvrir) -> None:
    corps = "(m, cas) => cas.map(([saisie, envoi]) => [saisie, envoi, m.fichier(m.lire(saisie), envoi)?.cle ?? null])"
    assert [tuple(ligne) for ligne in appeler(ouvrir("vide.html"), "territoires/annuaire", corps, FICHIERS)] == FICHIERS


def test_one_file_is_enough(ouvrir: Ouvrir, index: dict[str, Fragment]) -> None:
    """Whatever the way a name of the region is begun, the one file that is read holds all the names that answer."""
    manques = appeler(
        ouvrir("vide.html"),
        "territoires/annuaire",
        """async ({lire, fichier, trier}, index) => {
             const {normaliser} = await import('/assets/javascripts/territoires/normalisation.js');
             const fiche = ([nom, insee, , codes]) => {
               const normal = normaliser(nom);
               return {nom, insee, codes: codes.split(' '), normal, colle: normal.replaceAll(' ', '')};
             };
             const contenant = new Map();
             const quiContiennent = mot => {
               if (!contenant.has(mot)) contenant.set(mot, toutes.filter(c => c.colle.includes(mot)));
               return contenant.get(mot);
             };
             const fichiers = new Map(Object.entries(index).map(([cle, f]) => [cle, f.communes.map(fiche)]));
             const toutes = [...new Map([...fichiers.values()].flat().map(c => [c.insee + c.nom, c])).values()];
             const saisies = new Set();
             // One name in five, begun, glued or cut in all these ways.
             for (const {normal, codes} of toutes.filter((_, rang) => rang % 5 === 0)) {
               const mots = normal.split(' ');
               const colle = mots.join('');
               saisies.add(codes[0]).add(codes[0].slice(0, 3)).add(colle).add(colle.slice(0, 5));
               mots.forEach((mot, rang) => saisies.add(mots.slice(rang).join(' ')).add(mot.slice(0, 3)));
               for (const tete of ['a', 'l', 'd', 'la', 'le', 'les', 'de', 'des', 'du', 'en', 'au', mots[0].slice(0, 5)]) {
                 const reste = mots[0].slice(tete.length);
                 if (reste.length > 1 && mots[0].startsWith(tete)) saisies.add([tete, reste, ...mots.slice(1)].join(' '));
               }
             }
             const manques = [];
             for (const saisie of saisies) {
               const requete = lire(saisie);
               const choix = fichier(requete);
               if (!choix?.complet) continue;
               const cles = trier(fichiers.get(choix.cle) || [], requete).map(c => c.insee + c.nom);
               const possibles = quiContiennent(requete.mots[0] || '');
               const attendues = trier(possibles, requete).map(c => c.insee + c.nom);
               if (cles.join() !== attendues.join()) manques.push(saisie);
             }
             return manques;
           }""",
        index,
    )
    assert not manques, manques


@pytest.fixture(scope="module")
def reponses(navigateur: Browser, serveur: str, avec_index: Path) -> Iterator[dict[str, Any]]:
    """What the device answers to each of the spellings once they are sent: INSEE codes in order, and where Enter goes."""
    page = navigateur.new_page(base_url=serveur)
    page.goto("vide.html")
    saisies = [cas["saisie"] for cas in lire_cas("communes.yml")]
    yield appeler(
        page,
        "territoires/annuaire",
        """async ({annuaire, evidente}, saisies) => {
             const chercher = annuaire('/recherche/communes/');
             const repondre = async (saisie) => {
               const reponse = await chercher(saisie, true);
               return [saisie, reponse && {
                 insee: reponse.communes.map((commune) => commune.insee),
                 evidente: evidente(reponse)?.insee,
               }];
             };
             return Object.fromEntries(await Promise.all(saisies.map(repondre)));
           }""",
        saisies,
    )
    page.close()


@pytest.mark.parametrize("cas", lire_cas("communes.yml"), ids=lambda cas: repr(cas["saisie"]))
def test_what_people_type(reponses: dict[str, Any], cas: dict[str, Any]) -> None:
    """One commune: it comes first and Enter goes there. Several: all are listed, and Enter chooses none."""
    reponse = reponses[cas["saisie"]] or {"insee": []}
    if isinstance(cas["attendu"], str):
        assert reponse["insee"][:1] == [cas["attendu"]]
        assert reponse["evidente"] == cas["attendu"]
        return
    assert set(cas["attendu"]) <= set(reponse["insee"])
    assert bool(cas["attendu"]) == bool(reponse["insee"])
    assert reponse.get("evidente") is None
