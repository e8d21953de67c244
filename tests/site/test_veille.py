"""The watch: its feeds, its calendar, its links both ways, what the readers of a page are told."""

import datetime
import html
import json
import re
from pathlib import Path

import jsonschema
import pytest
from icalendar import Calendar
from lxml import etree

from appui.construction import ADRESSE
from appui.pages import lisible
from guichet.atelier.atelier import Atelier
from guichet.sujets.veille.fiches import VEILLE
from guichet.sujets.veille.flux_et_calendriers import flux
from guichet.sujets.veille.ics import RAPPEL
from guichet.sujets.veille.journal import annees_de, dernier_jour

DONNEES = Path(__file__).resolve().parents[1] / "donnees"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def entrees(donnees):
    return donnees.veille


def fichiers(site_construit, motif):
    trouves = sorted(site_construit.rglob(motif))
    assert trouves
    return trouves


def test_each_atom_feed_follows_the_schema_of_rfc_4287(site_construit):
    schema = etree.RelaxNG(etree.parse(DONNEES / "atom.rng"))
    for fichier in fichiers(site_construit, "atom.xml"):
        document = etree.parse(fichier)
        assert schema.validate(document), f"{fichier} : {schema.error_log}"
        # What the schema cannot tell: unique identifiers, an author, a link to itself.
        identifiants = document.xpath("/a:feed/a:entry/a:id/text()", namespaces=ATOM)
        assert len(identifiants) == len(set(identifiants))
        assert document.xpath("/a:feed/a:author/a:name/text()", namespaces=ATOM)
        relatif = fichier.relative_to(site_construit).as_posix()
        assert document.xpath("/a:feed/a:link[@rel='self']/@href", namespaces=ATOM) == [f"{ADRESSE}{relatif}"]


def test_the_schema_refuses_a_feed_without_title(site_construit):
    schema = etree.RelaxNG(etree.parse(DONNEES / "atom.rng"))
    document = etree.parse(site_construit / "veille/atom.xml")
    titre = document.find("a:entry/a:title", ATOM)
    titre.getparent().remove(titre)
    assert not schema.validate(document)


def test_each_json_feed_follows_its_schema_and_says_the_same(site_construit):
    schema = json.loads((DONNEES / "jsonfeed.schema.json").read_text("utf-8"))
    for fichier in fichiers(site_construit, "feed.json"):
        document = json.loads(fichier.read_text("utf-8"))
        jsonschema.validate(document, schema)
        atom = etree.parse(fichier.with_name("atom.xml"))
        assert [item["id"] for item in document["items"]] == atom.xpath("//a:entry/a:id/text()", namespaces=ATOM)
        for item in document["items"]:
            assert not re.search(r'href="(?!https?:|mailto:|tel:)', item["content_html"]), item["id"]


def test_a_new_title_does_not_change_the_identity(donnees, entrees):
    identifiant = next(iter(entrees))
    autre = entrees[identifiant].model_copy(update={"titre": "Un autre titre"})
    avant, apres = (
        flux(Atelier(d, datetime.date(2026, 11, 25), ADRESSE).site("fr"))["veille/"]()
        for d in (donnees, donnees.avec({VEILLE: entrees | {identifiant: autre}}))
    )
    assert [a.id for a in avant.articles] == [a.id for a in apres.articles]
    assert [a.titre for a in avant.articles] != [a.titre for a in apres.articles]


def test_no_feed_is_dated_tomorrow(site_construit):
    """What is to come was told the day that it was written: else it would stay above all that comes before then."""
    aujourdhui = json.loads((site_construit / "donnees/veille.json").read_text("utf-8"))["date"]
    for fichier in fichiers(site_construit, "atom.xml"):
        document = etree.parse(fichier)
        dites = document.xpath("//a:updated/text() | //a:published/text()", namespaces=ATOM)
        assert dites
        assert max(dites)[:10] <= aujourdhui, fichier
        publiees = document.xpath("//a:entry/a:published/text()", namespaces=ATOM)
        assert publiees == sorted(publiees, reverse=True) or "veille" not in fichier.parts, fichier


