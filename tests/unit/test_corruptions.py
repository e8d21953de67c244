"""Each deliberate fault of ``tests/cas/corruptions`` is told once, with its file, its line and its remedy."""

import datetime
import re

import pytest

from appui.corruption import RACINE, Memoire, corrompus, lier, lots, ou_dite, perdu
from appui.lectures import charger_yaml
from guichet.__main__ import main
from guichet.atelier.lus import changes_sans_date, noter, traductions_d_un_autre, traductions_en_retard
from guichet.atelier.notes import LUS
from guichet.atelier.verifier import verifies
from guichet.socle.chargement import lire
from guichet.socle.horloge import aujourdhui
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import SCHEMA, charger

TABLES = sorted((RACINE / "tests" / "cas" / "corruptions").glob("*.yml"))
CAS = [(table.stem, cas) for table in TABLES for cas in charger_yaml(table.read_text(encoding="utf-8"))]
# Facts change: a case that no longer finds what it touches fails alone, and the others are judged.
PERDUS = {cas["quoi"]: mots for _, cas in CAS if (mots := perdu(cas))}
LOTS = [
    pytest.param(lot, id=f"{table.stem} {rang}")
    for table in TABLES
    for rang, lot in enumerate(
        lots([cas for famille, cas in CAS if famille == table.stem and cas["quoi"] not in PERDUS]), 1
    )
]


@pytest.fixture(scope="module")
def sain(tmp_path_factory):
    """A project linked to the real data, and what reading it left in memory."""
    projet = lier(tmp_path_factory.mktemp("projet"))
    return projet, Memoire(projet)


def ligne_de(fichier, motif):
    """Return the line where ``motif`` is found, or 0, where nothing is told."""
    texte = fichier.read_text(encoding="utf-8")
    trouve = re.search(motif, texte, re.MULTILINE)
    return texte.count("\n", 0, trouve.start()) + 1 if trouve else 0


def dire(sain, lot):
    """Return what is said of the faults of ``lot``, and the line of each."""
    projet, memoire = sain
    memoire.reprendre()
    with corrompus(projet, lot) as mises:
        lignes = [
            ligne_de(projet / ou_dite(cas), cas["ligne"]) if "ligne" in cas else mise
            for cas, mise in zip(lot, mises, strict=True)
        ]
        try:
            verifies(projet, charger)
        except DonneesInvalides as erreur:
            return erreur.problemes, lignes
    return [], lignes


def manque(cas, ligne, siens):
    """Return what is missing in ``siens``, what is said of the fault of ``cas``, at ``ligne``; nothing if all is there."""
    dits = [p for p in siens if cas["constat"] in p.constat]
    ecart = 3 if cas.get("ligne_voisine") else 0  # the fault is said at its record, or at the key above it
    if not dits:
        return "rien n'en est dit"
    if not ligne:
        return f"{cas['ligne']} n'est plus dans {ou_dite(cas)}, adaptez « ligne » de ce cas"
    if not any(abs(p.ligne - ligne) <= ecart for p in dits):
        return f"attendue ligne {ligne}"
    if not all(p.remede for p in siens):
        return "un problème n'a pas de remède"
    return "" if len(siens) <= cas.get("messages", 1) else "dite plusieurs fois"


def a_qui(probleme, lot, lignes):
    """Return the rank in ``lot`` of the fault that ``probleme`` is about: the nearest of its file; None for no fault."""
    rangs = [rang for rang, cas in enumerate(lot) if ou_dite(cas) == probleme.fichier]
    return min(rangs, key=lambda rang: abs(lignes[rang] - probleme.ligne), default=None)


def mal_dits(sain, lot):
    """Return the cases of ``lot`` that are not told as they should."""
    problemes, lignes = dire(sain, lot)
    siens = [[] for _ in lot]
    ailleurs = 0
    for probleme in problemes:
        rang = a_qui(probleme, lot, lignes)
        if rang is None:
            ailleurs += 1
        else:
            siens[rang].append(probleme)
    accuse = ailleurs > sum(cas.get("messages", 1) - 1 for cas in lot)
    maux = [manque(*chacun) for chacun in zip(lot, lignes, siens, strict=True)]
    tout = "\n".join(map(str, problemes))
    return [
        (cas, f"{mal or 'un autre fichier est accusé'} : {tout}")
        for cas, mal in zip(lot, maux, strict=True)
        if mal or accuse
    ]


