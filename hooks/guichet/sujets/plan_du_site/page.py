"""The site map."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Site, titres_de

PAGES = Pages()


@PAGES.genre()
def page_plan_du_site(site: Site) -> Iterator[Page]:
    """Every page by theme, for those who have no JavaScript and those who prefer a list. The template asks for them."""
    yield Page("plan/", "plan_du_site/plan_du_site.html", **titres_de(site, "plan"))