@pytest.fixture(scope="module")
def calendrier(site_construit):
    octets = (site_construit / "veille/echeances.ics").read_bytes()
    assert b"\r\n" in octets
    return Calendar.from_ical(octets).walk("VEVENT")


def test_the_calendar_is_read_and_holds_each_date_of_the_last_year_and_to_come(site_construit, calendrier, entrees):
    aujourdhui = datetime.date.fromisoformat(
        json.loads((site_construit / "donnees/veille.json").read_text("utf-8"))["date"]
    )
    # What is due before a day is due on its eve.
    dates = [d.avant_le - datetime.timedelta(1) for e in entrees.values() for d in e.a_faire if d.avant_le]
    dates += [e.en_vigueur_le.jour for e in entrees.values() if e.en_vigueur_le and e.en_vigueur_le.jour]
    depuis = aujourdhui.replace(year=aujourdhui.year - 1)
    assert sorted(e["dtstart"].dt for e in calendrier) == sorted(d for d in dates if d >= depuis)
    assert len({str(e["uid"]) for e in calendrier}) == len(calendrier)
    for evenement in calendrier:
        rappels = [alarme["trigger"].dt for alarme in evenement.walk("VALARM")]
        attendus = [datetime.timedelta(days=-RAPPEL, hours=9)] if evenement["dtstart"].dt >= aujourdhui else []
        assert rappels == attendus, evenement["summary"]


def test_each_calendar_holds_something_and_names_its_events_like_no_other(site_construit):
    """One without a meeting is a calendar still (RFC 5545, § 3.6): people may follow it before there is one."""
    for fichier in fichiers(site_construit, "*.ics"):
        calendrier = Calendar.from_ical(fichier.read_bytes())
        assert calendrier.subcomponents, fichier.name
        noms = [str(evenement["uid"]) for evenement in calendrier.walk("VEVENT")]
        assert all(nom.endswith("@site.exemple") for nom in noms), fichier.name


def test_the_calendar_says_before_when_and_never_that_what_is_awaited_applies(calendrier, entrees):
    par_uid = {str(e["uid"]).partition("@")[0]: lisible(str(e["summary"])) for e in calendrier}
    assert par_uid["2027-02-28-bilan-des-reservations-1"].startswith("Avant le 28 février 2027 : ")
    assert "trêve hivernale finit" in par_uid["2026-11-01-treve-hivernale-1"]
    attendues = {f"{e.id}-0": e.titre for e in entrees.values() if e.attendu and f"{e.id}-0" in par_uid}
    assert attendues
    assert {uid: par_uid[uid] for uid in attendues} == {uid: lisible(titre) for uid, titre in attendues.items()}


def test_the_latest_rules_apply_already(pages, entrees):
    """What is to come and what is only a bill have lists of their own: nothing is news twice."""
    page = pages["actualites/"].arbre
    listes = page.css(".veille-liste")
    liens = [ligne.css_first("a").attributes["href"] for liste in listes for ligne in liste.css("li")]
    assert len(listes) == 3
    assert len(set(liens)) == len(liens)
    assert not page.css("#regles + ul :is(.pastille--a_venir, .pastille--en_projet)")


def test_links_go_both_ways(pages, entrees, donnees):
    """From an entry to its texts and pages; from a text back to the entry."""
    for entree in entrees.values():
        page = pages[entree.chemin]
        for touche in entree.textes:
            texte = donnees.textes[touche.texte]
            assert lie(page, texte.chemin), (entree.id, texte.id)
            assert lie(pages[texte.chemin], entree.chemin), (texte.id, entree.id)
        for chemin in entree.pages:
            assert chemin.partition("#")[0] in pages, (entree.id, chemin)
            assert lie(page, chemin), (entree.id, chemin)


