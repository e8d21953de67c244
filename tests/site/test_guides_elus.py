"""The guides for elected officials: on one plan, sourced, in French only; their pictures say what the data say."""

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from appui.gabarits import GUIDES_DES_ELUS
from appui.pages import PageConstruite, chemin_interne, lisible
from appui.territoires import CONCERNES, liste, table


def guide(nom: str) -> str:
    return f"elus/{nom}/"


def texte(noeud: LexborNode) -> str:
    return lisible(noeud.text())


def cibles(page: PageConstruite, selecteur: str) -> set[str]:
    liens = (str(lien.attributes["href"]) for lien in page.arbre.css(f"{selecteur} a[href]"))
    trouvees = (chemin_interne(urljoin(page.adresse, lien)) for lien in liens)
    return {chemin for chemin, _ in filter(None, trouvees)}


def test_the_hub_leads_to_every_guide_and_no_other_language_has_them(pages: dict[str, PageConstruite]):
    attendus = {guide(nom) for nom in GUIDES_DES_ELUS}
    assert attendus <= cibles(pages["elus/"], "main .prose")
    assert not [chemin for chemin in pages if re.match(r"(en|ar)/elus/", chemin)]


def test_officials_reach_their_tasks_in_two_taps(pages: dict[str, PageConstruite]):
    """Home → Élus → the answer, the figures, who decides, what changed."""
    assert "elus/" in cibles(pages[""], "main")
    hub = pages["elus/"]
    assert {
        "elus/faq/repondre-habitant/",
        "elus/fiches/",
        "communes/",
        "elus/qui-decide/",
        "elus/objectifs/",
        "veille/",
    } <= cibles(hub, ".taches")
    assert hub.arbre.css_first("#commune") is not None


def test_the_picture_shows_the_power_of_each_actor_at_each_step(pages: dict[str, PageConstruite]):
    decision, mots = liste("decision.yml"), liste("interface/fr/decision.yml")
    page = pages[guide("qui-decide")]
    lignes = page.arbre.css(".decision__tableau tbody tr")
    assert [texte(ligne.css_first("th")) for ligne in lignes] == [acteur["nom"] for acteur in decision["acteurs"]]
    for acteur, ligne in zip(decision["acteurs"], lignes, strict=True):
        pouvoirs = [
            {role["acteur"]: mots[f"pouvoir_{role['pouvoir']}"] for role in etape["roles"]}.get(
                acteur["id"], mots["sans_pouvoir"]
            )
            for etape in decision["etapes"]
        ]
        assert [texte(cellule) for cellule in ligne.css("td")] == pouvoirs, acteur["nom"]


def test_the_words_of_the_path_say_as_much_as_its_picture(pages: dict[str, PageConstruite]):
    page = pages[guide("qui-decide")]
    enonces = {f"{{{{regle:{regle['id']}}}}}": regle["enonce"]["fr"] for regle in liste("regles_de_droit.yml")}
    for etape in liste("decision.yml")["etapes"]:
        contenu = texte(page.arbre.css_first(f'[id="etape-{etape["id"]}"]'))
        assert "{{" not in contenu
        for role in etape["roles"]:
            peut = re.sub(r"\{\{regle:[^}]+\}\}", lambda citation: enonces[citation[0]], role["peut"])
            assert lisible(peut) in contenu
            assert lisible(role.get("ne_peut_pas", "")) in contenu


def test_the_table_of_objectives_has_the_figures_of_the_data_in_order_of_names(pages: dict[str, PageConstruite]):
    page = pages[guide("objectifs")]
    slugs = {epci["slug"]: epci["siren"] for epci in table("epci.csv") if epci["motif"]}
    seuils = {(ligne["epci"], ligne["annee"]): ligne["q1"] for ligne in table("quartiles.csv")}
    attributions = {ligne["epci"]: ligne for ligne in table("attributions.csv")}
    classes = {
        ligne["epci"]: (ligne["au_moins"].replace(".", ","), ligne["moins_de"])
        for ligne in table("attributions_classes.csv")
    }
    lignes = page.arbre.css(".objectifs tbody tr")
    assert len(lignes) == len(slugs) == CONCERNES
    ordre = []
    for ligne in lignes:
        adresse = str(ligne.css_first("th a").attributes["href"]).rstrip("/").rsplit("/", 1)[-1]
        siren = slugs[adresse]
        ordre.append(re.sub(r"^(?:CA|CC|CU) (?:de la |de l'|des |du |de |d')?", "", texte(ligne.css_first("th"))))
        connues = attributions[siren]
        assert texte(ligne.css_first("td")) == f"de {classes[siren][0]} à moins de {classes[siren][1]} %"
        attendues = [seuils[siren, annee] for annee in ("2024", "2025", "2026")]
        attendues += [connues["total"], connues["premier_quartile"]]
        attendues += [str(round(100 * int(connues["premier_quartile"]) / int(connues["total"]))), connues["part_qpv"]]
        assert [re.sub(r"\D", "", cellule.text()) for cellule in ligne.css("td")[1:]] == attendues, siren
    assert [nom[0] for nom in ordre] == sorted(nom[0] for nom in ordre)


def test_the_guide_says_where_the_map_places_every_territory(pages: dict[str, PageConstruite]):
    """The sentences of the guide and of the answer are true as long as no class reaches what the law asks for."""
    (objectif,) = (delai["valeur"] for delai in liste("delais.yml") if delai["id"] == "objectif-hors-qpv")
    classes = table("attributions_classes.csv")
    assert {ligne["annee"] for ligne in classes} == {"2024"}
    assert max(float(ligne["moins_de"]) for ligne in classes) <= objectif
    page = pages[guide("objectifs")]
    assert f"{len(classes)} territoires de la réforme sur {CONCERNES}" in texte(
        page.arbre.css_first(".objectifs .carte--note")
    )
    assert f"tous ces territoires sous {objectif} %" in texte(page.arbre.css_first("main"))
    reponse = pages["elus/faq/priorites-mixite/"].arbre.css_first("#objectif-non-atteint")
    assert "pour 2024 place tous les territoires de la réforme en dessous" in texte(reponse)


def test_no_intercommunality_is_said_to_reach_or_miss_an_objective(pages: dict[str, PageConstruite]):
    page = pages[guide("objectifs")]
    avertissement = texte(page.arbre.css_first(".objectifs .carte--note"))
    assert "ne dit pas qui atteint" in avertissement
    assert "toutes les attributions" in avertissement
    tableau = texte(page.arbre.css_first(".objectifs tbody"))
    assert not re.search(r"attein|respect|objectif|retard", tableau, re.IGNORECASE)
