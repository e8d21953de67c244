"""Feeds and calendars of the watch, of the changes of the site and of the meetings."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from guichet.pages.registre import Site
from guichet.socle.langues import texte_nu, typographie
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.veille.fiches import Veille
from guichet.sujets.veille.flux import Article, Flux, atom, json_feed
from guichet.sujets.veille.ics import RendezVous, ics
from guichet.sujets.veille.journal import Devoir, journal_de
from guichet.sujets.veille.nouvelles import ChangementDePage, changements
from guichet.sujets.veille.page import PAGE, chemin_de_public, chemin_de_theme
from guichet.sujets.veille.reunions import AGENDA


def flux(site: Site) -> dict[str, Flux]:
    """Return every feed by the address of its page: everything, each theme, each public, the changes of the site."""
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
    articles = {entree.id: _article(site, entree) for entree in journal.entrees}
    auteur = site.donnees[EDITEUR].nom
    tous = {
        chemin: Flux(
            titre,
            t("veille.flux_description"),
            f"{site.racine_web}{chemin}",
            [articles[entree.id] for entree in entrees],
            auteur,
            site.aujourdhui,
        )
        for chemin, titre, entrees in listes
    }
    tous["nouveautes/"] = Flux(
        t("nouveautes.flux"),
        t("nouveautes.flux_description"),
        f"{site.racine_web}nouveautes/",
        [_changement(site, changement) for changement in changements(site)],
        auteur,
        site.aujourdhui,
    )
    return tous


def fichiers(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every feed and calendar of the French site."""
    for chemin, un in flux(site).items():
        yield f"{chemin}atom.xml", atom(un)
        yield f"{chemin}feed.json", json_feed(un)
    devoirs = [_rendez_vous(site, devoir) for devoir in journal_de(site.edition).devoirs]
    yield f"{PAGE}echeances.ics", ics(site.interface.texte("veille.calendrier"), devoirs).decode()
    reunions = [
        RendezVous(
            f"agenda-{reunion.id}@{_hote(site)}",
            reunion.le,
            reunion.titre,
            reunion.detail,
            f"{site.racine_web}agenda/#{reunion.id}",
            reunion.lu_le,
        )
        for reunion in site.donnees[AGENDA]
    ]
    yield "agenda/agenda.ics", ics(site.interface.texte("agenda.calendrier"), reunions).decode()


def _article(site: Site, entree: Veille) -> Article:
    adresse = f"{site.racine_web}{entree.chemin}"
    redaction = site.redaction.ailleurs(site.racine_web)
    dates = Markup("<p>{}</p>\n").format(_dates(site, entree))
    html = dates + redaction.rendre(f"{entree.resume}\n\n{entree.change}", entree.chemin)
    publie = entree.publie_le or entree.date.debut
    return Article(
        # The name of the file, never the title: a reader is not told twice of what was only reworded.
        id=adresse,
        titre=typographie(entree.titre),
        adresse=adresse,
        resume=texte_nu(redaction.rendre(entree.resume, entree.chemin)),
        html=str(html),
        publie_le=publie,
        maj_le=max(entree.lu_le, publie),
        categories=tuple(entree.themes),
    )


def _dates(site: Site, entree: Veille) -> str:
    """Return what it is, its date, and the date from which it applies, or why there is none."""
    t, jour = site.interface.texte, site.interface.jour_imprecis
    if entree.en_projet:
        effet = t("veille.en_projet")
    elif entree.en_vigueur_le:
        effet = t("veille.date_d_effet", date=jour(entree.en_vigueur_le))
    else:
        effet = t("veille.date_inconnue")
    return f"{t(f'veille.nature_{entree.nature}')} · {jour(entree.date)} · {effet}"


def _changement(site: Site, un: ChangementDePage) -> Article:
    adresse = f"{site.racine_web}{un.chemin}"
    jour, note = un.changement.date, un.changement.note
    html = str(Markup("<p>{}</p>").format(note))
    return Article(f"{adresse}#{jour}", typographie(un.titre), adresse, note, html, publie_le=jour, maj_le=jour)


def _rendez_vous(site: Site, devoir: Devoir) -> RendezVous:
    t, entree = site.interface.texte, devoir.entree
    rang = entree.a_faire.index(devoir.a_faire) + 1 if devoir.a_faire else 0
    quoi = devoir.a_faire.quoi if devoir.a_faire else t("veille.entre_en_vigueur", titre=entree.titre)
    return RendezVous(
        f"{entree.id}-{rang}@{_hote(site)}",
        devoir.le,
        typographie(quoi),
        typographie(entree.titre),
        f"{site.racine_web}{entree.chemin}",
        entree.lu_le,
    )


def _hote(site: Site) -> str:
    return site.racine_web.partition("://")[2].partition("/")[0] or "guichet"
