"""What one process judged sound, another takes back where nothing of it has changed; all else is judged again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guichet.socle import chargement, deja_lu, reserve
from guichet.socle.champs import Fiche
from guichet.socle.chargement import Schema, charger
from guichet.socle.jeux import Repertoire
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.programme import fichiers_des_gabarits
from guichet.socle.regles import Regles


class Objet(Fiche):
    id: str
    nombre: int
    voisin: str = ""


OBJETS = Repertoire("objets", "data/objets.csv", Objet)
VOISINS = Repertoire("voisins", "data/voisins.csv", Objet)
juges: list[str] = []
REGLES = Regles()


@REGLES.regle
def objet_positif(lot) -> Iterator[Probleme]:
    juges.append("positif")
    for fiche, enregistrement in lot[OBJETS]:
        if fiche.nombre < 0:
            yield enregistrement.probleme(("nombre",), "négatif", "corrigez")


@REGLES.regle
def voisin_connu(lot) -> Iterator[Probleme]:
    juges.append("voisin")
    for fiche, enregistrement in lot[OBJETS]:
        if fiche.voisin and fiche.voisin not in lot.connus[VOISINS]:
            yield enregistrement.probleme(("voisin",), "inconnu", "corrigez")


def fiche_jugee(jeu, fiche, enregistrement) -> Iterator[Probleme]:
    juges.append(fiche.id)
    yield from ()


SCHEMA = Schema((OBJETS, VOISINS), (REGLES,), (fiche_jugee,))
SAINS = {"objets": "id,nombre,voisin\na,1,\nb,2,z\n", "voisins": "id,nombre,voisin\nz,3,\n"}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    (tmp_path / "data/interface").mkdir(parents=True)
    ecrire(tmp_path, **SAINS)
    return tmp_path


def ecrire(projet: Path, **fichiers: str) -> None:
    for nom, texte in fichiers.items():
        (projet / f"data/{nom}.csv").write_text(texte, encoding="utf-8")


def autre_processus(projet: Path) -> dict[str, int]:
    """Load as a process that knows nothing does; return the numbers of the objects."""
    gardees = [(memoire, dict(memoire)) for memoire in (deja_lu.lus, deja_lu.saines, deja_lu.dits)]
    for memoire, _ in gardees:
        memoire.clear()
    juges.clear()
    try:
        donnees = charger(projet, SCHEMA, projet / "reserve")
        return {cle: fiche.nombre for cle, fiche in donnees[OBJETS].items()}
    finally:
        for memoire, avant in gardees:
            memoire.clear()
            memoire.update(avant)


def test_what_nobody_touched_is_not_judged_again(projet: Path):
    assert autre_processus(projet) == {"a": 1, "b": 2}
    assert juges == ["a", "b", "z", "positif", "voisin"]
    for _ in range(2):
        assert autre_processus(projet) == {"a": 1, "b": 2}
        assert juges == []


@pytest.mark.parametrize(
    ("fichier", "texte", "attendus"),
    [
        ("objets", "id,nombre,voisin\na,1,\nb,7,z\n", ["b", "positif", "voisin"]),
        ("objets", "id,nombre,voisin\nb,2,z\n", ["positif", "voisin"]),
        ("voisins", "id,nombre,voisin\nz,3,\ny,4,\n", ["y", "voisin"]),
    ],
)
def test_what_was_touched_is_judged_with_what_looks_at_it(projet: Path, fichier: str, texte: str, attendus: list[str]):
    autre_processus(projet)
    ecrire(projet, **{fichier: texte})
    autre_processus(projet)
    assert juges == attendus


@pytest.mark.parametrize(
    ("fichier", "texte", "constat"),
    [
        ("objets", "id,nombre,voisin\na,-1,\nb,2,z\n", "négatif"),
        ("objets", "id,nombre,voisin\na,un,\nb,2,z\n", "nombre"),
        ("voisins", "id,nombre,voisin\ny,3,\n", "inconnu"),
    ],
)
def test_a_fault_is_told_as_often_as_it_is_there(projet: Path, fichier: str, texte: str, constat: str):
    autre_processus(projet)
    ecrire(projet, **{fichier: texte})
    for _ in range(2):
        with pytest.raises(DonneesInvalides, match=constat):
            autre_processus(projet)
    ecrire(projet, **SAINS)
    assert autre_processus(projet) == {"a": 1, "b": 2}


@pytest.mark.parametrize("quoi", ["jour", "programme", "gabarits", "abîmée"])
def test_all_is_judged_again_on_another_day_by_another_program_or_where_nothing_can_be_read(
    projet: Path, monkeypatch: pytest.MonkeyPatch, quoi: str
):
    autre_processus(projet)
    if quoi == "jour":
        monkeypatch.setenv("GUICHET_DATE", "2031-02-03")
    elif quoi == "programme":
        monkeypatch.setattr(reserve, "programme", lambda: b"autre")
    elif quoi == "gabarits":
        monkeypatch.setattr(chargement, "gabarits", lambda: b"autres")
    else:
        for fichier in (projet / "reserve").iterdir():
            fichier.write_bytes(fichier.read_bytes()[:40])
    assert autre_processus(projet) == {"a": 1, "b": 2}
    assert juges == ["a", "b", "z", "positif", "voisin"]


def test_rules_ask_templates_and_scripts():
    assert {fichier.suffix for fichier in fichiers_des_gabarits()} == {".html", ".js"}


def test_what_a_slow_tool_made_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    faits: list[bytes] = []

    def faire(texte: bytes) -> bytes:
        return reserve.deja_fait("outil", (texte,), lambda: faits.append(texte) or texte.upper())

    monkeypatch.delenv(reserve.RESERVE, raising=False)
    assert [faire(b"a"), faire(b"a")] == [b"A", b"A"]
    assert len(faits) == 2  # nowhere to keep it
    monkeypatch.setenv(reserve.RESERVE, str(tmp_path))
    assert [faire(b"a"), faire(b"a"), faire(b"b")] == [b"A", b"A", b"B"]
    assert len(faits) == 4
