"""What the site knows of each territory: counted as its page shows it, told in public, asked for by letter."""

import csv
import datetime
import io
import json
import shutil
import zipfile
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
import segno
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from appui.construction import ADRESSE, JOUR, PROJET
from appui.corruption import lier
from appui.donnees import atelier as atelier_du_jour
from guichet.__main__ import main
from guichet.atelier.atelier import Atelier
from guichet.atelier.campagne import avancement
from guichet.atelier.campagne.lettres import Ecrivain
from guichet.atelier.rendu import Rendeur
from guichet.pages.tableur import en_csv
from guichet.socle.csv_strict import MARQUE
from guichet.socle.donnees import Edition
from guichet.sujets import charger
from guichet.sujets.communes.vue import fiches_communes
from guichet.sujets.lieux.ouvertes import lieux as lieux_geojson
from guichet.sujets.qualite.completude import DE_LA_REFORME, Connaissance, Nature, completudes, par_siren
from guichet.sujets.qualite.ouvertes import qualite

LENS = "246200364"
AUJOURDHUI = datetime.date.fromisoformat(JOUR)
# What the town hall of Avion would say of its number, which its directory has otherwise.
CORRIGE = "mairie-62065,telephone,+33321790001,contours-ign,2026-11-24,commune"
# Likewise, beside the directories: a number that is wrong and no more, hours read another day, closures, the house of Abscon closed.
A_COTE = {
    "corrections": f"""lieu,champ,valeur,source,lu_le,par
{CORRIGE}
mairie-62052,telephone,,contours-ign,2026-11-24,commune
mairie-62052,horaires,Tu 16:30-18:00,contours-ign,2026-11-24,commune
""",
    "fermetures": """lieu,du,au,motif,source,lu_le,par
mairie-62065,2026-11-02,2026-11-03,Pont,contours-ign,2026-11-24,commune
mairie-62065,2026-12-24,2027-01-02,Noël,contours-ign,2026-11-24,commune
mairie-62065,2027-05-07,2027-05-07,,contours-ign,2026-11-24,commune
france-services-abscon,2026-11-02,,,contours-ign,2026-11-24,etat
""",
}
ECRITS = ("bailleurs", "chiffres_locaux", "cotations", "delais_locaux", "instruments", "sources")
ECRITS += ("lieux/guichets", "lieux/reponses_de_mairie")


@pytest.fixture(scope="module")
def edition(donnees):
    return Edition(donnees, AUJOURDHUI)


@pytest.fixture(scope="module")
def demontre(tmp_path_factory):
    """A project that has taken in the made-up answer of one territory."""
    racine = lier(tmp_path_factory.mktemp("demonstration"))
    for nom in ECRITS:
        (racine / f"data/{nom}.yml").unlink()
        shutil.copyfile(PROJET / f"data/{nom}.yml", racine / f"data/{nom}.yml")
    for nom, lignes in A_COTE.items():
        (racine / f"data/lieux/{nom}.csv").unlink()
        (racine / f"data/lieux/{nom}.csv").write_text(lignes, encoding="utf-8")
    reponse = str(PROJET / "tests/donnees/contribution.json")
    assert main(["importer", reponse, "--ecrire", "--racine", str(racine)]) == 0
    return Edition(charger(racine), AUJOURDHUI)


# — counted —


def test_every_territory_is_asked_what_the_law_asks_of_it(edition):
    assert len(completudes(edition)) == 92
    for completude in completudes(edition):
        reforme = {fait.nature for fait in completude.faits} & DE_LA_REFORME
        assert reforme in (set(), set(DE_LA_REFORME))
    assert sum(completude.total == len(Nature) for completude in completudes(edition)) == 40


def test_a_fact_that_is_due_must_be_read_again_and_one_too_old_is_unknown(donnees):
    naturelles = {
        jour: par_siren(Edition(donnees, jour))["200093201"].de(Nature.PPGDID)
        for jour in (AUJOURDHUI, datetime.date(2027, 6, 1), datetime.date(2027, 12, 1))
    }
    assert [fait.connaissance for fait in naturelles.values()] == list(Connaissance)
    assert naturelles[AUJOURDHUI].a_revoir_le == datetime.date(2027, 5, 22)


def test_a_demonstration_brings_the_unknowns_of_its_territory_under_a_tenth(edition, demontre):
    avant, apres = par_siren(edition)[LENS], par_siren(demontre)[LENS]
    assert avant.connus < avant.total / 2
    assert apres.connus > 0.9 * apres.total
    autres = [c for c in completudes(demontre) if c.siren != LENS]
    assert autres == [c for c in completudes(edition) if c.siren != LENS]


