"""Every page that shows facts says where they come from and when they were read."""

import re

from appui.pages import PageConstruite

# Pages that only lead elsewhere, and the two that speak of the site itself.
SANS_FAITS = re.compile(r"^(404\.html|accessibilite/|mentions-legales/|)$")
DATE = {
    "fr": re.compile(r"\d{1,2}(?:er)? [a-zéû]+ 20\d\d"),
    "en": re.compile(r"\d{1,2} [A-Z][a-z]+ 20\d\d"),
    "ar": re.compile(r"\d{1,2} \S+ 20\d\d"),
}


def test_every_page_with_facts_shows_its_sources_and_a_date(pages: dict[str, PageConstruite]):
    fautes = []
    for page in pages.values():
        if SANS_FAITS.match(page.sans_langue):
            continue
        section = page.arbre.css_first(".sources, [id=sources]")
        if section is None:
            fautes.append(f"{page.chemin} : pas de sources")
            continue
        if section.tag == "h2":
            section = section.parent
        if not DATE[page.langue].search(" ".join(section.text().split())):
            fautes.append(f"{page.chemin} : sources sans date")
    assert not fautes, "\n".join(fautes[:30])
