"""Whatever is done to a file, it is refused in French with its line and a remedy, or what it says is harmless."""

import html
import re
import signal
import unicodedata

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from appui.corruption import RACINE, Memoire, corrompu, lier
from appui.mutations import APPUIS, EN_ANGLAIS, JEUX, MALICES, juger, morceaux, spoiled
from guichet.socle import chargement, deja_lu
from guichet.socle.lot import Lot
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import SCHEMA, charger
from guichet.sujets.lieux.annuaires import FRANCE_SERVICES, MAIRIES

MORCEAUX = morceaux()
SANS_HATE = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
# Seconds of CPU that nothing may need: beyond, it is a hang.
LIMITE = 8
ANGLAIS = re.compile(r"\b(the|expected|found|error|should|invalid|while|mapping|token|value is)\b", re.IGNORECASE)
DERNIER_RECOURS = "jusqu'au bout"


class Muet(tuple):
    """A pair that hypothesis does not print: it holds thousands of records."""

    __slots__ = ()

    def __repr__(self):
        return "…"


@pytest.fixture(scope="module")
def essai(tmp_path_factory):
    """A folder for pieces of files, and what the real project knows."""
    lot = Lot(RACINE)
    for jeu in JEUX:
        if jeu in APPUIS:
            chargement._charger_jeu(jeu, lot, SCHEMA.regles_de_fiche)
    return Muet((tmp_path_factory.mktemp("morceaux"), lot))


@pytest.fixture(autouse=True)
def sans_fin():
    """Stop what never ends, by the CPU that it takes: the machine may be slow."""

    def trop_long(*_):
        raise TimeoutError(f"plus de {LIMITE} secondes")

    ancien = signal.signal(signal.SIGVTALRM, trop_long)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, ancien)


def verifier_les_messages(problemes, fichier, octets):
    for probleme in problemes:
        assert probleme.fichier
        assert 1 <= probleme.ligne <= max(octets.count(b"\n"), octets.count(b"\r")) + 2 or probleme.fichier != fichier
        assert probleme.constat
        assert probleme.remede
        # A heading that does not belong there is told as it is written.
        assert not ANGLAIS.search(probleme.constat.replace(EN_ANGLAIS, "")), probleme
        assert DERNIER_RECOURS not in probleme.constat, probleme


def montre(fichier, octets):
    """Return what the file says, without its comments, which nobody publishes."""
    texte = octets.decode("utf-8-sig")
    if not fichier.endswith(".yml"):
        return texte
    jetons = yaml.scan(texte, Loader=yaml.CSafeLoader)
    return "\n".join(jeton.value for jeton in jetons if isinstance(jeton, yaml.ScalarToken))


def verifier_l_innocuite(texte):
    """Nothing that a reader cannot see, nothing that a browser runs, was let through."""
    vus = html.unescape(texte)
    assert all(
        c in "\n\t\ufeff" or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        for c in texte.replace("\r\n", "\n")
    )
    assert not re.search(r"[\u202a-\u202e\u200b-\u200f]", vus)
    assert not re.search(r"<\s*(script|img|iframe|svg|style|form|object|base|meta)", texte, re.IGNORECASE)
    assert not re.search(r"java\s*script\s*:", vus, re.IGNORECASE)
    assert not re.search(r"\+33899\d{6}(?!\d)", texte)


@given(data=st.data())
@settings(SANS_HATE, max_examples=2200)
def test_a_damaged_file_is_refused_or_harmless(data, essai):
    racine, connus = essai
    morceau = data.draw(st.sampled_from(MORCEAUX))
    octets = data.draw(spoiled(morceau))
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMITE)
    problemes = juger(racine, morceau, octets, connus)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    verifier_les_messages(problemes, morceau.fichier, octets)
    if not problemes and octets != morceau.texte.encode():
        verifier_l_innocuite(montre(morceau.fichier, octets))


def test_the_pieces_are_sound(essai):
    racine, connus = essai
    fautes = [(m.fichier, p) for m in MORCEAUX for p in juger(racine, m, m.texte.encode(), connus)]
    assert fautes == []


@pytest.fixture(scope="module")
def projet(tmp_path_factory):
    projet = lier(tmp_path_factory.mktemp("projet"))
    return Muet((projet, Memoire(projet)))


FICHIERS = sorted({m.fichier for m in MORCEAUX})


@given(data=st.data())
@settings(SANS_HATE, max_examples=60)
def test_a_damaged_project_is_refused_or_changes_only_there(data, projet):
    racine, memoire = projet
    fichier = data.draw(st.sampled_from(FICHIERS))
    texte = (RACINE / fichier).read_text(encoding="utf-8-sig")
    lignes = texte.split("\n")
    rang = data.draw(st.integers(0, len(lignes) - 1))
    place = data.draw(st.integers(0, len(lignes[rang])))
    lignes[rang] = lignes[rang][:place] + data.draw(st.sampled_from(MALICES)) + lignes[rang][place:]
    contenu = "\n".join(lignes)
    memoire.reprendre()
    with corrompu(racine, {"fichier": fichier, "contenu": contenu}):
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMITE)
        try:
            charger(racine)
        except DonneesInvalides as erreur:
            verifier_les_messages(erreur.problemes, fichier, contenu.encode())
        else:
            verifier_l_innocuite(montre(fichier, contenu.encode()))
            touches = {jeu for jeu in JEUX if deja_lu.lus[jeu][1] is not memoire.jeux[jeu][1]}
            lus = {jeu for jeu in JEUX if fichier in {m.fichier for m in MORCEAUX if m.jeu is jeu}}
            assert touches <= lus | {MAIRIES, FRANCE_SERVICES}
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
