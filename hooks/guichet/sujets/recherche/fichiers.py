"""The files that the search of each language fetches: what finds pages first, then texts and sections; then snippets."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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

# An answer as the device reads it.
Reponse = dict[str, Any]


def etat(actifs: str) -> str:
    """Return the path of the file that tells pages whose scripts are of the version ``actifs`` where their index is, and
    the day of the last site made for them.

    Named by the scripts that read it: they find the last index that was made for them. A page asks for it as it opens.
    """
    return f"{DOSSIER}{actifs}.json"


@dataclass(frozen=True)
class _Matiere:
    """What the files of one language are made of."""

    site: Site
    pages: Sequence[PageCherchable]

    @property
    def langue(self) -> Langue:
        return self.site.interface.langue

    @property
    def analyseur(self) -> Analyseur:
        return ANALYSEURS[self.langue]

    @cached_property
    def passages(self) -> list[Passage]:
        return [passage for page in self.pages for passage in page.passages]

    @cached_property
    def numeros(self) -> Mapping[tuple[str, str], int]:
        """The number of each passage, by its page and its anchor."""
        adresses = [(page.chemin, passage.ancre) for page in self.pages for passage in page.passages]
        return {adresse: numero for numero, adresse in enumerate(adresses)}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The rank of each page, by its address."""
        return {page.chemin: rang for rang, page in enumerate(self.pages)}

    @cached_property
    def metier(self) -> list[str]:
        """The words of the trade: those of the editors, and the acronyms that applicants' pages do not use."""
        donnees = self.site.donnees
        sigles = [t.sigle for t in donnees[TERMES].values() if t.sigle and not t.demandeurs]
        mots = [mot for groupe in donnees[METIER] if groupe.langue == self.langue for mot in groupe.mots]
        termes = {expression(mot, self.analyseur) for mot in mots}
        return sorted(termes | {terme for sigle in sigles for terme in self.analyseur.analyser(sigle)})


def fichiers(site: Site, pages: Sequence[PageCherchable]) -> Iterator[tuple[str, str]]:
    """Yield the path, under a folder of ``recherche/<langue>/`` that their content names, and the text of each file."""
    ici = _Matiere(site, pages)
    # Numbers to call come at once; the other answers, with the texts.
    urgentes: list[Reponse] = []
    autres: list[Reponse] = []
    for reponse in _reponses(ici):
        (urgentes if "contact" in reponse else autres).append(reponse)
    premiers, suivants = _synonymes(ici, {une for reponse in urgentes for une in reponse["quand"].split(ENTRE)})
    yield "corps.json", _json(_suite(ici, autres, suivants))
    yield "titres.json", _json(_entete(ici, urgentes, premiers))
    for debut in range(0, len(ici.passages), EXTRAITS_PAR_FICHIER):
        lot = [typographie(passage.texte) for passage in ici.passages[debut : debut + EXTRAITS_PAR_FICHIER]]
        yield f"extraits/{debut // EXTRAITS_PAR_FICHIER}.json", _json(lot)


def _suite(ici: _Matiere, reponses: Sequence[Reponse], synonymes: str) -> dict[str, Any]:
    """Return what comes second: the texts, and all that is found with them."""
    corps = [(numero, ici.analyseur.analyser(passage.texte)) for numero, passage in enumerate(ici.passages)]
    return {
        # The title of a page is that of its first passage.
        "sections": [[passage.ancre, typographie(passage.titre) if passage.ancre else ""] for passage in ici.passages],
        "index": compacter(indexer(corps)),
        "paroles": compacter(indexer(sorted(_paroles(ici)), longueur=LONGUEUR_DES_PAROLES)),
        "ailleurs": list(_ailleurs(ici)),
        "reponses": [*reponses, *_noms(ici)],
        "urgences": list(_urgences(ici)),
        "nuances": ici.analyseur.nuances(),
        "langues": list(autres_langues(ici.site)),
        "metier": ENTRE.join(ici.metier),
        "synonymes": synonymes,
        "vocabulaire": _vocabulaire(ici.site),
        "villes": "\n".join(_villes(ici.site)),
    }