def test_each_text_has_its_page_and_says_what_rests_on_it(pages, donnees, site_construit):
    ouvertes = json.loads((site_construit / "donnees/textes.json").read_text("utf-8"))["items"]
    assert {t["id"] for t in ouvertes} == set(donnees.textes)
    for texte in ouvertes:
        page = pages[donnees.textes[texte["id"]].chemin]
        for adresse in texte["cite_par"]:
            assert lie(page, adresse.removeprefix(ADRESSE)), (texte["id"], adresse)


def test_lists_without_script_hold_the_same_entries(pages, entrees):
    for entree in entrees.values():
        listes = [f"veille/annee/{annee}/" for annee in annees_de(entree)] + ["veille/"]
        listes += [f"veille/theme/{theme}/" for theme in entree.themes]
        listes += [f"veille/public/{public}/" for public in entree.publics]
        for liste in listes:
            assert lie(pages[liste], entree.chemin), (liste, entree.id)


def test_the_year_2026_holds_what_took_effect_then(pages):
    for identifiant in ("2025-12-19-plafonds-2026", "2025-12-23-rls-2026", "2025-12-19-loyers-et-surloyer-2026"):
        article = pages["veille/annee/2026/"].arbre.css_first(f'[id="{identifiant}"]')
        dits = lisible(article.text())
        assert "décembre 2025" in dits, identifiant
        assert "Entré en application le 1er janvier 2026" in dits, identifiant
    assert not lie(pages["veille/annee/2025/"], "veille/2026-02-12-aides-au-logement-ccapex/")


def test_pages_and_open_data_say_the_same_years(pages, entrees, site_construit):
    ouvertes = json.loads((site_construit / "donnees/veille.json").read_text("utf-8"))["items"]
    dites = {e["id"]: (e["annees"], e["dernier_jour"]) for e in ouvertes}
    assert dites == {e.id: (annees_de(e), dernier_jour(e).isoformat()) for e in entrees.values()}
    for ligne in pages["veille/"].arbre.css(".veille-liste--toutes > li"):
        identifiant = ligne.css_first("a").attributes["href"].rstrip("/").rpartition("/")[2]
        lus = (ligne.attributes["data-annees"].split(), ligne.attributes["data-dernier-jour"])
        assert lus == dites[identifiant], identifiant


def test_each_entry_of_a_feed_says_its_dates(entrees, site_construit):
    for fichier in fichiers(site_construit / "veille", "feed.json"):
        for article in json.loads(fichier.read_text("utf-8"))["items"]:
            entree, dit = entrees[article["id"].rstrip("/").rpartition("/")[2]], lisible(article["content_html"])
            assert entree.date[:4] in dit, entree.id
            if entree.en_projet:
                assert "ce n’est pas la loi" in dit, entree.id
            else:
                assert ("Date d’application :" in dit) == (entree.en_vigueur_le is not None), entree.id
                inconnue = entree.en_vigueur_le is None and entree.prend_effet
                assert ("Date d’application non connue" in dit) == inconnue, entree.id
                assert ("· Fin :" in dit) == (entree.fini_le is not None), entree.id


def test_what_leaves_the_site_says_for_whom_and_how_far_it_may_be_relied_on(pages, entrees, calendrier, site_construit):
    """In a reader of feeds, in an agenda, in an e-mail: nobody sees there the marks of the page."""
    for article in json.loads((site_construit / "veille/feed.json").read_text("utf-8"))["items"]:
        entree = entrees[article["id"].rstrip("/").rpartition("/")[2]]
        _dit_tout(entree, lisible(html.unescape(article["content_html"])))
    for evenement in calendrier:
        identifiant, _, rang = str(evenement["uid"]).partition("@")[0].rpartition("-")
        dit = lisible(str(evenement["description"]))
        assert _reserve(entrees[identifiant]) in dit, identifiant
        attendus = (
            entrees[identifiant].a_faire[int(rang) - 1].quoi if int(rang) else entrees[identifiant].pour[0].change
        )
        assert lisible(attendus) in dit, identifiant
    for chemin, page in pages.items():
        if chemin.startswith("veille/lettre/2"):
            lettre = lisible(page.arbre.css_first("#lettre").text())
            for titre in page.arbre.css("#lettre h2[id]:not(#a-faire)"):
                _dit_tout(entrees[str(titre.attributes["id"])], lettre)


