"""An address that was published answers for ever, or leads to the one that took its place.

What is refused is in ``tests/cas/corruptions/adresses.yml``.
"""

import datetime

import pytest

from guichet.__main__ import main
from guichet.atelier.atelier import Atelier
from guichet.prose.guides import GUIDES
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import charger
from guichet.sujets.adresses.controle import defauts, non_notees, nouvelles, redirigees
from guichet.sujets.adresses.fiches import PUBLIEES, REDIRECTIONS, AdresseDuSite, Redirection
from guichet.sujets.veille.fiches import VEILLE

JOUR = datetime.date(2026, 11, 26)
SITE = "https://site.exemple/"
HIER = "/demander/page-d-hier/"
REGISTRE = "data/adresses_du_site.csv"
REDIRECTION = "- {{ancienne: {}, nouvelle: {}, depuis: 2026-11-26, raison: Un essai.}}\n"


@pytest.fixture(scope="module")
def existantes(donnees):
    return Atelier(donnees, JOUR, SITE).existantes


def ecrire(projet, nom, texte):
    (projet / nom).unlink()
    (projet / nom).write_text(texte, encoding="utf-8")


def mener(projet, sain, ancienne, nouvelle):
    """Write the redirections of ``sain``, and one more."""
    ecrire(projet, "data/redirections.yml", sain + REDIRECTION.format(ancienne, nouvelle))


def publiees(donnees, *lignes):
    """Return ``donnees`` as if ``lignes`` of the registry had been published too."""
    fiches = [AdresseDuSite(adresse=adresse, langues=langues) for adresse, langues in lignes]
    return donnees.avec({PUBLIEES: donnees[PUBLIEES] | {fiche.adresse: fiche for fiche in fiches}})


def menees(donnees, *couples):
    """Return ``donnees`` with a redirection more for each of ``couples``."""
    fiches = {
        ancienne: Redirection(ancienne=ancienne, nouvelle=nouvelle, depuis=JOUR, raison="Un essai.")
        for ancienne, nouvelle in couples
    }
    return donnees.avec({REDIRECTIONS: donnees[REDIRECTIONS] | fiches})


def test_the_line_to_write_has_all_the_languages_of_the_page(donnees, existantes):
    nouvelle = {"/demander/neuve/", "/en/demander/neuve/", "/ar/demander/neuve/"}
    (probleme,) = non_notees(donnees, existantes | nouvelle)
    assert probleme.remede.endswith("ajoutez une ligne : /demander/neuve/,fr en ar")
    (probleme,) = non_notees(publiees(donnees, ("/demander/neuve/", ["ar"])), existantes | nouvelle)
    assert probleme.remede.endswith("corrigez sa ligne : /demander/neuve/,fr en ar")


@pytest.mark.parametrize(
    ("jeu", "adresse"),
    [
        (VEILLE, "/veille/2014-03-24-loi-alur/"),
        (GUIDES["fr"], "/demander/papiers/"),
        (GUIDES["ar"], "/ar/demander/papiers/"),
    ],
    ids=["veille", "prose", "traduction"],
)
def test_what_is_removed_from_the_data_is_refused_and_named_unless_it_leads_elsewhere(projet, donnees, jeu, adresse):
    nom = adresse.strip("/").split("/")[-1]
    fiches = donnees[jeu]
    if isinstance(fiches, dict):
        restent = {cle: fiche for cle, fiche in fiches.items() if cle != nom}
    else:
        restent = tuple(fiche for fiche in fiches if not fiche.fichier.endswith(f"demander/{nom}.md"))
    assert len(restent) == len(fiches) - 1
    sans = donnees.avec({jeu: restent})
    restantes = Atelier(sans, JOUR, SITE).existantes
    perdues = list(defauts(projet, sans, restantes))
    assert {perdue.fichier for perdue in perdues} == {REGISTRE}
    assert adresse in {perdue.valeur for perdue in perdues}
    # The letter of its month goes with the only entry it held.
    assert list(defauts(projet, menees(sans, *((perdue.valeur, "/") for perdue in perdues)), restantes)) == []


def test_an_address_is_lost_once_for_all_its_languages(projet, donnees, existantes):
    ecrire(projet, REGISTRE, f"adresse,langues\n{HIER},fr ar\n/demander/papiers/,fr en ar\n")
    (perdue,) = defauts(projet, donnees, existantes)
    assert (perdue.ligne, perdue.valeur) == (2, f"{HIER} /ar{HIER}")


LETTRE = "/veille/lettre/2099-01/"


def test_what_the_day_brings_is_asked_of_nobody_and_noted_with_the_rest(donnees, existantes):
    """A night that builds the site notes nothing; an editor who notes a page notes it too."""
    assert list(non_notees(donnees, existantes | {LETTRE}, {LETTRE})) == []
    (dit,) = non_notees(donnees, existantes | {LETTRE, "/veille/a-noter/"}, {LETTRE})
    assert dit.constat == f"il manque /veille/a-noter/, {LETTRE}"
    assert nouvelles(donnees, existantes | {LETTRE}) == [LETTRE]