def test_what_was_taken_in_is_on_every_page_that_tells_of_it(demontre):
    atelier = Atelier(demontre.donnees, AUJOURDHUI, ADRESSE)
    rendeur, catalogue = Rendeur(atelier, PROJET / "overrides"), atelier.catalogues["fr"]

    def lue(chemin):
        return texte_de(rendeur, "fr", chemin)

    (territoire,) = (c.chemin for c in completudes(demontre) if c.siren == LENS)
    page = lue(territoire)
    for mots in ("Guichet fictif de Lens", "03 21 79 00 01", "Bailleur fictif de l'Artois", "9 876", "Relevé fictif"):
        assert mots in page, mots
    assert "8 demandes pour 1 logement" in page
    assert "18,5 mois" in page
    assert "anglais, arabe" in page
    assert "fauteuil roulant" in page
    lens = lue("communes/lens-62498/")
    for mots in ("Guichet fictif de Lens", "Bailleurs qui ont des logements ici (1)", "Bailleur fictif de l'Artois"):
        assert mots in lens, mots
    assert "Agence fictive : 2 rue de la Fiction, 62300 Lens" in lens
    assert "Agence fictive" in page
    avion = lue("communes/avion-62065/")
    assert "n’enregistre pas les demandes" in avion
    assert "03 21 79 00 01" in avion
    assert "Le téléphone vient de IGN, le 24 novembre 2026." in avion
    assert "03 21 79 44 79" not in avion
    assert "contours-ign" in {source.id for source in fiches_communes(demontre)["62065"].sources}
    # Beside the directories: closures to come in words, in every language; what is wrong is unknown; hours are of their day.
    assert "Fermé du 24 décembre 2026 au 2 janvier 2027 (Noël)" in avion
    assert "Fermé le 7 mai 2027" in avion
    assert "2 novembre" not in avion
    assert avion.count("Les jours de fermeture viennent de IGN, le 24 novembre 2026.") == 1
    assert "Closed from 24 December 2026 to 2 January 2027" in texte_de(rendeur, "en", "communes/avion-62065/")
    audembert = lue("communes/audembert-62052/")
    assert "Le téléphone de l’annuaire est faux, d’après IGN, le 24 novembre 2026." in audembert
    assert "03 21 87 12 62" not in audembert
    assert "16 h 30" in audembert
    assert 'data-lu="2026-11-24"' in rendeur.rendre(catalogue.page("communes/audembert-62052/"), "fr")
    trouvables = {passage.ancre: passage.texte for passage in catalogue.page(territoire).passages}
    assert "Guichet fictif de Lens" in trouvables["ou-aller"]
    assert "Bailleur fictif de l'Artois" in trouvables["ou-aller"]
    ouverts = {lieu.properties.id: lieu.properties for lieu in lieux_geojson(atelier.site("fr")).features}
    assert "Guichet fictif de Lens" in {lieu.nom for lieu in ouverts.values()}
    corrigee = ouverts["mairie-62065"]
    assert (corrigee.telephone, corrigee.source) == ("+33321790001", "annuaire-dila")
    dite = {"champ": "telephone", "source": "contours-ign", "lu_le": datetime.date(2026, 11, 24), "par": "commune"}
    assert [correction.model_dump() for correction in corrigee.corrections] == [dite]
    assert ouverts["mairie-62498"].corrections == []
    assert [(str(une.du), une.motif) for une in corrigee.fermetures][1] == ("2026-12-24", "Noël")
    assert (ouverts["mairie-62052"].telephone, str(ouverts["mairie-62052"].horaires_lus_le)) == (None, "2026-11-24")
    assert "france-services-abscon" not in ouverts
    (ligne,) = (ligne for ligne in csv_des_lieux(atelier) if ligne["id"] == "mairie-62065")
    assert json.loads(ligne["corrections"]) == [dite | {"lu_le": "2026-11-24"}]
    assert "20 juin 2024" in lue(f"{territoire}fiche/")
    assert "14 sur 14" in lue("qualite/")


def texte_de(rendeur, langue, chemin):
    page = rendeur.atelier.catalogues[langue].page(chemin)
    return " ".join(LexborHTMLParser(rendeur.rendre(page, langue)).css_first("main").text().split())


def test_a_house_that_closed_for_good_is_near_nobody(edition, demontre):
    def proches(ce_jour):
        fiches = fiches_communes(ce_jour).values()
        return {proche.vue.lieu.id for fiche in fiches for proche in (*fiche.proches, fiche.aide_ailleurs) if proche}

    assert "france-services-abscon" in proches(edition)
    assert "france-services-abscon" not in proches(demontre)


def csv_des_lieux(atelier):
    geojson = lieux_geojson(atelier.site("fr"))
    return csv.DictReader(io.StringIO(en_csv(geojson.modele_de_ligne(), geojson.lignes()).removeprefix(MARQUE)))