def _reserve(entree):
    if entree.etat:
        return lisible(entree.etat.etape)
    return "n’a pas été lu" if entree.statut == "a_confirmer" else "source officielle"


def _dit_tout(entree, dit):
    assert _reserve(entree) in dit, entree.id
    assert all(lisible(pour.change) in dit for pour in entree.pour), entree.id
    assert all(lisible(devoir.quoi) in dit for devoir in entree.a_faire), entree.id


def test_what_is_to_be_done_before_a_day_is_listed_in_order(pages, entrees, site_construit):
    """Without opening an entry, nor an agenda: on the watch, and in the letter of the month alone."""
    aujourdhui = json.loads((site_construit / "donnees/veille.json").read_text("utf-8"))["date"]
    jours = [d.avant_le - datetime.timedelta(1) for e in entrees.values() for d in e.a_faire if d.avant_le]
    attendus = sorted(jour.isoformat() for jour in jours if jour.isoformat() >= aujourdhui)
    assert attendus
    assert [p.attributes["data-apres"] for p in pages["veille/"].arbre.css("#a-faire + ul [data-apres]")] == attendus
    lettres = {c: page.arbre.css("#a-faire + ul > li") for c, page in pages.items() if c.startswith("veille/lettre/2")}
    dues = {chemin: len(lignes) for chemin, lignes in lettres.items() if lignes}
    assert dues == {f"veille/lettre/{aujourdhui[:7]}/": len(attendus)}


def test_what_is_over_never_says_that_it_applies(pages, entrees, site_construit):
    ouvertes = json.loads((site_construit / "donnees/veille.json").read_text("utf-8"))
    finies = [entrees[o["id"]] for o in ouvertes["items"] if o["moment"] == "termine"]
    aujourdhui = datetime.date.fromisoformat(ouvertes["date"])
    assert finies == [entrees[o["id"]] for o in ouvertes["items"] if entrees[o["id"]].terminee(aujourdhui)]
    assert {"2020-01-01-plafonds-2020", "2020-03-25-treve-prolongee"} <= {e.id for e in finies}
    actualites = pages["actualites/"]
    for entree in finies:
        etat = pages[entree.chemin].arbre.css_first(".veille-etat")
        assert lisible(etat.css_first(".pastille").text()) == "terminé", entree.id
        quand = lisible(pages[entree.chemin].arbre.css_first(".veille-etat + p").text())
        assert quand.startswith("S’est appliqué ") or ", terminé " in quand, entree.id
        assert not lie(actualites, entree.chemin), entree.id
    treve = lisible(pages["veille/2020-03-25-treve-prolongee/"].arbre.css_first("main").text())
    assert "Entré en application en mars 2020, terminé le 10 juillet 2020" in treve
    quartile = lisible(pages["veille/2020-06-15-premier-quartile-2020/"].arbre.css_first("main").text())
    assert "S’est appliqué en 2020" in quartile
    hiver = lisible(pages["veille/2026-11-01-treve-hivernale/"].arbre.css_first("main").text())
    assert "Entré en application le 1er novembre 2026, jusqu’au 31 mars 2027" in hiver


def test_a_judgment_and_a_day_of_the_calendar_are_not_said_to_lack_a_date(pages, entrees):
    """Neither applies from a day of its own; of a text, the day that nobody told is told unknown."""
    sans_date = [e for e in entrees.values() if not e.en_vigueur_le and not e.en_projet]
    assert {e.prend_effet for e in sans_date} == {True, False}
    for entree in sans_date:
        dit = lisible(pages[entree.chemin].arbre.css_first("main").text())
        assert ("Date d’application non connue" in dit) == entree.prend_effet, entree.id
        assert ("date d’effet à lire" in dit) == entree.prend_effet, entree.id


