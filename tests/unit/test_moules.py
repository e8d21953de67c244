"""A template in one piece renders what its parts render, and computes once what is the same on every page."""

import pytest
from jinja2 import pass_context

from guichet.atelier.environnement import Environnement
from guichet.atelier.moules.assemblage import ImpossibleAMouler

MAL = "<script>"
PAGES = [
    {"n": n, "d_ou": "ici", "chemin": f"p{n}/", "lien": "../{}".format, "mal": MAL, "dire": lambda: MAL}
    for n in (0, 1, 3)
]

GABARITS = {
    "bases.html": '{% import "outils.html" as m with context %}{% set titre = "T" %}<h1>{% block tete %}{{ t("un") }}{% endblock %}</h1>'
    "{% set corps %}{% block corps %}rien{% endblock %}{% endset %}{{ corps }}{% include 'pied.html' %}",
    "outils.html": '{% set mot = t("mot") %}{% macro dire(x, mot="d") %}[{{ x }}/{{ mot }}]{% endmacro %}'
    "{% macro redire(x) %}{{ dire(x) }}{{ mot }}{{ chemin }}{% endmacro %}{% macro seul() %}{{ t('seul') }}{% endmacro %}",
    "pied.html": '{% set n = n + 100 %}{% from "outils.html" import redire as r with context %}<i>{{ n }}{{ r("a<b") }}</i>',
}


@pytest.fixture
def rendre(tmp_path):
    """Return what renders the template of a test for each page, in one piece or not, and what was asked for."""

    def rendre(source: str, *, moule: bool) -> tuple[list[str], list[str]]:
        demandes: list[str] = []

        def t(cle: str, **valeurs: object) -> str:
            demandes.append(cle)
            return f"{cle}&{valeurs or ''}"

        for nom, texte in (GABARITS | {"page.html": source}).items():
            (tmp_path / nom).write_text(texte, encoding="utf-8")
        filtres = {"ici": pass_context(lambda contexte, x: f"{contexte['chemin']}{x}")}
        env = Environnement(tmp_path, {"t": t, "nombre": str, "fois": 3}, filtres)
        rendus = []
        for page in PAGES:
            gabarit = env.moule("page.html", page) if moule else env.get_template("page.html")
            rendus.append(gabarit.render(page))
        return rendus, demandes

    return rendre


@pytest.mark.parametrize(
    "source",
    [
        "{{ n }} {{ t('un') }} {{ '<' }}",
        "{% extends 'bases.html' %}",
        "{% extends 'bases.html' %}{% set x = n %}{% block corps %}{{ x }}{{ titre }}{{ m.seul() }}{{ m.redire(n) }}{% endblock %}",
        "{% extends 'bases.html' %}{% if n %} perdu {% set x = t('oui') %}{% else %}{% set x = 'non' %}{% endif %}{% block tete %}{{ x }}{% endblock %}",
        "{% include 'pied.html' %}{{ n }}",
        "{% include ('pied.html' if n else 'bases.html') %}{{ n }}",
        "{% macro m(a, b=t('b')) %}{{ a }}{{ b }}{{ t('m') }}{% endmacro %}{{ m(n) }}{{ m(1) }}{{ m(a=1, b='<') }}{{ m(1, b=n) ~ '<' }}",
        "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, n, k=2) }}",
        "{% macro m() %}<b>{{ caller() }}</b>{% endmacro %}{% call m() %}{{ n }}{{ t('c') }}{% endcall %}{% call m() %}{{ t('d') }}{% endcall %}",
        "{% if n > 1 %}{% set x = 1 %}{% else %}{% set x = 2 %}{% endif %}{{ x + 0 }}{{ t('f') }}",
        "{% set x, y = t('x'), n %}{{ x }}{{ y }}{% set x = n %}{{ x }}",
        "{% for i in range(n) %}{{ i }}{{ t('i') }}{{ loop.index }}{% else %}{{ t('vide') }}{% endfor %}",
        "{% for i in range(fois) if i != 1 %}{{ i }}{{ t('i') }}{{ loop.last }}{% endfor %}{{ n }}",
        "{% for t in range(n) %}{{ t }}{% endfor %}",
        "{% with fois = n %}{{ fois }}{{ t('w') }}{% endwith %}{{ fois }}",
        "{{ '#' | ici }}{{ lien('x/') }}{{ lien(n) }}{{ t('k', n=n) }}{{ t('k', n=2) }}",
        "{{ absent }}{{ {'a': n}.a }}{{ {'a': 1}.b }}{{ [n][0] }}{{ n is odd }}{{ absent is defined }}",
        "{% une_fois n %}{{ n }}{{ t('u') }}{% endune_fois %}{% une_fois %}{{ t('v') }}{% endune_fois %}",
        "{% set x %}{{ n }}<b>{{ t('s') }}</b>{% endset %}{{ x }}{{ x | upper }}",
        "{% filter upper %}{{ n }}a{{ t('f') }}{% endfilter %}",
    ],
)
def test_one_piece_renders_what_its_parts_render(rendre, source):
    entier, demandes = rendre(source, moule=True)
    parts, autant = rendre(source, moule=False)
    assert entier == parts
    assert len(demandes) <= len(autant)


