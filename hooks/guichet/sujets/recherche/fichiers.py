"""The files that the search of each language fetches: what finds pages first, then texts and sections; then snippets."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from guichet.pages.registre import Passage, Site
from guichet.socle.champs import Langue
from guichet.socle.langues import typographie
from guichet.socle.texte import normaliser
from guichet.sujets.demande.fiches import CONTACTS, LIENS
from guichet.sujets.glossaire.fiches import TERMES
from guichet.sujets.questions.fiches import FAQ, QUESTIONS
from guichet.sujets.recherche.analyse import Analyseur
from guichet.sujets.recherche.analyseurs import ANALYSEURS
from guichet.sujets.recherche.cherchables import GENRES, GenreDePage, PageCherchable
from guichet.sujets.recherche.expressions import ENTRE, expression, expressions, telle_quelle
from guichet.sujets.recherche.fiches import (
    AILLEURS,
    METIER,
    PAROLES,
    REPONSES,
    SYNONYMES,
    InconnuIci,
    PageEnTete,
    Synonymes,
)
from guichet.sujets.recherche.index import Document, compacter, indexer, redites
from guichet.sujets.recherche.langues import autres_langues
from guichet.sujets.territoires.fiches import COMMUNES
from guichet.sujets.territoires.recherche_de_commune import fragments
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.journal import journal_de

DOSSIER = "recherche/"
# Passages in one file of snippets: enough to be worth a request, few enough to come at once.
EXTRAITS_PAR_FICHIER = 6
# The words of the interface that results are shown with.
MOTS = ("appeler", "autres", "ailleurs")
# A question is as good a heading as a lone word.
LONGUEUR_DES_TITRES = 0.4
# An answer that people ask for in many ways is not less itself for that.
LONGUEUR_DES_PAROLES = 0.1
# Of those that share a postcode or a name, people mean the largest.
VILLES = 200
# From phrases that are typed to those that are looked for. No term holds it.
VERS = ">"

Numeros = Mapping[tuple[str, str], int]


def etat(actifs: str) -> str:
    """Return the path of the file that tells pages whose scripts are of the version ``actifs`` where their index is, and
    the day of the last site made for them.

    Named by the scripts that read it: they find the last index that was made for them. A page asks for it as it opens.
    """
    return f"{DOSSIER}{actifs}.json"


def fichiers(site: Site, pages: Sequence[PageCherchable]) -> Iterator[tuple[str, str]]:
    """Yield the path, under a folder of ``recherche/<langue>/`` that their content names, and the text of each file."""
    langue = site.interface.langue
    analyseur = ANALYSEURS[langue]
    passages = [passage for page in pages for passage in page.passages]
    numeros = _numeros(pages)
    titres: list[Document] = []
    corps: list[Document] = []
    for numero, passage in enumerate(passages):
        # The device reads the titles of pages for itself: they are in « intitules ».
        if passage.ancre:
            titres.append((numero, analyseur.analyser(passage.titre)))
        corps.append((numero, analyseur.analyser(passage.texte)))
    metier = _metier(site, analyseur)
    places = {page.chemin: rang for rang, page in enumerate(pages)}
    reponses = list(_reponses(site, places, numeros, analyseur))
    urgentes = {une for reponse in reponses if "contact" in reponse for une in reponse["quand"].split(ENTRE)}
    synonymes, autres_synonymes = _synonymes(site.donnees[SYNONYMES], analyseur, langue, metier, urgentes)
    suite = {
        # The title of a page is that of its first passage.
        "sections": [[passage.ancre, typographie(passage.titre) if passage.ancre else ""] for passage in passages],
        "index": compacter(indexer(corps)),
        "paroles": compacter(indexer(sorted(_paroles(site, numeros, analyseur)), longueur=LONGUEUR_DES_PAROLES)),
        "ailleurs": list(_ailleurs(site, passages, numeros, analyseur)),
        "reponses": [*(r for r in reponses if "contact" not in r), *_noms(site, pages, numeros, analyseur)],
        "urgences": list(_urgences(site, places, numeros, analyseur)),
        "nuances": analyseur.nuances(),
        "langues": list(autres_langues(site)),
        "metier": ENTRE.join(metier),
        "synonymes": autres_synonymes,
        "vocabulaire": _vocabulaire(site),
        "villes": "\n".join(_villes(site)),
    }
    yield "corps.json", _json(suite)
    entete = {
        "langue": langue,
        "analyse": analyseur.specification(),
        # A column each: what is alike stands together, and weighs less.
        # Each less the letters that it begins with as the one before; a sign, from 0 on, tells how many.
        "chemins": "\n".join(
            chr(ord("0") + commun) + chemin[commun:] for commun, chemin in redites(page.chemin for page in pages)
        ),
        "intitules": "\n".join(typographie(page.titre) for page in pages),
        "genre": [page.genre for page in pages],
        "nombre": [len(page.passages) for page in pages],
        "extraits": EXTRAITS_PAR_FICHIER,
        "cles": _cles(fragments(site.donnees)),
        "mots": {mot: site.interface.brute(f"dialogue.{mot}") for mot in MOTS},
        "genres": [
            {
                "nom": site.interface.texte(f"dialogue.genre_{genre.nom}"),
                "demandeur": genre.demandeur,
                "professionnel": genre.professionnel,
                "publics": genre.publics,
                **{nom: True for nom, vrai in _traits(genre, langue).items() if vrai},
            }
            for genre in GENRES
        ],
        "synonymes": synonymes,
        # Numbers to call come at once; the other answers, with the texts.
        "reponses": [reponse for reponse in reponses if "contact" in reponse],
        "index": compacter(indexer(titres, longueur=LONGUEUR_DES_TITRES)),
    }
    yield "titres.json", _json(entete)
    for debut in range(0, len(passages), EXTRAITS_PAR_FICHIER):
        lot = [typographie(passage.texte) for passage in passages[debut : debut + EXTRAITS_PAR_FICHIER]]
        yield f"extraits/{debut // EXTRAITS_PAR_FICHIER}.json", _json(lot)


def _cles(fragments: Iterable[str]) -> str:
    """Return the names of files a line for those that differ by their last letter: how they begin, then those letters."""
    debuts: dict[str, str] = {}
    for nom in fragments:
        debuts[nom[:-1]] = debuts.get(nom[:-1], "") + nom[-1]
    return "\n".join(f"{debut} {fins}" for debut, fins in debuts.items())


def _traits(genre: GenreDePage, langue: Langue) -> dict[str, bool]:
    return {
        "lieux": genre.nom == "territoire",
        "recueil": genre.recueil,
        "dossiers": genre.dossiers,
        "francais": genre.francais and langue != "fr",
        "definitions": genre.definitions,
    }


def _synonymes(
    synonymes: Sequence[Synonymes], analyseur: Analyseur, langue: Langue, metier: Iterable[str], urgentes: Iterable[str]
) -> tuple[str, str]:
    """Return a line a group: phrases typed, ``VERS``, phrases to look for too; those of a group without ``quand`` are both.

    The first lines come with the titles: they lead to a number to call, by one of ``urgentes``, or hold no word of
    ``metier``, the trade, and go both ways. The others come with the texts.
    """
    lignes = [
        VERS.join(expressions(mots, analyseur) for mots in (groupe.quand, groupe.mots) if mots)
        for groupe in synonymes
        if groupe.langue == langue
    ]
    # What is alike stands together, and weighs less.
    lignes.sort(key=lambda ligne: ligne.partition(VERS)[::-1])
    premieres: list[str] = []
    autres: list[str] = []
    for ligne in lignes:
        *tapees, cherchees = (set(liste.split(ENTRE)) for liste in ligne.split(VERS))
        urgente = not cherchees.isdisjoint(urgentes)
        (premieres if urgente or (not tapees and cherchees.isdisjoint(metier)) else autres).append(ligne)
    return "\n".join(premieres), "\n".join(autres)


def _reponses(
    site: Site, places: Mapping[str, int], numeros: Numeros, analyseur: Analyseur
) -> Iterator[dict[str, Any]]:
    langue = site.interface.langue
    annees = journal_de(site.edition).annees
    for reponse in (r for ecrite in site.donnees[REPONSES].values() for r in ecrite.par_annee(annees)):
        if langue in reponse.quand:
            yield from _en_tete(site, places, numeros, reponse, expressions(reponse.quand[langue], analyseur))


def _urgences(
    site: Site, places: Mapping[str, int], numeros: Numeros, analyseur: Analyseur
) -> Iterator[dict[str, Any]]:
    """Yield the answers with a number to call, for who says it in another language than that of ``site``."""
    for reponse in site.donnees[REPONSES].values():
        autres = [mot for langue, mots in reponse.quand.items() if langue != site.interface.langue for mot in mots]
        if reponse.contact and autres:
            siennes = reponse.quand.get(site.interface.langue, [])
            quand = ENTRE.join(dict.fromkeys(telle_quelle(mot, analyseur) for mot in autres if mot not in siennes))
            yield from _en_tete(site, places, numeros, reponse, quand)


def _en_tete(
    site: Site, places: Mapping[str, int], numeros: Numeros, reponse: PageEnTete, quand: str
) -> Iterator[dict[str, Any]]:
    """Yield the answer ``reponse`` to who types ``quand``, if its page is one of ``places``, ranks by address."""
    chemin, ancre = _place(site, reponse.page)
    if chemin not in places:
        return
    fiche: dict[str, Any] = {"quand": quand, "page": places[chemin]}
    if ancre and (chemin, ancre) in numeros:
        fiche["section"] = numeros[chemin, ancre]
    if reponse.contact:
        fiche["contact"] = _contact(site, reponse.contact)
    yield fiche


def _noms(
    site: Site, pages: Sequence[PageCherchable], numeros: Numeros, analyseur: Analyseur
) -> Iterator[dict[str, Any]]:
    """Yield the answers to who types what a passage is called by, all of it (``seuil``) and nothing else.

    A name that leads to a number to call, in any language, is left to it.
    """
    urgentes = [reponse for reponse in site.donnees[REPONSES].values() if reponse.contact]
    appels = {normaliser(mot) for reponse in urgentes for mots in reponse.quand.values() for mot in mots}
    for rang, page in enumerate(pages):
        for passage in page.passages:
            if noms := [nom for nom in passage.noms if normaliser(nom) not in appels]:
                quand = expressions(noms, analyseur)
                yield {"quand": quand, "page": rang, "section": numeros[page.chemin, passage.ancre], "seuil": 1}


def _paroles(site: Site, numeros: Numeros, analyseur: Analyseur) -> Iterator[Document]:
    """Yield the words that people have for passages, in the language of ``site``."""
    langue = site.interface.langue
    dites: dict[int, list[str]] = {}
    for paroles in site.donnees[PAROLES]:
        chemin, ancre = _place(site, paroles.page)
        if langue in paroles.mots:
            dites.setdefault(numeros[chemin, ancre], []).extend(paroles.mots[langue])
    # The title of a text is a reference: what it is about is what people say of it.
    for texte in site.donnees[TEXTES].values():
        if (texte.chemin, "") in numeros:
            dites.setdefault(numeros[texte.chemin, ""], []).append(texte.objet)
    for numero, mots in dites.items():
        yield numero, analyseur.analyser(", ".join(mots))


def _ailleurs(
    site: Site, passages: Sequence[Passage], numeros: Numeros, analyseur: Analyseur
) -> Iterator[dict[str, Any]]:
    """Yield what the site cannot know, in the language of ``site``."""
    langue = site.interface.langue
    for ici in site.donnees[AILLEURS].values():
        if langue not in ici.quand:
            continue
        fiche: dict[str, Any] = {
            "quand": expressions(ici.quand[langue], analyseur),
            "dit": typographie(ici.dit[langue]),
            "liens": list(_liens(site, passages, numeros, ici)),
        }
        if ici.contact:
            fiche["contact"] = _contact(site, ici.contact)
        yield fiche


def _liens(site: Site, passages: Sequence[Passage], numeros: Numeros, ici: InconnuIci) -> Iterator[tuple[str, str]]:
    """Yield where ``ici`` leads: addresses, each with its name."""
    if ici.page:
        yield (
            site.redaction.vocabulaire.deplacees.get(ici.page, ici.page),
            typographie(passages[numeros[_adresse(ici.page)]].titre),
        )
    if ici.lien:
        lien = site.donnees[LIENS][ici.lien]
        yield lien.adresse, typographie(getattr(lien.nom, site.interface.langue))


def _place(site: Site, adresse: str) -> tuple[str, str]:
    """Return the page and the anchor of what editors name by ``adresse``: an answer to officials is on the page of its theme."""
    chemin, ancre = _adresse(adresse)
    return (site.donnees[QUESTIONS][ancre].page if ancre and chemin == FAQ["elus"] else chemin), ancre


def _adresse(page: str) -> tuple[str, str]:
    chemin, _, ancre = page.partition("#")
    return chemin, ancre


def _contact(site: Site, cle: str) -> dict[str, str]:
    contact, langue = site.donnees[CONTACTS][cle], site.interface.langue
    return {
        "appel": contact.appel,
        # A number is read, and copied, in one piece.
        "numero": contact.numero.replace(" ", "\u00a0"),
        "nom": getattr(contact.nom, langue),
        "objet": getattr(contact.objet, langue),
    }


def _vocabulaire(site: Site) -> list[str]:
    """Return the words of the editors, as they write them: what may be offered to who finds nothing."""
    langue = site.interface.langue
    mots = [mot for groupe in site.donnees[SYNONYMES] if groupe.langue == langue for mot in groupe.mots]
    return sorted({mot for mot in mots if not mot.isdigit()})


def _villes(site: Site) -> list[str]:
    """Return the INSEE codes of the largest communes, each with the words of its name, the largest first."""
    communes = sorted(site.donnees[COMMUNES].values(), key=lambda commune: (-commune.population, commune.insee))
    return [f"{commune.insee} {normaliser(commune.nom)}" for commune in communes[:VILLES]]


def _numeros(pages: Sequence[PageCherchable]) -> Numeros:
    """Return the number of each passage, by its page and its anchor."""
    adresses = [(page.chemin, passage.ancre) for page in pages for passage in page.passages]
    return {adresse: numero for numero, adresse in enumerate(adresses)}


def _metier(site: Site, analyseur: Analyseur) -> list[str]:
    """Return the words of the trade: those of the editors, and the acronyms that applicants' pages do not use."""
    sigles = [t.sigle for t in site.donnees[TERMES].values() if t.sigle and not t.demandeurs]
    mots = [mot for groupe in site.donnees[METIER] if groupe.langue == site.interface.langue for mot in groupe.mots]
    termes = {expression(mot, analyseur) for mot in mots}
    return sorted(termes | {terme for sigle in sigles for terme in analyseur.analyser(sigle)})


def _json(valeur: object) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"))
