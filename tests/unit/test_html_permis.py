"""What the check of Markdown lets through is what browsers may be shown, whatever the library makes of it."""

import html
import re

import markdown
import pytest
from hypothesis import given, settings, strategies as st
from selectolax.lexbor import LexborHTMLParser

from guichet.prose import html_permis

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]

# What attacks are made of, and what hides them.
MORCEAUX = [
    "<", ">", "</", "/>", "script", "<script>", "<img ", "<a ", "<span ", "<div ", "<svg/", "onload=", "onclick=", "href=", "src=", "style=",
    '"', "'", "=", "javascript:", "JaVaScRiPt&colon;", "java\nscript:", "java&#10;script:", "&#106;avascript:", "data:text/html,", "vbscript:", "//evil.example",
    "https://evil.example/", "mailto:a@b.fr", "alert(1)", "[x](", "[x]: ", "[x][x]", "![x](", ")", "](", "<https://a.b>", "{: ", "{#a}", "{.b}",
    "}", "{onclick=alert(1)}", "`", "```\n", "\n", "\n\n", "    ", "> ", "- ", "# ", "| a | b |\n|---|---|\n", "&lt;", "&#60;", "&#x3C;script&#x3E;", "\\",
    "<!--", "-->", "<![CDATA[", "<?php", "*", "_", "mot", " ", '<span lang="fr">', "</span>", '<div markdown="1">', "</div>", "<br>",
]  # fmt: skip
SURS = {
    "a", "abbr", "blockquote", "body", "br", "code", "details", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "kbd",
    "li", "ol", "p", "pre", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTS = {"aria-label", "class", "dir", "href", "id", "lang", "role", "start", "tabindex", "title", "scope"}


def rendre(texte):
    return LexborHTMLParser(markdown.markdown(texte, extensions=EXTENSIONS))


def dangers(texte):
    """Yield what a browser would run, load or follow out of the site."""
    for noeud in rendre(texte).root.traverse():
        if noeud.tag not in SURS:
            yield f"<{noeud.tag}>"
        for nom, valeur in noeud.attributes.items():
            if nom not in ATTRIBUTS:
                yield nom
            if nom == "href" and re.match(
                r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*:|//|\\)", html.unescape(valeur or ""), re.IGNORECASE
            ):
                yield f"href {valeur}"


@given(st.lists(st.sampled_from(MORCEAUX), min_size=1, max_size=14).map("".join))
@settings(max_examples=1500, deadline=None, derandomize=True, database=None)
def test_nothing_dangerous_passes(texte):
    if not list(html_permis.defauts(texte)):
        assert not list(dangers(texte)), texte


@pytest.mark.parametrize(
    "texte",
    [
        "Un texte **simple**, avec {{lien:demander/papiers/#carte|un lien}} et [[R441-2-3]].",
        "## En bref {#en-bref}\n\n- un\n- deux\n",
        '<details class="plier regle" markdown="1" id="regle">\n<summary>La règle</summary>\n\nTexte.\n\n</details>',
        'Le <span lang="fr" dir="ltr">préfet</span> décide. <kbd>/</kbd> ouvre la recherche.',
        "[plus bas](#refus), [ailleurs](../papiers/)",
        '<a href="../../donnees/communes.json">communes.json</a><br>',
        '<div class="defile defile--large" tabindex="0" role="group" aria-label="Tableau : l’essai" markdown="1">\n\n</div>',
        "Il faut que 3 < 4, et que a > b. Prix : 5 < x.",
        "Un code `quartiles_2026_q1` et 50 % d’un tout ; « oui ».",
    ],
)
def test_what_one_usually_writes_passes(texte):
    assert list(html_permis.defauts(texte)) == []


@pytest.mark.parametrize(
    ("texte", "ligne"),
    [
        ("a\n\n<b>x</b>\n", 3),
        ("a\n[x](https://a.fr)\n", 2),
        ("\n\n![x](y.png)", 3),
        ("a {: onclick=x}", 1),
        ("&#8238;x", 1),
    ],
)
def test_a_defect_is_at_its_line(texte, ligne):
    assert {defaut.ligne for defaut in html_permis.defauts(texte)} == {ligne}


@given(st.text())
def test_every_text_is_judged(texte):
    for defaut in (
        *html_permis.defauts(texte),
        *html_permis.sans_balise(texte),
        *html_permis.modele_de_document(texte),
    ):
        assert defaut.constat
        assert defaut.remede
        assert 1 <= defaut.ligne <= texte.count("\n") + 1
