"""Every page that shows facts says where they come from and when they were read."""

import re

from appui.pages import PageConstruite, lisible

# Pages that only lead elsewhere, the calendar while it is empty, and those that speak of the site itself.
SANS_FAITS = re.compile(
    r"^(404\.html|accessibilite/|mentions-legales/|actualites/|nouveautes/|agenda/|plan/|demander/faq/|textes/|veille/lettre/|signaler/|contribuer/|)$"
)
DATE = {
    "fr": re.compile(r"\d{1,2}(?:er)? [a-zéû]+ 20\d\d"),
    "en": re.compile(r"\d{1,2} [A-Z][a-z]+ 20\d\d"),
    "ar": re.compile(r"\d{1,2} \S+ 20\d\d"),
}


def test_every_page_with_facts_shows_its_sources_and_a_date(pages: dict[str, PageConstruite]):
    """At the foot of the page, or under each answer for the FAQ."""
    fautes = []
    for page in pages.values():
        # A page that only asks where one is says nothing yet.
        if SANS_FAITS.match(page.sans_langue) or page.arbre.css("main .choix") or not page.indexable:
            continue
        sections = page.arbre.css("main .sources, main .sources-pliees") or page.arbre.css(".question__pied, .registre")
        if not sections:
            fautes.append(f"{page.chemin} : pas de sources")
        fautes += [
            f"{page.chemin} : sources sans date"
            for section in sections
            if not DATE[page.langue].search(lisible(section.text()))
        ]
    assert not fautes, "\n".join(fautes[:30])