def _entete(ici: _Matiere, reponses: Sequence[Reponse], synonymes: str) -> dict[str, Any]:
    """Return what comes first: what reads a query, the pages, their titles."""
    # The device reads the titles of pages for itself: they are in « intitules ».
    titres = [(n, ici.analyseur.analyser(passage.titre)) for n, passage in enumerate(ici.passages) if passage.ancre]
    return {
        "langue": ici.langue,
        "analyse": ici.analyseur.specification(),
        # A column each: what is alike stands together, and weighs less.
        # Each less the letters that it begins with as the one before; a sign, from 0 on, tells how many.
        "chemins": "\n".join(
            chr(ord("0") + commun) + chemin[commun:] for commun, chemin in redites(page.chemin for page in ici.pages)
        ),
        "intitules": "\n".join(typographie(page.titre) for page in ici.pages),
        "genre": [page.genre for page in ici.pages],
        "nombre": [len(page.passages) for page in ici.pages],
        "extraits": EXTRAITS_PAR_FICHIER,
        "cles": _cles(fragments(ici.site.donnees)),
        "mots": {mot: ici.site.interface.brute(f"dialogue.{mot}") for mot in MOTS},
        "genres": [_genre(genre, ici) for genre in GENRES],
        "synonymes": synonymes,
        "reponses": reponses,
        "index": compacter(indexer(titres, longueur=LONGUEUR_DES_TITRES)),
    }


def _genre(genre: GenreDePage, ici: _Matiere) -> dict[str, Any]:
    traits = {
        "lieux": genre.nom == "territoire",
        "recueil": genre.recueil,
        "dossiers": genre.dossiers,
        "francais": genre.francais and ici.langue != "fr",
        "definitions": genre.definitions,
    }
    return {
        "nom": ici.site.interface.texte(f"dialogue.genre_{genre.nom}"),
        "demandeur": genre.demandeur,
        "professionnel": genre.professionnel,
        "publics": genre.publics,
        **{nom: True for nom, vrai in traits.items() if vrai},
    }


def _cles(fragments: Iterable[str]) -> str:
    """Return the names of files a line for those that differ by their last letter: how they begin, then those letters."""
    debuts: dict[str, str] = {}
    for nom in fragments:
        debuts[nom[:-1]] = debuts.get(nom[:-1], "") + nom[-1]
    return "\n".join(f"{debut} {fins}" for debut, fins in debuts.items())


def _synonymes(ici: _Matiere, urgentes: Collection[str]) -> tuple[str, str]:
    """Return a line a group: phrases typed, ``VERS``, phrases to look for too; those of a group without ``quand`` are both.

    The first lines come with the titles: they lead to a number to call, by one of ``urgentes``, or hold no word of the
    trade and go both ways. The others come with the texts.
    """
    lignes = [
        VERS.join(expressions(mots, ici.analyseur) for mots in (groupe.quand, groupe.mots) if mots)
        for groupe in ici.site.donnees[SYNONYMES]
        if groupe.langue == ici.langue
    ]
    # What is alike stands together, and weighs less.
    lignes.sort(key=lambda ligne: ligne.partition(VERS)[::-1])
    premieres: list[str] = []
    autres: list[str] = []
    for ligne in lignes:
        *tapees, cherchees = (set(liste.split(ENTRE)) for liste in ligne.split(VERS))
        urgente = not cherchees.isdisjoint(urgentes)
        (premieres if urgente or (not tapees and cherchees.isdisjoint(ici.metier)) else autres).append(ligne)
    return "\n".join(premieres), "\n".join(autres)


def _reponses(ici: _Matiere) -> Iterator[Reponse]:
    annees = journal_de(ici.site.edition).annees
    for reponse in (r for ecrite in ici.site.donnees[REPONSES].values() for r in ecrite.par_annee(annees)):
        if ici.langue in reponse.quand:
            yield from _en_tete(ici, reponse, expressions(reponse.quand[ici.langue], ici.analyseur))