@pytest.mark.parametrize(
    ("source", "demandes"),
    [
        ("{{ t('un') }}{{ n }}{{ t('deux') }}", ["un", "deux"]),
        ("{% extends 'bases.html' %}{% block corps %}{{ m.seul() }}{{ n }}{% endblock %}", ["un", "seul"]),
        ("{% set x = nombre(2) %}{% for i in range(fois) %}{{ t('i', x=x) }}{% endfor %}{{ n }}", ["i", "i", "i"]),
        ("{% macro m(a) %}{{ t(a) }}{% endmacro %}{{ m('un') }}{{ n }}{{ m(nombre(n)) }}", ["un", "0", "1", "3"]),
        ("{% if n %}{{ t('oui') }}{% else %}{{ t('non') }}{% endif %}", ["non", "oui"]),
        ("{{ t('k', n=n) }}", ["k"] * 3),
    ],
)
def test_what_is_the_same_on_every_page_is_asked_for_once(rendre, source, demandes):
    assert [un for un in rendre(source, moule=True)[1] if un != "mot"] == demandes


def test_a_page_that_replaces_a_global_has_its_own(rendre, monkeypatch):
    monkeypatch.setitem(PAGES[1], "fois", 7)
    for moule in (True, False):
        assert [rendu[0] for rendu in rendre("{{ fois }} {{ n }}", moule=moule)[0]] == ["3", "7", "3"]


@pytest.mark.parametrize("moule", [True, False])
@pytest.mark.parametrize(
    "source",
    [
        # A block that is set, a macro, need no escaping; another value of the same name does.
        "{% macro a() %}{% set x %}{{ n }}{% endset %}{{ x }}{% endmacro %}{% macro b(x) %}{{ x }}{% endmacro %}{{ a() }}{{ b(mal) }}",
        "{% set x %}a{% endset %}{% set x = mal %}{{ x }}",
        "{% set x %}a{% endset %}{% if true %}{% set x = mal %}{{ x }}{% endif %}{{ x }}",
        "{% for x in [mal] %}{{ x }}{% endfor %}{% set x %}a{% endset %}{{ x }}",
        "{% set x %}a{% endset %}{% for x in [mal] %}{{ x }}{% endfor %}",
        "{% with %}{% set x %}a{% endset %}{% endwith %}{% with x = mal %}{{ x }}{% endwith %}",
        "{% macro m(f) %}{{ f() }}{% endmacro %}{% macro f() %}a{{ varargs }}{% endmacro %}{{ f() }}{{ m(dire) }}",
        "{% macro f() %}{{ varargs }}{% endmacro %}{% set f = dire %}{{ f() }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(mal) }}{{ m(x=mal) ~ mal }}",
        "{% set x %}{{ mal }}{% endset %}{{ x }}{{ x ~ mal }}",
        "{% une_fois %}{% set x %}a{% endset %}{% endune_fois %}{% macro m(x) %}{{ x }}{% endmacro %}{{ m(mal) }}",
        "{% set d = {'x': mal} %}{{ d.x }}{{ d['x'] }}{{ t('k', n=mal) }}",
    ],
)
def test_what_is_not_ours_is_escaped_whatever_its_name(rendre, source, moule):
    assert MAL not in "".join(rendre(source, moule=moule)[0])


@pytest.mark.parametrize(
    ("source", "dit"),
    [
        ("{% extends 'bases.html' %}{% block tete %}{{ super() }}{% endblock %}", "« tete »"),
        ("{% extends nom %}", "calculé"),
        ("{% import nom as x %}", "calculé"),
    ],
)
def test_what_cannot_be_in_one_piece_is_said(rendre, source, dit):
    with pytest.raises(ImpossibleAMouler, match=dit):
        rendre(source, moule=True)
