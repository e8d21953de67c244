"""What a value of a record may be: telephones, addresses, days, hours, cells, files."""

import multiprocessing
import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from guichet.socle import caracteres, liens, telephones
from guichet.socle.csv_strict import est_une_formule, pour_tableur, rangees, sans_neutre
from guichet.socle.fichiers import ecrire_un_neuf, lire_octets, verrou
from guichet.socle.jour_imprecis import DateRefusee, JourImprecis
from guichet.socle.problemes import DonneesInvalides, Probleme, inattendu, regroupes
from guichet.socle.yaml_strict import composer
from guichet.sujets.lieux import plages

OFFICIELS = {"anil.org", "legifrance.gouv.fr", "demande-logement-social.gouv.fr", "actionlogement.fr"}


def dits(lire):
    """Return what ``lire`` is refused for, nothing if it is not."""
    try:
        lire()
    except DonneesInvalides as erreur:
        return erreur.problemes
    return []


@pytest.mark.parametrize("numero", ["+33321697000", "+33627458136", "+33970809010", "+33806000113", "+33805160075"])
def test_ordinary_numbers(numero):
    assert telephones.verifier(numero) == numero


@pytest.mark.parametrize(
    ("numero", "mots"),
    [
        ("+33899123456", "surtaxé"),
        ("+33825123456", "surtaxé"),
        ("+3222770000", "en France"),
        ("+590590123456", "en France"),
        ("0321697000", "international"),
        ("+33 321697000", "international"),
        ("+330321697000", "premier zéro"),
        ("+33121", "international"),
        ("+33012345678", "premier zéro"),
        ("+331212345", "n'existe pas"),
        ("", "international"),
        ("+33612345678", "exemple"),
        ("+33300000000", "exemple"),
        ("+33321212121", "exemple"),
    ],
)
def test_numbers_that_are_refused(numero, mots):
    with pytest.raises(telephones.NumeroRefuse, match=mots):
        telephones.verifier(numero)


@given(st.text())
def test_every_number_is_refused_or_given_back(texte):
    with suppress(telephones.NumeroRefuse):
        assert telephones.verifier(texte) == texte


@pytest.mark.parametrize("adresse", ["https://www.anil.org/a?b=c#d", "https://a.fr", "https://x.avocat.fr/%C3%A9"])
def test_addresses_that_pass(adresse):
    assert liens.verifier(adresse) == adresse


@pytest.mark.parametrize(
    "adresse",
    [
        "http://anil.org/",
        "https://u:p@anil.org/",
        "https://anil.org@evil.example/",
        "https://anil.org:8080/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://xn--anl-kma.org/",
        "https://anil.org./x y",
        "https://anil..org/",
        "https://-anil.org/",
        "https://anil.org/%00",
        "https://anil.org/%E2%80%AE",
        "javascript:alert(1)",
        "data:text/html,x",
        "//anil.org/",
        "anil.org",
        "https:///x",
        "https://anil.org\\@evil.example",
        "",
    ],
)
def test_addresses_that_are_refused(adresse):
    with pytest.raises(liens.AdresseRefusee):
        liens.verifier(adresse)


def test_the_site_of_a_territory_may_lack_https():
    assert liens.verifier("http://mairie.fr/", http=True)


@given(st.text())
def test_every_address_is_refused_or_given_back(texte):
    with suppress(liens.AdresseRefusee):
        assert liens.verifier(f"https://{texte}") == f"https://{texte}"


@pytest.mark.parametrize("courriel", ["a@b.fr", "mairie.de-lens@wanadoo.fr", "l'accueil@ville.fr"])
def test_e_mails_that_pass(courriel):
    assert liens.verifier_courriel(courriel) == courriel


@pytest.mark.parametrize(
    "courriel", ["a@b", "a@b.fr?bcc=c@d.fr", "a@b.fr,c@d.fr", "a b@c.fr", "é@b.fr", "a..b@c.fr", "@b.fr"]
)
def test_e_mails_that_are_refused(courriel):
    with pytest.raises(liens.AdresseRefusee):
        liens.verifier_courriel(courriel)


@pytest.mark.parametrize(
    ("adresse", "imite"),
    [
        ("https://www.anil.org/x", None),
        ("https://sous.anil.org/x", None),
        ("https://www.lagazettedescommunes.com/", None),
        ("https://www.demande-Iogement-social.gouv.fr/", "demande-logement-social.gouv.fr"),
        ("https://demande-logement-social.fr/", "demande-logement-social.gouv.fr"),
        ("https://demande-logement-social.gouv.fr.evil.example/", "demande-logement-social.gouv.fr"),
        ("https://legifrance-gouv.fr/", "legifrance.gouv.fr"),
        ("https://impots-gouv.fr/", "gouv.fr"),
        ("https://actionlogment.fr/", "actionlogement.fr"),
        ("https://actionlogemnet.fr/", "actionlogement.fr"),
        ("https://actionlogernent.fr/", "actionlogement.fr"),
        ("https://act1onlogement.fr/", "actionlogement.fr"),
        ("https://anil.com/", None),
    ],
)
def test_sites_that_imitate_another(adresse, imite):
    assert liens.imite(adresse, OFFICIELS) == imite