def test_a_text_comes_into_force_on_no_day_that_nobody_told(pages, donnees, entrees):
    """The day on which it is made is that of its signature, told once."""
    sans_date = [(t.texte, e) for e in entrees.values() if not e.en_vigueur_le for t in e.textes if t.effet == "cree"]
    assert "decret-2019-634" in {texte for texte, _ in sans_date}
    for identifiant, entree in sans_date:
        vie = [lisible(etape.text()) for etape in pages[donnees.textes[identifiant].chemin].arbre.css("#vie ~ * li")]
        assert not any("Entrée en vigueur" in dit for dit in vie), identifiant
        assert sum("Signature ou publication" in dit for dit in vie) == 1, identifiant
        assert any(lisible(entree.titre) in dit for dit in vie), identifiant


def test_a_bill_says_that_it_is_one(pages, entrees):
    projets = [e for e in entrees.values() if e.en_projet]
    assert projets
    for projet in projets:
        dit = lisible(pages[projet.chemin].arbre.css_first("main").text())
        assert "ce n’est pas la loi" in dit
        assert "Ce qu’il faut faire" not in dit
        assert "Ce qui change" not in dit
        secondaires = "Connu par des sources secondaires" in dit
        assert secondaires == (projet.etat.connu_par == "sources_secondaires"), projet.id


def test_la_veille_dit_chaque_entree_une_fois_avec_ce_qu_elle_change(pages, entrees):
    """Under one heading that counts them; the filter comes before the entries."""
    for chemin in ("veille/", "veille/public/maires/", "veille/theme/plafonds/"):
        arbre = pages[chemin].arbre
        groupes = arbre.css(".veille-groupe")
        for groupe in groupes:
            assert lisible(groupe.css_first("summary").text()).endswith(f"({len(groupe.css('.veille-ligne'))})"), chemin
        liens = [str(a.attributes["href"]).rstrip("/").rpartition("/")[2] for a in arbre.css(".veille-ligne__titre a")]
        assert len(liens) == len(set(liens)), chemin
        for ligne, identifiant in zip(arbre.css(".veille-ligne"), liens, strict=True):
            dites = [p for p in ligne.css(".veille-ligne__change") if "hidden" not in p.attributes]
            phrases = {pour.public.value: lisible(pour.change) for pour in entrees[identifiant].pour}
            (dite,) = dites
            assert phrases[str(dite.attributes["data-public"])] in lisible(dite.text()), identifiant
            if "public" in chemin:
                assert dite.attributes["data-public"] == "maires"
    assert len(pages["veille/"].arbre.css(".veille-ligne")) == len(entrees)
    corps = str(pages["veille/"].arbre.css_first("main").html)
    assert corps.index("veille-filtre") < corps.index("veille-groupe")


def test_l_annee_dit_ce_qui_change_pour_chaque_public(pages, entrees):
    arbre = pages["veille/annee/2026/"].arbre
    de_l_annee = [e for e in entrees.values() if "2026" in annees_de(e) and not e.en_projet]
    for public in {public.value for e in de_l_annee for public in e.publics}:
        section = lisible(arbre.css_first(f"#pour-{public}").parent.text())
        for entree in de_l_annee:
            for pour in entree.pour:
                assert (pour.public.value != public) or lisible(pour.change) in section, (entree.id, public)
    assert lie(pages["veille/"], "veille/annee/2026/#pour-demandeurs")


def lie(page, chemin):
    """Return whether ``page`` links to the address ``chemin`` of the site, fragment included where there is one."""
    return ADRESSE + chemin in {absolue for _, absolue in page.adresses()}
