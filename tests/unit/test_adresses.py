"""An address that was published answers for ever, or leads to the one that took its place."""

import datetime

import pytest

from guichet.__main__ import main
from guichet.atelier.atelier import Atelier
from guichet.prose.guides import GUIDES
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import charger
from guichet.sujets.adresses.controle import defauts
from guichet.sujets.adresses.fiches import REDIRECTIONS, Redirection
from guichet.sujets.questions.fiches import QUESTIONS
from guichet.sujets.veille.fiches import VEILLE

JOUR = datetime.date(2026, 11, 26)
DISPARUE = "/en/demander/page-d-hier/"
REDIRECTION = "- {{ancienne: {}, nouvelle: {}, depuis: 2026-11-26, raison: Un essai.}}\n"


@pytest.fixture(scope="module")
def existantes(donnees):
    return Atelier(donnees, JOUR, "https://site.exemple/").existantes


def ecrire(projet, nom, texte):
    (projet / nom).unlink()
    (projet / nom).write_text(texte, encoding="utf-8")


def publier(projet, adresse):
    """Note ``adresse`` in the registry; return its line."""
    texte = (projet / "data/adresses_du_site.csv").read_text(encoding="utf-8") + f"{adresse}\n"
    ecrire(projet, "data/adresses_du_site.csv", texte)
    return texte.count("\n")


def rediriger(projet, *couples):
    ecrire(projet, "data/redirections.yml", "".join(REDIRECTION.format(*couple) for couple in couples))


@pytest.mark.parametrize(
    ("jeu", "adresse"),
    [
        (VEILLE, "/veille/2014-03-24-loi-alur/"),
        (QUESTIONS, None),
        (GUIDES["fr"], "/demander/papiers/"),
        (GUIDES["ar"], "/ar/demander/papiers/"),
    ],
    ids=["veille", "question", "prose", "traduction"],
)
def test_what_is_removed_from_the_data_is_refused_and_named(projet, donnees, jeu, adresse):
    if adresse is None:
        adresse = next(f"/{q.adresse}" for q in donnees[QUESTIONS].values() if "#" not in q.adresse)
    nom = adresse.strip("/").split("/")[-1]
    fiches = donnees[jeu]
    if isinstance(fiches, dict):
        restent = {cle: fiche for cle, fiche in fiches.items() if cle != nom}
    else:
        restent = tuple(fiche for fiche in fiches if not fiche.fichier.endswith(f"{nom}.md"))
    assert len(restent) == len(fiches) - 1
    sans = Atelier(donnees.avec({jeu: restent}), JOUR, "https://site.exemple/").existantes
    (perdue,) = defauts(projet, sans)
    assert perdue.valeur == adresse
    assert perdue.fichier == "data/adresses_du_site.csv"
    rediriger(projet, (adresse, "/"))
    assert list(defauts(projet, sans)) == []


def test_every_page_of_today_is_in_the_registry(projet, existantes):
    assert list(defauts(projet, existantes)) == []


@pytest.mark.usefixtures("lus_une_fois")
@pytest.mark.parametrize("commande", ["verifier", "adresses"])
def test_a_lost_address_is_told_with_its_line_and_its_remedy(projet, capsys, commande):
    ligne = publier(projet, DISPARUE)
    assert main([commande, "--racine", str(projet)]) == 1
    dit = capsys.readouterr().err
    assert f"data/adresses_du_site.csv, ligne {ligne} · adresse « {DISPARUE} »" in dit
    assert "rétablissez la page, ou ajoutez une redirection à data/redirections.yml" in dit
    rediriger(projet, (DISPARUE, "/en/demander/papiers/"))
    assert main([commande, "--racine", str(projet)]) == 0


def test_new_addresses_are_accepted_told_then_noted_and_none_is_taken_out(projet, capsys):
    sain = (projet / "data/adresses_du_site.csv").read_text(encoding="utf-8")
    moins = sain.replace("/ar/demander/papiers/\n", "")
    assert moins != sain
    ecrire(projet, "data/adresses_du_site.csv", moins)
    publier(projet, DISPARUE)
    rediriger(projet, (DISPARUE, "/en/demander/papiers/"))
    assert main(["verifier", "--racine", str(projet)]) == 0
    assert "./guichet adresses --noter" in capsys.readouterr().out
    assert main(["adresses", "--noter", "--racine", str(projet)]) == 0
    assert "/ar/demander/papiers/\n" in capsys.readouterr().out
    notees = (projet / "data/adresses_du_site.csv").read_text(encoding="utf-8").splitlines()
    assert notees == ["adresse", *sorted({*sain.splitlines()[1:], DISPARUE})]


@pytest.mark.parametrize(
    ("couple", "champ", "constat"),
    [
        ((DISPARUE, "/en/nulle-part/"), "nouvelle", "aucune page"),
        (("/demander/papiers/", "/"), "ancienne", "a une page"),
    ],
    ids=["but mort", "page vivante"],
)
def test_a_redirection_leads_from_no_page_to_a_page(projet, existantes, couple, champ, constat):
    rediriger(projet, couple)
    (defaut,) = defauts(projet, existantes)
    assert (defaut.fichier, defaut.ligne, defaut.champ) == ("data/redirections.yml", 1, champ)
    assert constat in defaut.constat


@pytest.mark.parametrize(
    ("couples", "constat", "remede"),
    [
        ([("/a/", "/b/"), ("/b/", "/a/")], "tourne en rond", "une page qui existe"),
        ([("/a/", "/a/")], "tourne en rond", "une page qui existe"),
        ([("/a/", "/b/"), ("/b/", "/demander/")], "elle-même une ancienne adresse", "directement /demander/"),
    ],
    ids=["boucle", "sur elle-même", "chaîne"],
)
def test_a_redirection_leads_to_its_end_at_once(projet, couples, constat, remede):
    rediriger(projet, *couples)
    with pytest.raises(DonneesInvalides) as erreur:
        charger(projet)
    premier = erreur.value.problemes[0]
    assert (premier.fichier, premier.ligne) == ("data/redirections.yml", 1)
    assert constat in premier.constat
    assert remede in premier.remede


def test_an_epci_that_goes_is_named_by_its_address_and_may_lead_elsewhere(projet):
    publiees = (projet / "data/adresses_publiees.csv").read_text(encoding="utf-8")
    ecrire(projet, "data/adresses_publiees.csv", f"{publiees}999999999,cc-d-hier\n")
    with pytest.raises(DonneesInvalides, match="/territoires/cc-d-hier/"):
        charger(projet)
    rediriger(projet, ("/territoires/cc-d-hier/", "/territoires/"))
    charger(projet)


def test_an_old_address_has_a_page_that_is_none_of_the_site(donnees):
    redirection = Redirection(ancienne=DISPARUE, nouvelle="/demander/papiers/", depuis=JOUR, raison="Un essai.")
    atelier = Atelier(donnees.avec({REDIRECTIONS: {DISPARUE: redirection}}), JOUR, "https://site.exemple/")
    (page,) = (page for page in atelier.publiees["en"] if page.gabarit == "adresses/redirection.html")
    assert page.chemin == "demander/page-d-hier/"
    assert page.titre == "This page has moved"
    assert page.contexte["nouvelle_absolue"] == "https://site.exemple/demander/papiers/"
    assert atelier.page("en/demander/page-d-hier/", "en") == page
    assert page.chemin not in atelier.titres["en"]
    assert [page for langue in ("fr", "ar") for page in atelier.publiees[langue] if "redirection" in page.gabarit] == []