def test_the_page_tells_what_is_not_known(edition):
    atelier = atelier_du_jour(JOUR)
    page = atelier.catalogues["fr"].page("qualite/")
    arbre = LexborHTMLParser(Rendeur(atelier, PROJET / "overrides").rendre(page, "fr"))
    tables = arbre.css("table")
    assert [len(table.css("tbody tr")) for table in tables] == [len(Nature), 92]
    assert len(arbre.css(".carte-region svg a")) == 92
    formulaires = {lien.attributes["href"].partition("#")[2] for lien in tables[1].css("tbody td a")}
    assert formulaires == {completude.siren for completude in completudes(edition)}


# — asked for —


@pytest.fixture(scope="module")
def lettres(edition):
    """Every letter, by its name, in the order in which they are written."""
    return {lettre.nom: lettre for lettre in Ecrivain(edition, ADRESSE).lettres()}


def test_each_territory_and_each_desk_of_a_landlord_is_written_to(edition, lettres):
    territoires = [lettre for nom, lettre in lettres.items() if nom.startswith("epci-")]
    assert len(territoires) == 92
    assert len({lettre.adresse for lettre in territoires}) == 92
    assert len(lettres) > len(territoires)
    for lettre, completude in zip(territoires, completudes(edition), strict=True):
        faits = "fait" if completude.connus < 2 else "faits"
        assert f" {completude.connus} {faits} sur {completude.total}" in lettre.texte
        assert lettre.texte.count("| inconnu |") == completude.total - completude.connus
        assert lettre.adresse == f"{ADRESSE}contribuer/#{completude.siren}"
        assert lettre.adresse in lettre.texte


@pytest.mark.parametrize("nom", ["epci-metropole-europeenne-de-lille", "epci-cc-du-ternois", "bailleur-"])
def test_a_letter_is_a_tagged_french_document_whose_code_leads_to_the_form(lettres, nom):
    lettre = next(lettre for sien, lettre in lettres.items() if sien.startswith(nom))
    with zipfile.ZipFile(io.BytesIO(lettre.odt(AUJOURDHUI))) as document:
        assert document.testzip() is None
        contenu = ET.fromstring(document.read("content.xml"))
        assert "fr" in document.read("styles.xml").decode().partition("fo:language=")[2][:5]
        assert "fr-FR" in document.read("meta.xml").decode()
        (image,) = [membre for membre in document.namelist() if membre.startswith("Pictures/")]
        code = matrice(Image.open(io.BytesIO(document.read(image))))
    titres = [noeud for noeud in contenu.iter() if noeud.tag.endswith("}h")]
    assert len(titres) == 2
    assert any(noeud.tag.endswith("}table-header-rows") for noeud in contenu.iter())
    masque = int("".join(str(int(module)) for module in code[8][2:5]), 2) ^ 0b101
    attendu = segno.make(lettre.adresse, error="m", micro=False, mask=masque)
    assert code == [[bool(module) for module in ligne] for ligne in attendu.matrix]


def matrice(image):
    """The modules of a QR code drawn six pixels wide, with a quiet zone of four."""
    gris = image.convert("L")
    cote = gris.width // 6 - 8
    return [[gris.getpixel(((x + 4) * 6 + 3, (y + 4) * 6 + 3)) < 128 for x in range(cote)] for y in range(cote)]


def test_progress_tells_who_answered_and_whom_to_remind(edition, demontre):
    avant = {un.completude.siren: un for un in avancement.avancements(edition)}
    apres = {un.completude.siren: un for un in avancement.avancements(demontre)}
    assert avant[LENS].reponse is None
    assert avant[LENS].relancer_le == AUJOURDHUI + avancement.RELANCER_APRES
    assert apres[LENS].reponse == datetime.date(2026, 11, 25)
    assert apres[LENS].relancer_le > AUJOURDHUI
    assert avancement.tableau(demontre, ADRESSE).count("\r\n") == 93
    assert "25/11/2026" in avancement.tableau(demontre, ADRESSE)


def test_the_command_prints_where_things_stand(capsys):
    assert main(["campagne", "--etat"]) == 0
    dit = capsys.readouterr().out
    assert "faits connus sur" in dit
    assert f"{LENS} CA de Lens - Liévin ; inconnus :" in dit
    for adresse in (
        "http://sans-chiffre.fr",
        "javascript:alert(1)",
        'https://x.fr/"><script>',
        "https://",
        "https://a b/",
    ):
        assert main(["campagne", "/nulle-part", "--adresse", adresse]) == 1


def test_open_data_tell_each_fact_of_each_territory(edition):
    contenu = qualite(SimpleNamespace(edition=edition, aujourdhui=AUJOURDHUI))
    assert len(contenu.items) == sum(completude.total for completude in completudes(edition))
