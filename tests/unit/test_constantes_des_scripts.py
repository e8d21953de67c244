"""What a script repeats of the Python of its subject, because it is read before any data, is the same word for word."""

import re
from pathlib import Path
from typing import get_args

import pytest

from appui.lectures import charger_yaml
from guichet.socle.champs import LANGUES
from guichet.sujets.cotation import calcul
from guichet.sujets.ppgdid.ouvertes import AutoControle, ReponseSurUnPoint
from guichet.sujets.territoires.recherche_de_commune import MOTS_VIDES

PROJET = Path(__file__).resolve().parents[2]
SCRIPTS = PROJET / "overrides" / "assets" / "javascripts"


def _permis(modele: type, champ: str) -> tuple[str, ...]:
    """Return the strings that a field of ``modele`` may hold."""
    annotation = modele.model_fields[champ].annotation
    valeurs = [v for un in (annotation, *get_args(annotation)) for v in get_args(un)]
    return tuple(dict.fromkeys(v for v in valeurs if isinstance(v, str)))


@pytest.mark.parametrize(
    ("script", "nom", "valeurs"),
    [
        ("territoires/annuaire.js", "MOTS_VIDES", sorted(MOTS_VIDES)),
        ("cotation/fichier.js", "FORMAT", [calcul.FORMAT]),
        ("ppgdid/auto_controle.js", "FORMAT", _permis(AutoControle, "format")),
        ("ppgdid/auto_controle.js", "ETATS", _permis(ReponseSurUnPoint, "etat")),
    ],
)
def test_a_script_repeats_the_values_of_its_subject(script, nom, valeurs):
    ecrit = re.search(rf"^const {nom} = (.+?);$", (SCRIPTS / script).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    mots = [mot for chaine in re.findall(r'"([^"]+)"', ecrit[1]) for mot in chaine.split()]
    assert mots == list(valeurs)


def test_a_script_holds_the_lengths_of_the_schema_it_writes():
    texte = (SCRIPTS / "ppgdid/auto_controle.js").read_text("utf-8")
    for modele in (AutoControle, ReponseSurUnPoint):
        for champ, forme in modele.model_json_schema()["properties"].items():
            if "maxLength" in forme:
                assert re.search(rf"texte\((?:\w+\.)?{champ}, {forme['maxLength']}\)", texte), champ


@pytest.mark.parametrize("langue", LANGUES)
def test_the_page_on_accessibility_names_the_keys_that_open_the_search(langue):
    script = (SCRIPTS / "recherche/recherche.js").read_text("utf-8")
    touches = re.findall(r'"(.)"', re.search(r"^const TOUCHES = (.+);$", script, re.MULTILINE)[1])
    page = (PROJET / "docs" / langue / "accessibilite.md").read_text("utf-8")
    assert re.findall("<kbd[^>]*>(.)</kbd>", page) == touches
    # The box to untick is told in the words that it bears.
    case = charger_yaml((PROJET / "data/interface/dialogue.yml").read_text("utf-8"))["raccourcis"][langue]
    assert case.endswith(" ".join(touches))
    assert case in " ".join(re.sub(r"<[^>]+>", "", page).split())
