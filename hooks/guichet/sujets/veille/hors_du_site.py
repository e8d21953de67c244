"""What an entry says where its page is not: in a feed, a letter or a calendar. In plain words: who reads them there sees no mark."""

from guichet.pages.registre import Site
from guichet.socle.langues import typographie
from guichet.socle.sources import SOURCES
from guichet.sujets.veille.fiches import AFaire, Veille


def pour_chacun(site: Site, entree: Veille) -> list[str]:
    """Return what ``entree`` changes, or would change, for each public, in a sentence each."""
    t = site.interface.texte
    return [
        typographie(t("veille.dit_pour", public=t(f"veille.public_{ligne.public}").capitalize(), change=ligne.change))
        for ligne in entree.pour
    ]


def a_faire(site: Site, devoir: AFaire) -> str:
    """Return what is to be done, by whom, and before which day where one is set."""
    t = site.interface.texte
    publics = ", ".join(t(f"veille.public_{public}") for public in devoir.publics)
    if devoir.avant_le is None:
        return typographie(t("veille.dit_a_faire", publics=publics, quoi=devoir.quoi))
    date = site.interface.jour(devoir.avant_le)
    return typographie(t("veille.dit_a_faire_avant", date=date, publics=publics, quoi=devoir.quoi))


def reserve(site: Site, entree: Veille) -> list[str]:
    """Return how far ``entree`` may be relied on: where a bill stands, what was read and when, who told it."""
    t, jour = site.interface.texte, site.interface.jour
    if entree.etat:
        etape = t("veille.etat_au", etape=entree.etat.etape, date=jour(entree.etat.au))
        sur = f"{t('veille.etat')} : {etape} {t(f'veille.connu_par_{entree.etat.connu_par}')}"
    else:
        sur = t(f"veille.statut_{entree.statut}")
    sources = (site.donnees[SOURCES][source] for source in entree.sources)
    dites = t("veille.dit_sources", noms=" ; ".join(f"{source.titre}, {source.editeur}" for source in sources))
    return [typographie(f"{sur} {t('commun.lu_le', date=jour(entree.lu_le))}"), typographie(dites)]
