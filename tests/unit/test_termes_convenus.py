"""Agreed terms: sentences that must be refused, sentences that must pass, on the real glossary of terms."""

from pathlib import Path

import pytest

from guichet.socle.lecture import lire_yaml
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import charger
from guichet.sujets.termes_convenus.calcul import TRADUITES, fautes, normaliser
from guichet.sujets.termes_convenus.fiches import TermeConvenu

RACINE = Path(__file__).resolve().parents[2]
TERMES = {
    fiche.valeurs["id"]: TermeConvenu.model_validate(fiche.valeurs)
    for fiche in lire_yaml(RACINE, "data/termes_convenus.yml")
}


def trouvees(langue, francais, traduit):
    textes = normaliser(francais), normaliser(traduit)
    return {faute.terme.id for terme in TERMES.values() for faute in fautes(terme, langue, *textes)}


@pytest.mark.parametrize(
    ("langue", "francais", "traduit", "termes"),
    [
        # What readers were told, and must not be told again.
        ("ar", "Papier du département.", "ورقة من المحافظة.", {"departement", "attestation-du-departement"}),
        ("ar", "Le délai change selon le département.", "المهلة تختلف من محافظة إلى أخرى.", {"departement"}),
        ("ar", "Demandez à la préfecture.", "اسأل المحافظة.", {"departement", "prefecture"}),
        (
            "en",
            "Attestation du département",
            "Certificate from the local council",
            {"departement", "attestation-du-departement"},
        ),
        ("en", "Dans le département", "In the department", {"departement"}),
        (
            "en",
            "En structure d’hébergement depuis 6 mois",
            "In a hostel for 6 months",
            {"structure-d-hebergement", "foyer-residence"},
        ),
        ("en", "Vous êtes en foyer.", "You live in supported housing.", {"foyer-residence"}),
        ("ar", "Vous êtes en foyer.", "أنت في مركز إيواء.", {"foyer-residence"}),
        ("ar", "Nous sommes en couple.", "نحن زوجان.", {"couple"}),
        ("ar", "Le bail du couple", "عقد إيجار الزوجين", {"couple"}),
        ("ar", "Le bailleur étudie le dossier.", "يدرس المؤجّر ملفك.", {"bailleur"}),
        ("ar", "Écrivez au bailleur.", "اكتب للمُؤجِّر.", {"bailleur"}),
        ("ar", "Faites un recours Dalo.", 'قدّم طعن <span lang="fr" dir="ltr">Dalo</span>.', {"recours-dalo"}),
        ("ar", "Le FSL peut aider.", "قد يساعدك صندوق التضامن من أجل السكن (FSL).", {"fsl"}),
        ("ar", "Un commandement de quitter les lieux", "أمر بمغادرة المكان", {"commandement-de-quitter-les-lieux"}),
        ("en", "Les commandements de payer", "Notices of arrears", {"commandement-de-payer"}),
        ("en", "Les agences d’Action Logement", "The offices of the employees’ housing body", {"action-logement"}),
        ("en", "Faites l’état des lieux.", "Do the inventory.", {"etat-des-lieux"}),
        ("en", "Votre logement est insalubre.", "Your home is unhealthy.", {"insalubre"}),
        ("en", "L’aide sociale à l’enfance", "Foster care", {"aide-sociale-a-l-enfance"}),
        (
            "en",
            "Le diagnostic social et financier",
            "The social and financial report",
            {"diagnostic-social-et-financier"},
        ),
        ("en", "L’Apa", "The personal independence allowance", {"apa"}),
        ("en", "La pension d’invalidité", "The disability pension", {"pension-d-invalidite"}),
        ("en", "Ma demande a été supprimée.", "I was struck off.", {"radiation"}),
        # Refused even where the French does not say the term.
        ("en", "Rien.", "Ask the local council.", {"departement"}),
        # A shortcode is no word, what it shows is.
        (
            "en",
            "{{lien:demander/recours/|Le recours Dalo}}",
            "{{lien:demander/recours/|How to complain}}",
            {"recours-dalo"},
        ),
    ],
)
def test_wrong_words_are_refused(langue, francais, traduit, termes):
    assert trouvees(langue, francais, traduit) == termes


