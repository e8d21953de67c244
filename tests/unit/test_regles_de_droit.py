"""Rules of law: what contradicts them, where they must be told, and the words that stand for ``{{regle:…}}``."""

from pathlib import Path

import pytest

from appui.donnees import donnees
from appui.lectures import lire_cas
from guichet import sujets
from guichet.prose.redaction import RaccourciInconnu, Redaction
from guichet.socle.langues import Interface
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import charger
from guichet.sujets.documents.fiches import DOCUMENTS
from guichet.sujets.documents.texte import Contexte, markdown
from guichet.sujets.regles_de_droit.contraires import contradictions, interdits, lisser
from guichet.sujets.regles_de_droit.enonces import dire, inserer
from guichet.sujets.regles_de_droit.fiches import REGLES_DE_DROIT
from guichet.sujets.veille.fiches import VEILLE

RACINE = Path(__file__).resolve().parents[2]
CAS = lire_cas("regles_de_droit.yml")
REGLE = "demande-par-departement"
CITATION = f"{{{{regle:{REGLE}}}}}"


def redaction_en(langue: str) -> Redaction:
    return sujets.redaction(donnees(), Interface(langue, donnees().chaines))


def trouvees(texte: str, langue: str) -> set[str]:
    return {trouvee.regle for trouvee in contradictions(texte, interdits(langue, donnees()[REGLES_DE_DROIT].values()))}


@pytest.mark.parametrize(
    ("regle", "langue", "texte"), [(cas["regle"], cas["langue"], texte) for cas in CAS for texte in cas["refuse"]]
)
def test_what_a_rule_refuses(regle, langue, texte):
    assert regle in trouvees(texte, langue)


@pytest.mark.parametrize(
    ("regle", "langue", "texte"), [(cas["regle"], cas["langue"], texte) for cas in CAS for texte in cas["accepte"]]
)
def test_what_a_rule_accepts(regle, langue, texte):
    assert regle not in trouvees(texte, langue)


def test_every_contrary_of_every_language_has_its_cases():
    attendus = {(regle.id, langue) for regle in donnees()[REGLES_DE_DROIT].values() for langue in regle.contraires}
    assert attendus == {(cas["regle"], cas["langue"]) for cas in CAS}


def test_a_rule_contradicts_no_other():
    """Nor itself, but where only a quotation may speak of the matter."""
    for regle in donnees()[REGLES_DE_DROIT].values():
        for langue, enonce in regle.enonce.items():
            assert trouvees(enonce, langue) <= ({regle.id} if regle.id == "voix-du-maire" else set()), regle.id


def test_the_line_of_a_contradiction_is_that_of_its_passage():
    texte = "Un titre\n\n- Rien ici.\n- Une seule demande\n  suffit.\n"
    (trouvee,) = contradictions(texte, interdits("fr", donnees()[REGLES_DE_DROIT].values()))
    assert (trouvee.ligne, trouvee.mots) == (4, "une seule demande suffit")


@pytest.mark.parametrize(
    ("cite", "excuse"),
    [(CITATION, True), ("{{regle:attestation-et-prefet}}", False), (f"{{{{lien:{REGLE}}}}}", False)],
)
def test_a_passage_that_quotes_the_rule_itself_contradicts_nothing(cite, excuse):
    assert (REGLE in trouvees(f"Une seule demande suffit. {cite}", "fr")) is not excuse
    # In another passage, it excuses nothing.
    assert REGLE in trouvees(f"Une seule demande suffit.\n\n{cite}", "fr")


def test_a_passage_is_read_without_its_marks():
    assert (
        lisser("**Une**\n  « demande », [[R441-3|l’article]] {{delai:attestation}} {#ici}") == "une demande , l'article"
    )


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_a_quotation_is_the_words_of_the_rule_in_the_language_of_the_page(langue):
    redaction = redaction_en(langue)
    rendu = redaction.rendre(f"- Avant **{CITATION}** après", "demander/")
    enonce = donnees()[REGLES_DE_DROIT][REGLE].enonce[langue]
    assert rendu == redaction.rendre(f"- Avant **{enonce}** après", "demander/")
    assert "regle:" not in rendu


def test_a_rule_may_hold_a_fact():
    redaction = redaction_en("fr")
    assert "2 mois" in redaction.phrase("{{regle:avis-du-prefet-sur-le-plan}}", "").replace("\u00a0", " ")


def test_a_rule_is_not_told_in_a_language_it_does_not_have():
    redaction = redaction_en("en")
    with pytest.raises(RaccourciInconnu, match="attestation-et-prefet"):
        redaction.rendre("{{regle:attestation-et-prefet}}", "demander/")


def test_a_model_to_download_quotes_a_rule():
    document = donnees()[DOCUMENTS][0]
    cite = document.model_copy(update={"prose": f"## Titre\n\n{CITATION}\n"})
    texte = markdown(cite, Contexte(redaction_en("fr").ailleurs("https://site.exemple/").feuille("")))
    assert "Il faut une demande par département" in texte


def test_a_plain_record_quotes_a_rule():
    entree = donnees()[VEILLE]["2017-01-27-egalite-citoyennete"]
    demandeurs = next(pour.change for pour in entree.pour if pour.public == "demandeurs")
    assert donnees()[REGLES_DE_DROIT][REGLE].enonce["fr"] in demandeurs
    assert dire(entree, donnees()[REGLES_DE_DROIT]) is entree


def test_a_quotation_is_said_wherever_it_is_in_a_record():
    entree = donnees()[VEILLE]["2017-01-27-egalite-citoyennete"]
    valeurs = entree.model_dump() | {"a_faire": [], "resume": CITATION}
    valeurs["pour"][0]["change"] = f"Avant. {CITATION}"
    dite = dire(type(entree).model_validate(valeurs), donnees()[REGLES_DE_DROIT])
    enonce = donnees()[REGLES_DE_DROIT][REGLE].enonce["fr"]
    assert (dite.resume, dite.pour[0].change) == (enonce, f"Avant. {enonce}")
    assert dite.pour[1:] == entree.pour[1:]
    assert dite.date == entree.date


def test_without_a_quotation_a_text_is_left_alone():
    assert inserer("{{delai:attestation}}", {}, "fr") == "{{delai:attestation}}"


@pytest.mark.parametrize(
    ("fichier", "ajout", "constat"),
    [
        ("docs/en/demander/deposer.md", "\n{{regle:attestation-et-prefet}}\n", "n'est pas dite en « en »"),
        ("docs/ar/demander/deposer.md", "\nطلب واحد يكفي لكل المدن.\n", f"contredisent la règle « {REGLE} »"),
        (
            "docs/fr/elus/flux.md",
            "\nLe préfet a {{delai:contingent-prefet}} du flux ([[R441-5]]).\n",
            "d'un autre texte",
        ),
        ("data/documents/plan.md", "\nUne seule demande suffit.\n", f"contredisent la règle « {REGLE} »"),
    ],
)
def test_a_page_that_goes_wrong_is_refused_on_its_line(projet, fichier, ajout, constat):
    texte = (RACINE / fichier).read_text(encoding="utf-8")
    (projet / fichier).unlink()
    (projet / fichier).write_text(texte + ajout, encoding="utf-8")
    with pytest.raises(DonneesInvalides) as erreur:
        charger(projet)
    (dit,) = [probleme for probleme in erreur.value.problemes if constat in probleme.constat]
    assert (dit.fichier, dit.ligne) == (fichier, texte.count("\n") + 2)
