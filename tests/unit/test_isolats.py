"""Numbers and French words in Arabic stand whole, wherever they were written."""

import html
import re
import shutil
import subprocess

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from appui.construction import PROJET
from appui.isolats import non_isoles
from guichet import sujets
from guichet.socle.isolats import MOTIF, isoler
from guichet.socle.langues import Interface

ISOLATS_JS = PROJET / "overrides" / "assets" / "javascripts" / "isolats.js"


def francais(texte):
    return f'<span lang="fr" dir="ltr">{texte}</span>'


def nombre(texte):
    return f'<bdi dir="ltr">{texte}</bdi>'


@pytest.mark.parametrize(
    ("avant", "isole", "apres"),
    [
        ("النموذج ", francais("Cerfa 15426*06"), "، هنا"),
        ("المادة ", francais("R. 441-2-1"), "."),
        ("", francais("art. L. 441-1 et R. 441-2"), ""),
        ("الرأي ", francais("n° 24-70.002"), ""),
        ("قبل ", nombre("01/12/2026"), "."),
        ("منذ ", nombre("2026-11-26"), " إلى اليوم"),
        ("سنتي ", nombre("2025/2026"), "؟"),
        ("من ", francais("8 h 30 - 12 h"), " يوميًا"),
        ("من ", nombre("08:30-12:00"), " يوميًا"),
        ("اتصل ", nombre("03 20 12 34 56"), " الآن"),
        ("اتصل (", nombre("0\u00a0806\u00a0000\u00a0113"), ")"),
        ("اتصل ", nombre("+33320123456"), " الآن"),
        ("", nombre("15426*06"), " هنا"),
        ("نسبة ", nombre("25%"), " منها"),
        ("نسبة ", nombre("3,5 %"), " منها"),
        ("", nombre("1,234"), " سكنًا"),
        ("", nombre("450 €"), "، كل شهر"),
        ("", nombre("€450"), ""),
        ("و", francais("Pas-de-Calais"), "،"),
        ("(", francais("Caf"), ") أو البلدية"),
        ("الموقع ", francais("https://a.fr/x?y=1"), "."),
        ("اكتب إلى ", francais("a.b@c-d.fr"), "."),
        ("في ", francais("Lens"), "، 2 مكاتب"),
    ],
)
def test_what_must_be_isolated_is_so_as_a_whole(avant, isole, apres):
    brut = html.unescape(re.sub("<[^>]*>", "", isole))
    assert isoler(f"{avant}{brut}{apres}") == f"{avant}{isole}{apres}"


@pytest.mark.parametrize("texte", ["5 أشهر", "في 2026. 12 أسرة", "من 08:30 إلى 12:00", "59، 62", "سؤال؟", ""])
def test_what_keeps_its_order_stays_bare(texte):
    assert isoler(texte) == texte


def test_signs_are_escaped_and_markup_is_kept():
    assert isoler("< Caf & MSA >") == f"&lt; {francais('Caf &amp; MSA')} &gt;"
    assert isoler(Markup("<b>Caf</b>")) == "<b>Caf</b>"


@pytest.mark.skipif(shutil.which("node") is None, reason="node manque")
def test_scripts_isolate_with_the_same_expression():
    script = f"import('{ISOLATS_JS.as_uri()}').then(({{ISOLATS}}) => process.stdout.write(ISOLATS.source))"
    assert subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout == f"({MOTIF})"


@pytest.fixture(scope="module")
def redaction(donnees):
    return sujets.redaction(donnees, Interface("ar", donnees.chaines))


