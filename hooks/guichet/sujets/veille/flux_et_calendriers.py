"""Feeds and calendars of the watch, of the changes of the site and of the meetings."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from guichet.pages.registre import Site
from guichet.prose.redaction import Redaction
from guichet.socle.calendrier import Duree, ajouter
from guichet.socle.langues import texte_nu, typographie
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.veille.fiches import NatureVeille, Veille
from guichet.sujets.veille.flux import Article, Flux, atom, json_feed
from guichet.sujets.veille.hors_du_site import a_faire, pour_chacun, reserve
from guichet.sujets.veille.ics import RAPPEL, RendezVous, ics, identifiant
from guichet.sujets.veille.journal import Devoir, journal_de
from guichet.sujets.veille.nouvelles import ChangementDePage, changements
from guichet.sujets.veille.page import PAGE, chemin_de_public, chemin_de_theme
from guichet.sujets.veille.reunions import AGENDA


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of every feed and calendar of the French site, and what makes its text."""
    for chemin, faire in flux(site).items():
        yield f"{chemin}atom.xml", partial(_ecrit, atom, faire)
        yield f"{chemin}feed.json", partial(_ecrit, json_feed, faire)
    yield f"{PAGE}echeances.ics", partial(_echeances, site)
    yield "agenda/agenda.ics", partial(_agenda, site)


def _ecrit(ecrire: Callable[[Flux], str], faire: Callable[[], Flux]) -> str:
    return ecrire(faire())


def flux(site: Site) -> dict[str, Callable[[], Flux]]:
    """Return what makes each feed, by the address of its page: everything, each theme, each public, the changes of the site."""
    journal, t = journal_de(site.edition), site.interface.texte
    listes: list[tuple[str, str, Sequence[Veille]]] = [(PAGE, t("veille.flux_tout"), journal.entrees)]
    listes += [
        (chemin_de_theme(theme), t("veille.flux_theme", nom=t(f"veille.theme_{theme}")), entrees)
        for theme, entrees in journal.themes.items()
    ]
    listes += [
        (chemin_de_public(public), t("veille.flux_public", nom=t(f"veille.public_{public}")), entrees)
        for public, entrees in journal.publics.items()
    ]
    articles = _Articles(site)
    tous: dict[str, Callable[[], Flux]] = {
        chemin: partial(_flux_de_veille, site, chemin, titre, entrees, articles) for chemin, titre, entrees in listes
    }
    return tous | {"nouveautes/": partial(_flux_des_nouveautes, site)}