def _urgences(ici: _Matiere) -> Iterator[Reponse]:
    """Yield the answers with a number to call, for who says it in another language."""
    for reponse in ici.site.donnees[REPONSES].values():
        autres = [mot for langue, mots in reponse.quand.items() if langue != ici.langue for mot in mots]
        if reponse.contact and autres:
            siennes = reponse.quand.get(ici.langue, [])
            quand = ENTRE.join(dict.fromkeys(telle_quelle(mot, ici.analyseur) for mot in autres if mot not in siennes))
            yield from _en_tete(ici, reponse, quand)


def _en_tete(ici: _Matiere, reponse: PageEnTete, quand: str) -> Iterator[Reponse]:
    """Yield the answer ``reponse`` to who types ``quand``, if its page can be found."""
    chemin, ancre = _place(ici.site, reponse.page)
    if chemin not in ici.places:
        return
    fiche: Reponse = {"quand": quand, "page": ici.places[chemin]}
    if ancre and (chemin, ancre) in ici.numeros:
        fiche["section"] = ici.numeros[chemin, ancre]
    if reponse.contact:
        fiche["contact"] = _contact(ici.site, reponse.contact)
    yield fiche


def _noms(ici: _Matiere) -> Iterator[Reponse]:
    """Yield the answers to who types what a passage is called by, all of it (``seuil``) and nothing else.

    A name that leads to a number to call, in any language, is left to it.
    """
    urgentes = [reponse for reponse in ici.site.donnees[REPONSES].values() if reponse.contact]
    appels = {normaliser(mot) for reponse in urgentes for mots in reponse.quand.values() for mot in mots}
    for rang, page in enumerate(ici.pages):
        for passage in page.passages:
            if noms := [nom for nom in passage.noms if normaliser(nom) not in appels]:
                quand = expressions(noms, ici.analyseur)
                yield {"quand": quand, "page": rang, "section": ici.numeros[page.chemin, passage.ancre], "seuil": 1}


def _paroles(ici: _Matiere) -> Iterator[Document]:
    """Yield the words that people have for passages, in their language."""
    dites: dict[int, list[str]] = {}
    for paroles in ici.site.donnees[PAROLES]:
        chemin, ancre = _place(ici.site, paroles.page)
        if ici.langue in paroles.mots:
            dites.setdefault(ici.numeros[chemin, ancre], []).extend(paroles.mots[ici.langue])
    # The title of a text is a reference: what it is about is what people say of it.
    for texte in ici.site.donnees[TEXTES].values():
        if (texte.chemin, "") in ici.numeros:
            dites.setdefault(ici.numeros[texte.chemin, ""], []).append(texte.objet)
    for numero, mots in dites.items():
        yield numero, ici.analyseur.analyser(", ".join(mots))


def _ailleurs(ici: _Matiere) -> Iterator[Reponse]:
    """Yield what the site cannot know."""
    for inconnu in ici.site.donnees[AILLEURS].values():
        if ici.langue not in inconnu.quand:
            continue
        fiche: Reponse = {
            "quand": expressions(inconnu.quand[ici.langue], ici.analyseur),
            "dit": typographie(inconnu.dit[ici.langue]),
            "liens": list(_liens(ici, inconnu)),
        }
        if inconnu.contact:
            fiche["contact"] = _contact(ici.site, inconnu.contact)
        yield fiche


def _liens(ici: _Matiere, inconnu: InconnuIci) -> Iterator[tuple[str, str]]:
    """Yield where ``inconnu`` leads: addresses, each with its name."""
    if inconnu.page:
        yield (
            ici.site.redaction.vocabulaire.deplacees.get(inconnu.page, inconnu.page),
            typographie(ici.passages[ici.numeros[_adresse(inconnu.page)]].titre),
        )
    if inconnu.lien:
        lien = ici.site.donnees[LIENS][inconnu.lien]
        yield lien.adresse, typographie(getattr(lien.nom, ici.langue))


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


def _json(valeur: object) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"))
