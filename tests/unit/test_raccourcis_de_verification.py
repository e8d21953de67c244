"""What rules look at first to go faster lets nothing through that they would have refused."""

import gc
import re

import pytest
import yaml
from hypothesis import example, given, strategies as st

from guichet.prose.langue_ecrite import fausse_langue
from guichet.prose.mots_internes import FAMILLES
from guichet.prose.regles_des_chaines import anodin, mots_et_formule, rangee_anodine
from guichet.socle.amorces import recherche
from guichet.socle.caracteres import ARABE
from guichet.socle.lecture import Enregistrement
from guichet.socle.sans_ramassage import sans_ramassage
from guichet.socle.yaml_strict import DETOUR_POSSIBLE

FICHE = Enregistrement("data/essai.csv", 2, {})
SIGNES = "abéZ019 .,;:!?'’\"&*<>/\\()[]{}=+-@#%|\t\n\u00a0\u202f08ابة"
MORCEAUX = (
    "javascript:",
    "0 892 12 34 56",
    "0899123456",
    "+33 8 92 12 34 56",
    "<b>",
    "&#106;",
    "=1+1",
    "@A",
    "-2+3",
    "aاb",
)


@given(st.lists(st.sampled_from((*SIGNES, *MORCEAUX)), max_size=30).map("".join))
@example("0.899123456")
@example("892123456")
@example(" =cmd")
def test_a_text_left_alone_has_nothing_wrong(texte):
    assert not anodin(texte) or list(mots_et_formule(("nom",), texte, FICHE)) == []


@given(st.lists(st.lists(st.sampled_from((*SIGNES, *MORCEAUX)), min_size=1, max_size=8).map("".join), max_size=4))
def test_a_row_left_alone_has_nothing_wrong(cellules):
    ecrites = [cellule.replace("\n", " ") for cellule in cellules]
    assert not rangee_anodine(ecrites) or [p for c in ecrites for p in mots_et_formule(("nom",), c, FICHE)] == []


def test_most_cells_are_left_alone():
    cellules = ("Lens", "62498", "2.82126", "CC de Desvres-Samer", "216204982", "12 rue de l'Église", "oui")
    servies = ("Mo-Fr 08:30-12:00", "+33321123456", "https://www.lens.fr/")
    assert [cellule for cellule in (*cellules, *servies) if not anodin(cellule)] == []
    assert rangee_anodine((*cellules, *servies))


@pytest.mark.parametrize("famille", [famille for famille in FAMILLES if famille.amorces], ids=lambda f: f.constat)
@given(donnees=st.data())
def test_what_a_family_of_words_finds_holds_one_of_its_beginnings(famille, donnees):
    texte = donnees.draw(st.from_regex(famille.motif))
    trouve = famille.motif.search(texte)
    assert trouve is None or any(amorce in texte.lower() for amorce in famille.amorces)


@pytest.mark.parametrize(
    ("motif", "amorces"),
    [
        (r"une seule demande suffit", {"une seule demande suffit"}),
        (r"(une|seule) demande\b.{0,80}(villes?|communes)", {" demande"}),
        (r"\b(can|must) (?!not)(ask|require)\b", {"can", "must"}),
        (r"(liste)?[^.]{0,80}(jamais|interdit)", {"jamais", "interdit"}),
        (r"(?<!\w)logement\w*(?!\w)|(?<!\w)a(?:s|x)?(?!\w)", {"logement", "a"}),
        (r"(?i)Logement", set()),
        (r"(?i:Logement) social", {" social"}),
        (r"(?:un )*logement(?: social)+", {"logement"}),
        (r"[ab]+c?", set()),
    ],
)
@given(donnees=st.data())
def test_a_quick_search_finds_what_its_pattern_finds(motif, amorces, donnees):
    texte = donnees.draw(st.from_regex(motif))
    assert set(recherche(motif).amorces) == amorces
    assert (recherche(motif).dans(texte) is None) == (re.search(motif, texte) is None)


def _a_un_detour(texte: str) -> bool:
    try:
        evenements = list(yaml.parse(texte, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    return any(
        getattr(un, "anchor", None)
        or getattr(un, "tag", None)
        or getattr(un, "tags", None)
        or getattr(un, "version", None)
        for un in evenements
    )


@given(
    st.lists(
        st.sampled_from((*"ab: -&*!%[]{},\n\"'#|>?", "a: ", "- ", "&a ", "*a", "!!str ", "%YAML 1.1\n---\n")),
        max_size=20,
    )
)
@example(["a: ", "&", "a", " ", "b"])
@example(["[", "!", " ", "a", "]"])
@example(['"', "a", '"', ":", "&a ", "b"])
def test_a_file_with_nothing_that_may_be_a_detour_has_none(morceaux):
    texte = "".join(morceaux)
    assert not _a_un_detour(texte) or DETOUR_POSSIBLE.search(texte)


@given(st.sampled_from(("fr", "en", "ar")), st.text(alphabet=f"abcdefghilmnoprstuvé '{ARABE[:1]}ابتثجحخد", max_size=60))
def test_a_text_with_more_arabic_letters_than_others_is_arabic_only_in_arabic(langue, texte):
    arabes = sum("\u0621" <= lettre <= "\u06af" for lettre in texte)
    latines = sum(lettre.isalpha() for lettre in texte) - arabes
    if langue != "ar":
        assert (fausse_langue(langue, texte) == "ar") == (arabes > latines)
    elif arabes >= latines:
        assert fausse_langue(langue, texte) is None


def test_the_collector_works_again_afterwards_as_it_did_before():
    assert gc.isenabled()
    with sans_ramassage():
        assert not gc.isenabled()
        with sans_ramassage():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="essai"), sans_ramassage():
        int("essai")
    assert gc.isenabled()