@pytest.mark.parametrize(
    ("adresse", "domaine"),
    [
        ("https://www.anil.org/a", "anil.org"),
        ("https://lannuaire.service-public.gouv.fr/", "service-public.gouv.fr"),
        ("https://consultation.avocat.fr/", "consultation.avocat.fr"),
    ],
)
def test_the_domain_of_an_address(adresse, domaine):
    assert liens.domaine(adresse) == domaine


@pytest.mark.parametrize("date", ["2023-02-29", "2024-13", "2024-00", "2024-01-00", "0000", "hier", "2024-1-1", ""])
def test_dates_that_are_refused(date):
    with pytest.raises(DateRefusee):
        JourImprecis(date)


@pytest.mark.parametrize(
    ("horaires", "mots"),
    [
        ("Mo-Fr 08:30-12:00,14:00-17:00; Sa 09:00-12:00", None),
        ("Mo,We,Fr 09:00-12:00", None),
        ("Mo 09:00-12:00; Mo 14:00-17:00", "deux fois le lundi"),
        ("Mo-We 09:00-12:00; Tu 14:00-17:00", "deux fois le mardi"),
        ("Mo 09:00-12:00,11:00-14:00", "chevauche"),
        ("Mo 14:00-17:00,09:00-12:00", "chevauche"),
        ("Mo 12:00-09:00", "finit avant"),
        ("Mo 02:00-05:00", "nuit"),
        ("Mo 09:00-23:30", "nuit"),
        ("Mo 09:00-09:05", "quart d'heure"),
        ("Mo 09:75-12:00", "pas une heure"),
        ("Mo 09:00-11:60", "pas une heure"),
        ("Mo 09:59-12:00", None),
        # What is just long enough, early enough, late enough.
        ("Mo 06:00-06:15,10:00-22:00", None),
        ("Mo 09:00-09:14", "quart d'heure"),
        ("Mo 09:00-21:01", "plus de douze heures"),
        ("Mo 05:59-12:00", "nuit"),
        ("Mo 13:00-22:01", "nuit"),
        ("Mo 09:00-09:00", "finit avant"),
        ("Mo 09:00-12:00,12:00-14:00", "chevauche"),
        ("Mo 09:00-12:00,12:01-14:00", None),
        ("Su-Mo 09:00-12:00", "jour d'avant"),
        ("Lu 09:00-12:00", "n'existe pas"),
        ("lundi matin", "la forme"),
        ("", "la forme"),
    ],
)
def test_opening_hours(horaires, mots):
    constat = plages.contradiction(horaires)
    assert constat is None if mots is None else mots in (constat or "")


@pytest.mark.parametrize(
    ("cellule", "formule"),
    [
        ("=1+1", True),
        ("@SUM(A1)", True),
        ("+1+1", True),
        ("-2+3", True),
        ("\t=1", True),
        ("-texte", True),
        ("+33321697000", False),
        ("+33 3 21 69 70 00", False),
        ("-3.5", False),
        ("12", False),
        ("Lens", False),
        ("", False),
    ],
)
def test_spreadsheet_formulas(cellule, formule):
    assert est_une_formule(cellule) is formule
    assert pour_tableur(cellule) == (f"'{cellule}" if formule else cellule)


@given(st.text())
def test_a_neutralised_cell_comes_back_as_it_was(cellule):
    assert not est_une_formule(pour_tableur(cellule))
    if not cellule.startswith("'"):
        assert sans_neutre(pour_tableur(cellule)) == cellule


def test_rows_of_one_line_each():
    assert list(rangees("a.csv", 'x,y\n1,"a, b"\n\n2,"dit ""oui"""\n')) == [
        (1, ["x", "y"]),
        (2, ["1", "a, b"]),
        (4, ["2", 'dit "oui"']),
    ]


@pytest.mark.parametrize(
    ("texte", "ligne"),
    [('a\n"b\nc\n', 2), ('a\n"b"c\n', 2), ("a\n=b\n", 2), ("a\n" + "x" * 6000, 2), ('a\n"b\nc"\n', 2)],
)
def test_rows_refused_at_their_line(texte, ligne):
    with pytest.raises(DonneesInvalides) as erreur:
        list(rangees("a.csv", texte))
    assert [p.ligne for p in erreur.value.problemes] == [ligne]


@given(st.text())
def test_every_csv_is_read_or_refused(texte):
    assert all(p.remede for p in dits(lambda: list(rangees("a.csv", texte))))


@given(st.text(alphabet="ab:-[]{}&*!%#\"'|>\n ,?01.~\\", max_size=60))
def test_every_yaml_is_composed_or_refused(texte):
    problemes = dits(lambda: composer("a.yml", texte))
    assert all(p.remede and 1 <= p.ligne <= texte.count("\n") + 2 for p in problemes)