class _Articles(dict[str, Article]):
    """The article of each entry, made the first time that a feed holds it."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site, self.redaction = site, site.redaction.ailleurs(site.racine_web)

    def de(self, entree: Veille) -> Article:
        if entree.id not in self:
            self[entree.id] = _article(self.site, self.redaction, entree)
        return self[entree.id]


def _flux_de_veille(site: Site, chemin: str, titre: str, entrees: Sequence[Veille], articles: _Articles) -> Flux:
    return Flux(
        titre,
        site.interface.texte("veille.flux_description"),
        f"{site.racine_web}{chemin}",
        sorted(map(articles.de, entrees), key=lambda article: article.publie_le, reverse=True),
        site.donnees[EDITEUR].nom,
        site.aujourdhui,
    )


def _flux_des_nouveautes(site: Site) -> Flux:
    t = site.interface.texte
    return Flux(
        t("nouveautes.flux"),
        t("nouveautes.flux_description"),
        f"{site.racine_web}nouveautes/",
        [_changement(site, changement) for changement in changements(site)],
        site.donnees[EDITEUR].nom,
        site.aujourdhui,
    )


def _echeances(site: Site) -> str:
    """Return the calendar of what is due: of the last year, and all that is to come."""
    depuis = ajouter(site.aujourdhui, Duree(-1, "an"))
    devoirs = [_rendez_vous(site, devoir) for devoir in journal_de(site.edition).devoirs if devoir.le >= depuis]
    return ics(site.interface.texte("veille.calendrier"), devoirs).decode()


def _agenda(site: Site) -> str:
    reunions = [
        RendezVous(
            identifiant(f"agenda-{reunion.id}", site.racine_web),
            reunion.le,
            reunion.titre,
            reunion.detail,
            f"{site.racine_web}agenda/#{reunion.id}",
            reunion.lu_le,
        )
        for reunion in site.donnees[AGENDA]
    ]
    return ics(site.interface.texte("agenda.calendrier"), reunions).decode()


def _article(site: Site, redaction: Redaction, entree: Veille) -> Article:
    adresse = f"{site.racine_web}{entree.chemin}"
    html = _paragraphes(_dates(site, entree))
    html += redaction.rendre(f"{entree.resume}\n\n{entree.change}", entree.chemin) + Markup("\n")
    html += _paragraphes(*pour_chacun(site, entree), *_devoirs(site, entree), *reserve(site, entree))
    # What is to come was told the day that it was written: a feed dated tomorrow would hide all that comes before then.
    ecrite = min(entree.lu_le, site.aujourdhui)
    return Article(
        # The name of the file, never the title: a reader is not told twice of what was only reworded.
        id=adresse,
        titre=typographie(entree.titre),
        adresse=adresse,
        resume=texte_nu(redaction.rendre(entree.resume, entree.chemin)),
        html=str(html),
        publie_le=min(entree.publie_le or entree.date.debut, ecrite),
        maj_le=ecrite,
        categories=tuple(entree.themes),
    )


def _paragraphes(*phrases: str) -> Markup:
    return Markup("").join(Markup("<p>{}</p>\n").format(phrase) for phrase in phrases)


def _devoirs(site: Site, entree: Veille) -> list[str]:
    """Return what is to be done: nothing for a bill."""
    return [] if entree.en_projet else [a_faire(site, devoir) for devoir in entree.a_faire]


def _dates(site: Site, entree: Veille) -> str:
    """Return what it is, its date, the dates from which and until which it applies, or why there is none."""
    t, jour = site.interface.texte, site.interface.jour_imprecis
    dits = [t(f"veille.nature_{entree.nature}"), jour(entree.date)]
    if entree.en_projet:
        dits.append(t("veille.en_projet"))
    elif entree.en_vigueur_le:
        dits.append(t("veille.date_d_effet", date=jour(entree.en_vigueur_le)))
    elif entree.prend_effet:
        dits.append(t("veille.date_inconnue"))
    if entree.fini_le:
        dits.append(t("veille.date_de_fin", date=jour(entree.fini_le)))
    return " · ".join(dits)


def _changement(site: Site, un: ChangementDePage) -> Article:
    adresse = f"{site.racine_web}{un.chemin}"
    jour, note = un.changement.date, un.changement.note
    html = str(Markup("<p>{}</p>").format(note))
    return Article(f"{adresse}#{jour}", typographie(un.titre), adresse, note, html, publie_le=jour, maj_le=jour)


def _rendez_vous(site: Site, devoir: Devoir) -> RendezVous:
    entree = devoir.entree
    rang = entree.a_faire.index(devoir.a_faire) + 1 if devoir.a_faire else 0
    dit = [a_faire(site, devoir.a_faire)] if devoir.a_faire else pour_chacun(site, entree)
    return RendezVous(
        identifiant(f"{entree.id}-{rang}", site.racine_web),
        devoir.le,
        typographie(_quoi(site, devoir).removesuffix(".")),
        "\n".join([typographie(entree.titre), *dit, *reserve(site, entree)]),
        f"{site.racine_web}{entree.chemin}",
        entree.lu_le,
        rappel=RAPPEL if devoir.le >= site.aujourdhui else None,
    )


def _quoi(site: Site, devoir: Devoir) -> str:
    """Return what is to be done, and before when; or what comes into force: what is only awaited does not."""
    t, entree = site.interface.texte, devoir.entree
    if devoir.a_faire and devoir.a_faire.avant_le:
        return t("veille.avant", date=site.interface.jour(devoir.a_faire.avant_le), quoi=devoir.a_faire.quoi)
    if entree.nature is NatureVeille.RENDEZ_VOUS:
        return entree.titre
    return t("veille.entre_en_vigueur", titre=entree.titre)