@pytest.mark.parametrize("famille", [table.stem for table in TABLES])
def test_each_case_still_finds_what_it_touches(famille):
    """Named one by one: the data changed, and the table of cases did not follow."""
    assert not [PERDUS[cas["quoi"]] for sienne, cas in CAS if sienne == famille and cas["quoi"] in PERDUS]


@pytest.mark.parametrize("lot", LOTS)
def test_a_fault_is_told_with_file_line_and_remedy(sain, lot):
    """Faults that do not touch are judged in one reading; those that others hide with fewer, and in the end alone."""
    maux = juges(sain, lot)
    assert not maux, "\n".join(f"{cas['quoi']} : {mal}" for cas, mal in maux)


def juges(sain, lot):
    """Return the cases of ``lot`` that are not told as they should, even alone."""
    maux = mal_dits(sain, lot)
    if len(lot) == 1 or not maux:
        return maux
    restes = [cas for cas, _ in maux]
    moitie = (len(restes) + 1) // 2 if len(restes) == len(lot) else len(restes)
    return [mal for part in (restes[:moitie], restes[moitie:]) if part for mal in juges(sain, part)]


RELUS = [
    {
        "fichier": "data/delais.yml",
        "motif": r"(id: validite-demande\n  valeur: )1(\n  unite: an\n  en_lettres: )un an((?:\n  .*)*?\n  lu_le: )\S+",
        "par": r"\g<1>2\2deux ans\g<3>{jour}",
    },
    {
        "fichier": "docs/fr/elus/guichet.md",
        "motif": r"(?s)(lu_le: )\S+(.*)Un guichet mal tenu",
        "par": r"\g<1>{jour}\g<2>Un guichet négligé",
    },
    # What the delay rests on was read again with it.
    {
        "fichier": "data/sources.yml",
        "motif": r"(id: cch-r441-2-7\n(?:.*\n)*?  lu_le: )\S+",
        "par": r"\g<1>{jour}",
    },
    {"fichier": "data/interface/etat.yml", "motif": 'en: "Open until', "par": 'en: "It is open until'},
]


def test_what_was_read_again_may_say_something_else(sain):
    """Whoever writes the day of the reading, and that of the source of a figure, changes a fact; a translation is bettered alone."""
    projet, memoire = sain
    memoire.reprendre()
    relus = [cas | {"par": cas["par"].replace("{jour}", str(aujourdhui()))} for cas in RELUS]
    with corrompus(projet, relus):
        lot = lire(projet, SCHEMA)
        assert [*changes_sans_date(lot), *traductions_en_retard(lot)] == []


def test_a_measure_is_not_noted_under_the_day_of_another(sain):
    """Noting is for words: a figure that changed was read again, and says when."""
    projet, memoire = sain
    memoire.reprendre()
    change = RELUS[0] | {"par": RELUS[0]["par"].replace("{jour}", "2026-11-23")}
    notes = (projet / LUS).read_bytes()
    with corrompus(projet, [change]):
        with pytest.raises(DonneesInvalides, match="un chiffre, un jour ou une adresse n'est plus le même"):
            noter(lire(projet, SCHEMA))
        assert (projet / LUS).read_bytes() == notes


CHAQUE_SEMAINE = [
    # A word more that people type, and that they say; a place that takes its right name.
    {
        "fichier": "data/recherche.yml",
        "motif": r"(- id: discrimination\n    quand:\n      fr: \[)",
        "par": r"\1racial, ",
    },
    {"fichier": "data/paroles.yml", "motif": r"(#etranger\n  mots:\n    fr:\n      \[)", "par": r"\1carte bleue, "},
    {"fichier": "data/lieux/guichets.yml", "motif": "id: guichet-ville-de-lillers", "par": "id: guichet-de-lillers"},
    # A translation that reads better, of what nobody dates.
    {"fichier": "data/orientation.yml", "motif": 'en: "I have received a letter"', "par": 'en: "I got a letter"'},
]