def ecrit(redaction, texte):
    # Python-Markdown sorts the attributes.
    return str(redaction.phrase(texte, "")).replace('dir="ltr" lang="fr"', 'lang="fr" dir="ltr"')


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("قبل 01/12/2026 أو **15426\\*06**.", f"قبل {nombre('01/12/2026')} أو <strong>{nombre('15426*06')}</strong>."),
        (f"النموذج {francais('Cerfa')} 15426*06.", f"النموذج {francais('Cerfa 15426*06')}."),
        (f"النموذج {francais('Cerfa')} 6 أيام", f"النموذج {francais('Cerfa')} 6 أيام"),
        ("[الموقع Dalo هنا](x/)", f'<a href="x/">الموقع {francais("Dalo")} هنا</a>'),
        ("`Dalo` وCaf &amp; MSA", f"<code>Dalo</code> و{francais('Caf')} &amp; {francais('MSA')}"),
        (
            'أداة <span lang="en" dir="ltr">axe-core</span>، 1/2',
            f'أداة <span lang="en" dir="ltr">axe-core</span>، {nombre("1/2")}',
        ),
        ("<b>Caf</b> ثم", f"<b>{francais('Caf')}</b> ثم"),
        ("ثم 1/2", f"ثم {nombre('1/2')}"),
        # What is marked is left as it is, however deep.
        (
            '<span lang="fr" dir="ltr">[Caf](x/)</span> 1/2',
            f'<span lang="fr" dir="ltr"><a href="x/">Caf</a></span> {nombre("1/2")}',
        ),
    ],
)
def test_prose_is_isolated_where_markdown_becomes_html(redaction, texte, attendu):
    assert ecrit(redaction, texte) == attendu


def test_a_heading_keeps_its_address(redaction):
    titre = str(redaction.rendre("## تظلّم Dalo {#dalo-2}", "demander/recours/"))
    assert (
        titre.replace('dir="ltr" lang="fr"', 'lang="fr" dir="ltr"') == f'<h2 id="dalo-2">تظلّم {francais("Dalo")}</h2>'
    )


def test_shortcodes_are_isolated(redaction):
    page = ecrit(
        redaction, "{{officiel:formulaire-dalo}} {{lien:demander/recours/|طلب Dalo}} {{delai:impaye-2027-montant}}"
    )
    assert francais("Cerfa 15036*01") in page
    assert f"طلب {francais('Dalo')}</a>" in page
    assert not list(non_isoles(LexborHTMLParser(page)))


def test_interface_strings_are_isolated_with_their_values():
    chaines = {
        "t.a": {"ar": "في {n}% من {nom} ({brut})"},
        "t.b": {"ar": dict.fromkeys(("zero", "one", "two", "few", "many", "other"), "{n} سكنًا")},
    }
    interface = Interface("ar", chaines)
    ecrite = interface.isolee("t.a", n=25, nom=interface.nom("Lens"), brut="R. 441-2")
    assert ecrite == f"في {nombre('25%')} من {francais('Lens')} ({francais('R. 441-2')})"
    mille = "1\u202f234"
    assert interface.isolee("t.b", n=1234) == f"{nombre(mille)} سكنًا"
    assert interface.t("t.b", n=1234) == f"{mille} سكنًا", "an attribute holds no element"
    assert Interface("en", {"t.a": {"en": "{n}% Caf"}}).isolee("t.a", n=25) == "25% Caf"


@pytest.mark.parametrize(
    ("page", "attendus"),
    [
        ("<p>النموذج 15426*06</p>", ["15426*06"]),
        ("<p>المادة 441-2-1 هنا</p>", ["441-2-1"]),
        ("<p>قبل 01/12/2026</p>", ["01/12/2026"]),
        ("<p>حتى 12 345 يورو</p>", ["12 345"]),
        ("<p>حتى 12\u00a0345 يورو</p>", ["12\u00a0345"]),
        ("<p>حتى 12,345 يورو</p>", ["12,345"]),
        ("<p>نسبة 25% و450 €</p>", ["25%", "450 €"]),
        ("<p>من 8 h 30 - 12 h</p>", ["h 30 - 12 h"]),
        ("<p>في 2024 – 2026</p>", ["2024 – 2026"]),
        ('<p>طعن <span lang="fr">Dalo</span></p>', ["Dalo"]),
        ('<p dir="ltr">Dalo <b dir="rtl">هنا 1/2</b></p>', ["1/2"]),
        (f"<p>{francais('Cerfa')} 15426*06</p>", ["15426*06"]),
        (f"<p>{nombre('15426*06')} و<bdi>1/2</bdi> و<a dir=ltr>03 20 12 34 56</a>: 6 أيام من 08:30</p>", []),
        ("<script>1/2</script><template>Caf</template>", []),
    ],
)
def test_the_walk_over_the_pages_sees_what_is_not_isolated(page, attendus):
    assert list(non_isoles(LexborHTMLParser(page))) == attendus