def test_an_absurd_depth_is_refused_without_waiting():
    debut = time.process_time()
    for texte in ("[" * 200_000, "{a: " * 50_000, "- " * 100_000, "? " * 100_000):
        with pytest.raises(DonneesInvalides):
            composer("a.yml", texte)
    assert time.process_time() - debut < 2


@pytest.mark.parametrize("texte", ["Où aller ? Quoi apporter ?", "أين أذهب؟", "€ 12 °C – « oui » … œuvre", "a\tb\n"])
def test_characters_that_pass(texte):
    assert caracteres.interdit(texte) is None
    assert caracteres.decoder("a.md", texte.encode()) == texte


@pytest.mark.parametrize(
    ("texte", "constat"),
    [
        ("l\u0430 ville", "une lettre cyrillique qui peut passer pour une des nôtres (U+0430)"),
        ("un\u202e mot", "un caractère invisible qui retourne le sens du texte (U+202E)"),
        ("Vi\u1ec7t", "une lettre que le site n'emploie pas (U+1EC7)"),
        ("\u2603", "un signe que le site n'emploie pas (U+2603)"),
        ("\u0e53", "un chiffre d'une autre écriture (U+0E53)"),
        ("\u2003", "une espace d'une largeur spéciale (U+2003)"),
        ("e\u0301", "un accent séparé de sa lettre (U+0301)"),
        ("\u064e", "une voyelle arabe sans sa lettre, ou trop de voyelles sur une lettre"),
    ],
)
def test_a_character_that_may_not_be_there_is_named(texte, constat):
    assert caracteres.interdit(texte) == constat


@given(st.characters())
def test_every_character_that_passes_is_seen(caractere):
    if caracteres.interdit(caractere) is None:
        assert caractere in "\n\t" or caractere.isprintable() or caractere in "\u00a0\u202f"


def test_byte_order_mark_and_line_ends_of_windows():
    assert caracteres.decoder("a.yml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == "a: 1\nb: 2\n"


@pytest.mark.parametrize("nature", ["absent", "dossier", "tube", "boucle"])
def test_what_is_not_a_file_is_refused_without_waiting(tmp_path, nature):
    chemin = tmp_path / "a.yml"
    {
        "absent": lambda: None,
        "dossier": chemin.mkdir,
        "tube": lambda: os.mkfifo(chemin),
        "boucle": lambda: chemin.symlink_to(chemin),
    }[nature]()
    with pytest.raises(DonneesInvalides) as erreur:
        lire_octets(tmp_path, "a.yml")
    assert erreur.value.problemes[0].fichier == "a.yml"


def test_an_endless_file_is_refused_unread(tmp_path):
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "gros").write_bytes(b"a" * 2_000_001)
    for nom in ("zero", "gros"):
        with pytest.raises(DonneesInvalides):
            lire_octets(tmp_path, nom, 2_000_000)


def test_a_new_file_is_whole_or_is_not(tmp_path, monkeypatch):
    chemin = tmp_path / "a.csv"
    ecrire_un_neuf(chemin, "a;b\r\n")
    assert chemin.read_bytes() == b"a;b\r\n"
    with pytest.raises(FileExistsError):
        ecrire_un_neuf(chemin, "x")
    autre = tmp_path / "b.csv"
    vrai = Path.open

    def plein(self, *args, **options):
        fichier = vrai(self, *args, **options)
        fichier.write = lambda _: (_ for _ in ()).throw(OSError(28, "plein"))
        return fichier

    monkeypatch.setattr(Path, "open", plein)
    with pytest.raises(OSError, match="plein"):
        ecrire_un_neuf(autre, "x")
    assert not autre.exists()


def _ajouter(dossier, combien):
    for _ in range(combien):
        with verrou(Path(dossier)):
            compte = Path(dossier) / "compte"
            lu = int(compte.read_text())
            compte.write_text(str(lu + 1))


def test_the_lock_makes_one_wait(tmp_path):
    (tmp_path / "compte").write_text("0")
    taches = [multiprocessing.Process(target=_ajouter, args=(tmp_path, 50)) for _ in range(3)]
    for tache in taches:
        tache.start()
    for tache in taches:
        tache.join()
    assert (tmp_path / "compte").read_text() == "150"


def test_a_cause_is_told_once():
    problemes = [Probleme("b.csv", ligne, "x", "y", "n'existe pas", "ajoutez-le", "y") for ligne in range(2, 9)]
    problemes.append(Probleme("a.csv", 4, "x", "z", "n'existe pas", "ajoutez-le", "z"))
    premier, second = regroupes(problemes)
    assert (premier.fichier, premier.constat) == ("a.csv", "n'existe pas")
    assert second.ligne == 2
    assert second.constat.endswith("(aussi : b.csv, ligne 3 ; b.csv, ligne 4 ; b.csv, ligne 5 et 3 de plus)")


def test_the_last_resort(monkeypatch):
    assert "KeyError" in inattendu("a.yml", KeyError("x")).constat
    monkeypatch.setenv("GUICHET_TRACE", "oui")
    with pytest.raises(KeyError):
        inattendu("a.yml", KeyError("x"))
