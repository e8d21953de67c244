"""« guichet differences »: what a change would make readers see, told in French, between two states of the project."""

import shutil
import subprocess

import pytest

from appui.construction import PROJET
from appui.corruption import lier
from guichet.__main__ import main
from guichet.atelier.differences.commande import TAILLE, court

# What names are read from, and what the cases change.
FICHIERS = (
    "communes.csv",
    "epci.csv",
    "departements.csv",
    "instruments.yml",
    "lettres.yml",
    "services_departementaux.yml",
    "lieux/guichets.yml",
    "lieux/mairies.csv",
    "lieux/corrections.csv",
    "lieux/fermetures.csv",
    "interface/commun.yml",
)
GUIDE = "docs/fr/demander/impayes.md"
# File, what is replaced once, by what; what must be said of it.
CAS = {
    "a telephone": (
        "data/lieux/mairies.csv",
        ("02300,+33323380486", "02300,+33323380487"),
        [
            "- **Mairie - Abbécourt** : téléphone « 03 23 38 04 86 » → « 03 23 38 04 87 »",
            "Se voit sur : /communes/abbecourt-02001/, /territoires/ca-chauny-tergnier-la-fere/",
            "Cet annuaire ne se corrige pas à la main.",
            "`mairie-02001,telephone,+33323380487,` puis la source",
        ],
    ),
    "hours, in words": (
        "data/lieux/mairies.csv",
        ("Mo 13:30-17:30; Tu 08:45-11:45; Th 08:45-11:45,13:30-17:30; Sa 10:00-11:45", "Mo-Fr 09:00-12:00"),
        [
            "samedi : 10 h-11 h 45 ; dimanche : fermé » → « lundi à vendredi : 9 h-12 h ; samedi à dimanche : fermé »",
        ],
    ),
    "a correction": (
        "data/lieux/corrections.csv",
        ("par\n", 'par\nmairie-62498,horaires,"Mo-Fr 08:30-12:00",annuaire-dila,2026-11-23,commune\n'),
        ["**Mairie - Lens** : ajouté (horaires « lundi à vendredi : 8 h 30-12 h ; samedi à dimanche : fermé »"],
    ),
    "a number that is wrong, and no more is known": (
        "data/lieux/corrections.csv",
        ("par\n", "par\nmairie-62498,telephone,,annuaire-dila,2026-11-23,commune\n"),
        ["**Mairie - Lens** : ajouté (téléphone rien, "],
    ),
    "a closure": (
        "data/lieux/fermetures.csv",
        ("par\n", "par\nmairie-62498,2026-12-24,2027-01-02,Noël,annuaire-dila,2026-11-23,commune\n"),
        ["**Mairie - Lens** : ajouté (du « 24/12/2026 », au « 02/01/2027 », motif « Noël »", "/communes/lens-62498/"],
    ),
    "a house that closed for good": (
        "data/lieux/fermetures.csv",
        ("par\n", "par\nfrance-services-abscon,2026-11-02,,,annuaire-dila,2026-11-23,etat\n"),
        ["« fermé pour de bon »"],
    ),
    "an instrument": (
        "data/instruments.yml",
        ("etat: adopte", "etat: absent"),
        ["**Métropole Européenne de Lille (200093201) · PPGDID** : état « adopté » → « absent »"],
    ),
    "a service that becomes known": (
        "data/services_departementaux.yml",
        ("service: adil\n  etat: inconnu", "service: adil\n  etat: connu\n  telephone: \"+33321790000\""),
        ["- **Aisne (02) · adil**", "état « inconnu » → « connu »", "téléphone rien → « 03 21 79 00 00 »", "/departements/02/"],
    ),
    "a translation": (
        "data/lettres.yml",
        ('en: "Order to pay the rent"', 'en: "Order to pay"'),
        ["**Commandement de payer** : titre anglais « Order to pay the rent » → « Order to pay »", "/demander/lettres/commandement-de-payer/"],
    ),
    "a sentence of a guide": (
        GUIDE,
        ("Appelez dès le premier retard", "Appelez le jour du premier retard"),
        ["**Loyer impayé : agir tout de suite** : texte « - Appelez dès", "→ « - Appelez le jour", "Se voit sur : /demander/impayes/"],
    ),
    "lines cut elsewhere": (GUIDE, ("Écrivez l'accord et signez-le à deux.", "Écrivez l'accord et\n   signez-le à deux."), []),
    "a word of the interface": (
        "data/interface/commun.yml",
        ('fr: "Appeler"', 'fr: "Téléphoner"'),
        ["- **appeler** : mots « Appeler » → « Téléphoner »"],
    ),
    "what a forge would read as its own": (
        "data/lettres.yml",
        ('fr: "Commandement de payer"', 'fr: "@tous [clic](https://evil.example) <img> #12 `x`"'),
        ["« @\u200btous \\[clic\\](https://evil.example) \\<img\\> #\u200b12 \\`x\\` »"],
    ),
}  # fmt: skip