@pytest.mark.parametrize(
    ("langue", "francais", "traduit"),
    [
        ("ar", "Dans chaque département", "في كل مقاطعة"),
        ("ar", "Votre département", "وفي مقاطعتك"),
        ("ar", "Les départements", "وبالمقاطعات"),
        ("ar", "Papier du département", "ورقة من مجلس المقاطعة (conseil départemental)"),
        ("ar", "Écrivez au préfet, à la préfecture.", "اكتب للمحافظ في مقر المحافظ."),
        ("ar", "Les mairies", "البلديات"),
        ("ar", "Votre mairie", "وبلديتك"),
        ("ar", "Le bailleur", "لمؤسسة السكن التي تؤجّر لك"),
        ("ar", "Un couple", "للشريكين"),
        ("ar", "Votre ancienneté", "بأقدميتك"),
        ("ar", "Le Défenseur des droits", "والمُدافِع عن الحُقوق"),
        ("ar", "L’expulsion", "قضت محكمة بإخلائك"),
        ("en", "Les commandements de payer", "Orders to pay"),
        (
            "en",
            "Les foyers : en foyer depuis 18 mois",
            'In a <span lang="fr">foyer</span> (a hostel for\nworkers) for 18 months',
        ),
        ("en", "Les enfants en droit de visite et d’hébergement", "Children under visiting rights"),
        ("en", "La commission\nde médiation", "The mediation\ncommittee"),
        ("en", "Lieu : {lieu} ({commune})", "Place: {lieu} ({commune})"),
        ("en", "[L’audience](#audience)", "[The hearing](#audience)"),
        ("en", "Sans mesure d’audience", "No measurement"),
    ],
)
def test_agreed_words_pass_as_the_language_inflects_them(langue, francais, traduit):
    assert trouvees(langue, francais, traduit) == set()


@pytest.mark.parametrize("terme", TERMES.values(), ids=TERMES)
@pytest.mark.parametrize("langue", TRADUITES)
def test_no_agreed_word_is_refused(terme, langue):
    for mots in getattr(terme, langue).dire:
        assert not trouvees(langue, "", mots), mots


@pytest.fixture
def projet(tmp_path):
    for nom in ("data", "docs"):
        for fichier in (RACINE / nom).rglob("*"):
            lien = tmp_path / fichier.relative_to(RACINE)
            lien.parent.mkdir(parents=True, exist_ok=True)
            if fichier.is_dir():
                lien.mkdir(exist_ok=True)
            else:
                lien.symlink_to(fichier)
    return tmp_path


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "champ"),
    [
        ("docs/ar/demander/recours.md", "اختر المقاطعة", "اختر المحافظة", "#dalo"),
        (
            "docs/en/demander/recours.md",
            'transitional housing, or in a <span lang="fr">foyer</span> (a hostel',
            "supported housing (a place",
            "#dalo",
        ),
        ("data/liens.yml", "Action Logement’s offices", "the offices of the employees’ housing body", "nom.en"),
        ("data/interface/plafonds.yml", "عندما تدرس مؤسسة السكن ملفك", "عندما يدرس مؤجر ملفك", "quand_meme_raison.ar"),
        ("data/faq.yml", "I am leaving child protection care.", "I am leaving foster care.", "question.en"),
    ],
)
def test_a_wrong_word_is_told_where_it_is_with_its_remedy(projet, fichier, avant, apres, champ):
    sain = (projet / fichier).read_text(encoding="utf-8")
    assert avant in sain
    (projet / fichier).unlink()
    (projet / fichier).write_text(sain.replace(avant, apres), encoding="utf-8")
    with pytest.raises(DonneesInvalides) as erreur:
        charger(projet)
    assert {(p.fichier, p.champ) for p in erreur.value.problemes} == {(fichier, champ)}
    ligne = sain.count("\n", 0, sain.index(avant)) + 1
    refusee = next(p for p in erreur.value.problemes if "refusés" in p.constat)
    assert refusee.ligne == ligne
    assert "écrivez «" in refusee.remede
    assert "data/termes_convenus.yml" in refusee.remede
