"""What editors look up is made from the models, and stays so; the schemas catch what a hand mistypes."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from pydantic import create_model

from appui.corruption import lier
from appui.lectures import lire_cas
from guichet.atelier.reference import ecriture
from guichet.atelier.reference.constats import constats
from guichet.atelier.reference.fichiers import fichiers
from guichet.atelier.reference.pages import pages, sans_exemples
from guichet.atelier.reference.schemas import schemas
from guichet.socle.champs import DESCRIPTIONS_COMMUNES, Fiche
from guichet.socle.explications import explications
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import SCHEMA
from guichet.sujets.territoires.fiches import Commune

PROJET = Path(__file__).resolve().parents[2]
CAS = lire_cas("schemas.yml")
SCHEMAS = schemas()


class CommeUnEditeur(yaml.CSafeLoader):
    """YAML 1.2, as VS Code reads it: a day is a text, « oui » too, « 62498 » a number."""


CommeUnEditeur.yaml_implicit_resolvers = {
    lettre: [(tag, motif) for tag, motif in resolveurs if tag != "tag:yaml.org,2002:timestamp"]
    for lettre, resolveurs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def fautes(motif: str, texte: str) -> list[jsonschema.ValidationError]:
    """Return what an editor underlines in ``texte``, a file of ``motif``."""
    juge = jsonschema.Draft202012Validator(SCHEMAS[motif][1], format_checker=jsonschema.FormatChecker())
    return list(juge.iter_errors(yaml.load(texte, CommeUnEditeur)))  # noqa: S506


MOTIFS = {fichier: motif for motif in SCHEMAS for fichier in PROJET.glob(motif)}


DONNEES = sorted((PROJET / "data").rglob("*.yml"))


@pytest.mark.parametrize("fichier", DONNEES, ids=lambda fichier: fichier.relative_to(PROJET / "data").as_posix())
def test_every_file_of_today_follows_its_schema(fichier: Path):
    assert [(e.json_path, e.message) for e in fautes(MOTIFS[fichier], fichier.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_a_schema_catches_a_typical_mistake(cas):
    sain = (PROJET / cas["fichier"]).read_text(encoding="utf-8")
    malade, remplaces = re.subn(cas["motif"], cas["par"], sain, count=1, flags=re.MULTILINE)
    assert remplaces, f"{cas['motif']} n'est plus dans {cas['fichier']}"
    trouvees = fautes(MOTIFS[PROJET / cas["fichier"]], malade)
    assert trouvees, cas["quoi"]
    cles = {str(etape) for faute in trouvees for etape in (faute.absolute_path or [""])}
    assert str(cas["chemin"]) in cles | {""}, trouvees[0].json_path
    assert not cas["chemin"] or cas["chemin"] in cles, trouvees[0].json_path


def test_a_pattern_is_explained_in_the_words_of_the_check():
    siren = SCHEMAS["data/instruments.yml"][1]["items"]["properties"]["epci"]
    assert siren["patternErrorMessage"] == "un SIREN a 9 chiffres"
    horaires = SCHEMAS["data/lieux/guichets.yml"][1]["items"]["properties"]["horaires"]["anyOf"][0]
    assert "Mo-Fr" in horaires["patternErrorMessage"]


def _modeles(modele: type = Fiche):
    for fille in modele.__subclasses__():
        if fille.__module__.startswith("guichet."):
            yield fille
        yield from _modeles(fille)


@pytest.mark.parametrize("modele", sorted(set(_modeles()), key=lambda m: m.__qualname__), ids=lambda m: m.__name__)
def test_every_field_says_what_it_holds(modele):
    expliques = explications(modele).keys() | DESCRIPTIONS_COMMUNES.keys() | {"fichier", "prose"}
    assert modele.model_fields.keys() - expliques == set()


def test_the_text_that_follows_a_field_is_in_the_schema_of_its_model_and_of_those_made_of_it():
    dite = explications(Commune)["codes_postaux"]
    assert dite == "Les codes postaux, séparés par des espaces."
    assert Commune.model_json_schema()["properties"]["codes_postaux"]["description"] == dite
    heritee = create_model("Ouverte", __base__=Commune)
    assert heritee.model_json_schema(mode="serialization")["properties"]["codes_postaux"]["description"] == dite


def test_every_file_has_its_page_that_names_each_key():
    textes = pages(None)
    for fichier in fichiers():
        page = textes[f"{fichier.nom}.md"]
        assert f"`{fichier.chemin}`" in page
        assert [cle for genre in fichier.genres for cle in genre.champs if f"| `{cle}` |" not in page] == []
    decrits = {fichier.chemin for fichier in fichiers()}
    assert {jeu.fichier for jeu in SCHEMA.jeux if not jeu.fichier.startswith("docs/")} <= decrits


def test_every_kind_of_record_has_a_name_in_french():
    assert [g.modele.__name__ for f in fichiers() for g in f.genres if not g.modele.model_config.get("title")] == []


def test_the_reference_of_the_project_is_up_to_date():
    assert list(ecriture.ecarts(PROJET)) == []


@pytest.fixture
def projet(tmp_path):
    """A project with data and pages linked, whose reference is written."""
    ecriture.ecrire(lier(tmp_path))
    return tmp_path


def test_what_is_written_is_up_to_date_and_written_once(projet):
    assert list(ecriture.ecarts(projet)) == []
    assert ecriture.ecrire(projet) == 0


def test_what_is_out_of_date_is_told_with_the_command(projet):
    reference = projet / "contribuer/reference"
    (reference / "faq.md").write_text("# Vieux\n", encoding="utf-8")
    (reference / "disparu.md").write_text("# Un fichier qui n’existe plus\n", encoding="utf-8")
    (projet / "contribuer/schemas/faq.schema.json").unlink()
    sans_tete = projet / "data/agenda.yml"
    texte = sans_tete.read_text(encoding="utf-8").split("\n", 1)[1]
    sans_tete.unlink()
    sans_tete.write_text(texte, encoding="utf-8")
    dits = {probleme.fichier: probleme for probleme in ecriture.ecarts(projet)}
    assert set(dits) == {
        "contribuer/reference/disparu.md",
        "contribuer/reference/faq.md",
        "contribuer/schemas/faq.schema.json",
        "data/agenda.yml",
    }
    assert all("./guichet reference" in probleme.remede for probleme in dits.values())
    assert "$schema=../contribuer/schemas/agenda.schema.json" in dits["data/agenda.yml"].remede
    ecriture.ecrire(projet)
    assert list(ecriture.ecarts(projet)) == []


def test_a_changed_fact_asks_nothing_of_the_reference(projet):
    lien = projet / "data/lieux/guichets.yml"
    texte = lien.read_text(encoding="utf-8").replace("+33328615962", "+33321690830")
    lien.unlink()
    lien.write_text(texte, encoding="utf-8")
    assert list(ecriture.ecarts(projet)) == []
    assert ecriture.ecrire(projet) == 1


def test_an_unreadable_file_is_told_like_any_other(projet):
    (projet / "data/delais.yml").unlink()
    with pytest.raises(DonneesInvalides, match="n'existe pas"):
        ecriture.ecrire(projet)


def test_pages_without_examples_are_those_with_examples_emptied():
    avec = pages(PROJET)
    assert {nom: sans_exemples(texte) for nom, texte in avec.items()} == pages(None)
    assert avec["guichets.md"] != pages(None)["guichets.md"]


def test_messages_are_found_where_they_are_written():
    dits = {un.constat: un.remede for un in constats()}
    # Of the shape of a value, of a rule with its own words, of a validator, of a spreadsheet, of a helper.
    assert dits["une date est attendue"].startswith("écrivez année-mois-jour")
    assert dits["cette question ne mène à aucun guide"].startswith("ajoutez « guide »")
    assert dits["l'effet « retrait », et lui seul, dit combien de points il retire"].startswith("corrigez la valeur")
    assert dits["le tableur a arrondi ce SIREN"].startswith("mettez la colonne")
    assert dits["ce fichier n'existe pas"].startswith("rétablissez-le")
    assert [constat for constat, remede in dits.items() if not remede] == []