def copie(dossier):
    for nom in (*(f"data/{fichier}" for fichier in FICHIERS), GUIDE):
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJET / nom, dossier / nom)
    # Whatever is corrected, or closed, by now.
    for nom in ("corrections", "fermetures"):
        fichier = dossier / f"data/lieux/{nom}.csv"
        fichier.write_text(f"{fichier.read_text(encoding='utf-8').splitlines()[0]}\n", encoding="utf-8")
    return dossier


def change(dossier, fichier, avant, apres):
    texte = (dossier / fichier).read_text(encoding="utf-8")
    assert avant in texte
    (dossier / fichier).write_text(texte.replace(avant, apres, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def avant(tmp_path_factory):
    return copie(tmp_path_factory.mktemp("avant"))


def dites(capsys, *arguments):
    assert main(["differences", *map(str, arguments)]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("cas", CAS.values(), ids=list(CAS))
def test_a_change_is_told_in_the_words_of_a_reader(avant, tmp_path, capsys, cas):
    fichier, mots, attendus = cas
    apres = copie(tmp_path / "apres")
    change(apres, fichier, *mots)
    dit = dites(capsys, avant, apres)
    for attendu in attendus:
        assert attendu in dit, dit
    if not attendus:
        assert "Rien : ni les faits, ni les textes" in dit, dit
    assert dit.count("**`") == bool(attendus), dit


def test_nothing_is_told_of_what_is_the_same_and_the_contrary_of_what_is_undone(avant, tmp_path, capsys):
    assert "Rien : ni les faits" in dites(capsys, avant, avant)
    apres = copie(tmp_path / "apres")
    fichier, mots, _ = CAS["a correction"]
    change(apres, fichier, *mots)
    assert "1 ajout." in dites(capsys, avant, apres)
    assert "1 retrait." in dites(capsys, apres, avant)


def test_two_versions_that_git_knows(tmp_path, capsys):
    def git(*demande):
        qui = ("-c", "user.name=essai", "-c", "user.email=essai@exemple.fr", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *qui, "-C", str(projet), *demande], check=True, capture_output=True)

    projet = copie(tmp_path / "projet")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "un")
    fichier, mots, (attendu,) = CAS["an instrument"]
    change(projet, fichier, *mots)
    assert attendu in dites(capsys, "HEAD", "--racine", projet)
    git("commit", "-qam", "deux")
    assert attendu in dites(capsys, "HEAD^1", "HEAD", "--racine", projet)
    assert "Rien" in dites(capsys, "HEAD", "--racine", projet)
    change(projet, fichier, "etat: absent", "etat: [")
    dit = dites(capsys, "HEAD", "--racine", projet)
    assert "### Illisible" in dit
    assert "Rien" not in dit
    for inconnue in ("ailleurs", "--upload-pack=x", "HEAD:data"):
        assert main(["differences", "--racine", str(projet), "--", inconnue]) == 1
        assert "n'est ni un dossier du projet" in capsys.readouterr().err


def test_the_answer_says_what_is_wrong_and_where_to_look(tmp_path, capsys):
    faux = lier(tmp_path / "faux")
    lettres = faux / "data/lettres.yml"
    lettres.unlink()
    shutil.copyfile(PROJET / "data/lettres.yml", lettres)
    change(faux, "data/lettres.yml", "delai: commandement-payer", "delai: commandement-paye")
    vers = tmp_path / "la/reponse.md"
    assert dites(capsys, PROJET, faux, "--verifier", "--apercu", "https://f.fr/1", "--vers", vers) == ""
    dit = vers.read_text(encoding="utf-8")
    assert "« commandement-payer » → « commandement-paye »" in dit
    assert "## 1 problème à corriger" in dit
    assert "Remède : " in dit
    assert dit.endswith("[Le site tel qu’il deviendrait](https://f.fr/1) : gardé 7 jours.\n")


def test_a_long_answer_keeps_its_end():
    assert court("a") == "a"
    long = court("a" * 3 * TAILLE + "fin")
    assert len(long) < TAILLE
    assert long.endswith("fin")