def test_what_the_day_will_bring_may_be_noted_before_and_not_hidden(projet, donnees, existantes):
    texte = (projet / REGISTRE).read_text(encoding="utf-8")
    ecrire(projet, REGISTRE, f"{texte}{LETTRE},fr\n")
    assert list(defauts(projet, donnees, existantes, {LETTRE})) == []
    # Its entry is of another month now.
    (perdue,) = defauts(projet, donnees, existantes)
    assert perdue.valeur == LETTRE
    mener(projet, (projet / "data/redirections.yml").read_text(encoding="utf-8"), LETTRE, "/veille/")
    (cachee,) = defauts(projet, donnees, existantes, {LETTRE})
    assert cachee.constat == "cette adresse a une page : une redirection la cacherait"


def test_letters_are_brought_by_the_day(donnees):
    avant, apres = (Atelier(donnees, jour, SITE) for jour in (datetime.date(2020, 1, 1), datetime.date(2099, 1, 1)))
    assert avant.avec_le_temps == apres.avec_le_temps
    assert apres.existantes - avant.existantes
    assert apres.existantes - avant.existantes <= apres.avec_le_temps <= apres.existantes


def test_an_old_address_leads_to_the_new_one_in_each_language_or_in_french(donnees, existantes):
    parties = publiees(donnees, (HIER, ["fr", "en", "ar"]), ("/elus/avant/", ["fr", "en"]))
    parties = menees(parties, (HIER, "/demander/papiers/"), ("/elus/avant/", "/veille/"), (f"/ar{HIER}", "/ar/"))
    assert redirigees(parties, existantes) == redirigees(donnees, existantes) | {
        HIER: "/demander/papiers/",
        f"/en{HIER}": "/en/demander/papiers/",
        f"/ar{HIER}": "/ar/",
        "/elus/avant/": "/veille/",
        "/en/elus/avant/": "/veille/",
    }


def test_new_addresses_are_listed_then_noted_and_none_is_taken_out(projet, donnees, monkeypatch, capsys):
    sain = (projet / REGISTRE).read_text(encoding="utf-8")
    ecrire(projet, REGISTRE, sain.replace("\n/demander/papiers/,fr en ar\n", "\n/demander/papiers/,fr en\n"))
    monkeypatch.setattr(
        "guichet.sujets.charger",
        lambda _: menees(publiees(donnees, ("/demander/papiers/", ["fr", "en"]), (HIER, ["fr"])), (HIER, "/")),
    )
    assert main(["adresses", "--racine", str(projet)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "/ar/demander/papiers/"
    assert main(["adresses", "--noter", "--racine", str(projet)]) == 0
    notees = (projet / REGISTRE).read_text(encoding="utf-8").splitlines()
    assert notees == ["adresse,langues", *sorted([*sain.splitlines()[1:], f"{HIER},fr"])]


def test_a_redirection_of_the_whole_page_goes_with_the_language_that_leads_elsewhere(projet, existantes):
    texte = (projet / REGISTRE).read_text(encoding="utf-8")
    ecrire(projet, REGISTRE, f"{texte}{HIER},fr en\n")
    sain = (projet / "data/redirections.yml").read_text(encoding="utf-8")
    mener(projet, sain, HIER, "/demander/")
    assert list(defauts(projet, charger(projet), existantes)) == []
    mener(projet, sain, f"/en{HIER}", "/en/")
    (perdue,) = defauts(projet, charger(projet), existantes)
    assert perdue.valeur == HIER


def test_an_epci_that_goes_is_named_by_its_address_and_may_lead_elsewhere(projet):
    siens = (projet / "data/adresses_publiees.csv").read_text(encoding="utf-8")
    ecrire(projet, "data/adresses_publiees.csv", f"{siens}999999999,cc-d-hier\n")
    with pytest.raises(DonneesInvalides, match="/territoires/cc-d-hier/"):
        charger(projet)
    sain = (projet / "data/redirections.yml").read_text(encoding="utf-8")
    mener(projet, sain, "/territoires/cc-d-hier/", "/territoires/")
    charger(projet)


def test_an_old_address_has_a_page_that_is_none_of_the_site(donnees):
    parties = menees(publiees(donnees, (HIER, ["fr", "en"])), (HIER, "/veille/"))
    atelier = Atelier(parties, JOUR, SITE)
    assert HIER[1:] in atelier.catalogues["en"].generees
    page = atelier.catalogues["en"].page(HIER[1:])
    assert (page.gabarit, page.titre) == ("adresses/redirection.html", "This page has moved")
    assert (page.contexte["absolue"], page.contexte["la_bas"]) == ("https://site.exemple/veille/", "fr")
    assert page.contexte["titre_la_bas"] == atelier.titres["fr"]["veille/"]
    assert page.chemin not in atelier.titres["en"]
    assert HIER[1:] not in atelier.catalogues["ar"].generees