def test_what_changes_every_week_asks_for_no_reading(sain):
    projet, memoire = sain
    memoire.reprendre()
    with corrompus(projet, CHAQUE_SEMAINE):
        lot = lire(projet, SCHEMA)
        assert [*changes_sans_date(lot), *traductions_d_un_autre(lot), *traductions_en_retard(lot)] == []


def test_what_was_noted_before_records_without_a_day_were_is_not_refused(sain):
    """Whoever takes up the project with older notes is told of nothing that they did not know."""
    projet, memoire = sain
    memoire.reprendre()
    with corrompus(
        projet, [{"fichier": LUS, "motif": r"(?:^(?:reponses|paroles|essentiel|carte_regle)\b.*\n)+", "par": ""}]
    ):
        dits = {dit.valeur.partition(" ")[0] for dit in changes_sans_date(lire(projet, SCHEMA))}
    assert dits.isdisjoint({"reponses", "paroles", "essentiel", "carte_regle"})


def test_a_surprising_delay_is_taken_with_its_reason(sain):
    projet, memoire = sain
    memoire.reprendre()
    raison = "L’arrêté du préfet, relu le 26 novembre, écrit bien quatre mois."
    confirme = f'- {{fichier: data/delais_locaux.yml, cle: anormalement_long 62, champ: valeur, raison: "{raison}", lu_le: 2026-11-26}}'
    delai = '- {nature: anormalement_long, departement: "62", valeur: 4, unite: mois, statut: transcrit, source: page-lens-lievin-cia, lu_le: 2026-11-25}'
    faits = [
        {"fichier": "data/delais_locaux.yml", "motif": r"^\[\]\n\Z|\Z", "par": f"{delai}\n"},
        {"fichier": "data/confirmations.yml", "ajout": confirme},
    ]
    with corrompus(projet, faits):
        lire(projet, SCHEMA)
    with (
        corrompus(projet, faits[:1]),
        pytest.raises(DonneesInvalides, match='cle: "anormalement_long 62", champ: valeur'),
    ):
        lire(projet, SCHEMA)


def test_no_night_changes_what_is_said_of_a_fact(sain, monkeypatch):
    """What was noted today and changed again is refused today as it would be tomorrow."""
    projet, memoire = sain
    memoire.reprendre()
    refaits = [
        {"fichier": LUS, "motif": r"^(delais validite-demande\t)\S+", "par": rf"\g<1>{aujourdhui()}"},
        RELUS[0] | {"par": RELUS[0]["par"].replace("{jour}", str(aujourdhui()))},
    ]
    demain = aujourdhui() + datetime.timedelta(days=1)
    with corrompus(projet, refaits):
        ce_jour = _du_delai(projet)
        monkeypatch.setenv("GUICHET_DATE", str(demain))
        le_lendemain = _du_delai(projet)
    assert len(ce_jour) == 1
    assert ce_jour == le_lendemain


def _du_delai(projet):
    dits = changes_sans_date(lire(projet, SCHEMA))
    return [(dit.ligne, dit.constat) for dit in dits if dit.valeur == "delais validite-demande"]


def test_each_case_has_its_name():
    noms = [(famille, cas["quoi"]) for famille, cas in CAS]
    assert len(set(noms)) == len(noms)


def test_faults_are_told_all_at_once(tmp_path, capsys):
    projet = lier(tmp_path)
    memoire = Memoire(projet)
    fiches = [cas for famille, cas in CAS if famille == "fiches" and cas["quoi"] not in PERDUS]
    choisies = [
        fiches[1],
        next(c for c in fiches if "orpheline" in c["quoi"]),
        next(c for c in fiches if "lien officiel" in c["quoi"]),
    ]
    memoire.reprendre()
    with corrompus(projet, choisies):
        assert main(["verifier", "--racine", str(projet), "--format", "github"]) == 1
    sortie, erreur = capsys.readouterr()
    annonces = re.findall(r"^::error file=([^,:]+),line=\d+::.+%0ARemède : .+$", sortie, re.MULTILINE)
    assert sorted(annonces) == sorted(cas["fichier"] for cas in choisies)
    assert erreur.count("Remède :") == len(choisies)
    assert all(cas["fichier"] in erreur for cas in choisies)


def test_real_data_is_sound(capsys):
    assert main(["verifier"]) == 0
    assert "3782 communes, 92 EPCI dont 40 dans la réforme" in capsys.readouterr().out
