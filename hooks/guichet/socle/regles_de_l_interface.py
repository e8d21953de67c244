"""Interface strings exist in every language."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from babel.units import format_unit

from guichet.socle.champs import LANGUES, Fiche
from guichet.socle.cles_employees import cles_employees
from guichet.socle.langues import categories_de_pluriel, champs
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

_NOM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
FRANCAIS_SEULEMENT = "data/interface/fr/"


@REGLES.regle
def interface_complete(lot: Lot) -> Iterator[Probleme]:
    """Every interface string exists in every language, with the same placeholders and all plural forms.

    Those of ``data/interface/fr/`` are for pages that exist in French only.
    """
    for cle, (chaines, enregistrement) in lot.chaines.items():
        courte = cle.partition(".")[2]
        if not _NOM.fullmatch(courte):
            constat = "le nom d'une phrase est fait de lettres sans accent, de chiffres et de « _ »"
            yield enregistrement.probleme((courte,), constat, "rétablissez-le", courte)
            continue
        attendues = ("fr",) if enregistrement.fichier.startswith(FRANCAIS_SEULEMENT) else LANGUES
        if not isinstance(chaines, dict) or set(chaines) != set(attendues):
            constat = f"cette phrase doit exister en {', '.join(attendues)}, et rien d'autre"
            yield enregistrement.probleme((courte,), constat, "ajoutez la langue qui manque", cle)
            continue
        defauts = [
            defaut for langue, chaine in chaines.items() for defaut in _defauts(cle, langue, chaine, enregistrement)
        ]
        yield from defauts
        if not defauts and len({frozenset(_champs(chaine)) for chaine in chaines.values()}) > 1:
            constat = "les langues n'ont pas les mêmes {champs}"
            yield enregistrement.probleme((courte,), constat, "gardez les mêmes noms entre accolades", cle)
        elif not defauts and (langue := _retournee(chaines)):
            constat = "les {champs} de cette langue ne sont pas dans l'ordre du français : ce qui va d'un jour à un autre est retourné"
            remede = "remettez-les dans l'ordre du français, et tournez la phrase ainsi"
            yield enregistrement.probleme((courte, langue), constat, remede, cle)


def _retournee(chaines: Mapping[str, Any]) -> str | None:
    """Return a language whose placeholders are not in the order of the French ones, or None."""
    ordres = {
        langue: _ordre(chaine["other"] if isinstance(chaine, dict) else chaine) for langue, chaine in chaines.items()
    }
    francais = ordres["fr"]
    return next((langue for langue, ordre in ordres.items() if ordre != francais and set(ordre) == set(francais)), None)


def _ordre(forme: Any) -> list[str]:
    return list(dict.fromkeys(_CHAMP.findall(str(forme))))


def _defauts(cle: str, langue: str, chaine: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Yield what is wrong in one string, or in one of its plural forms, of one language."""
    chemin: Chemin = (cle.partition(".")[2], langue)
    formes = chaine if isinstance(chaine, dict) else {"": chaine}
    if isinstance(chaine, dict) and set(chaine) != categories_de_pluriel(langue):
        attendues = ", ".join(sorted(categories_de_pluriel(langue)))
        constat = f"formes du pluriel attendues en « {langue} » : {attendues}"
        yield enregistrement.probleme(chemin, constat, "écrivez chaque forme", cle)
        return
    compte = any("{n}" in str(forme) for forme in formes.values())
    for nom, forme in formes.items():
        ici = (*chemin, nom) if nom else chemin
        if not isinstance(forme, str):
            yield enregistrement.probleme(ici, "un texte est attendu", "mettez-le entre guillemets droits", forme)
        elif not forme.strip():
            yield enregistrement.probleme(ici, "cette phrase est vide", "traduisez-la", cle)
        elif constat_des_champs := _accolades(forme):
            yield enregistrement.probleme(ici, constat_des_champs, "écrivez {nom}, ou retirez l'accolade", forme)
        elif nom in _AVEC_LE_NOMBRE and compte and "{n}" not in forme:
            constat = "cette forme du pluriel ne dit plus le nombre"
            yield enregistrement.probleme(ici, constat, "remettez {n}", forme)
    if isinstance(chaine, dict) and (autre := _dans_un_autre_ordre(chaine)):
        constat = "les formes de ce pluriel ne disent pas leurs {champs} dans le même ordre"
        yield enregistrement.probleme((*chemin, autre), constat, "remettez chacun à sa place", chaine[autre])


@REGLES.regle
def traduction_de_son_texte(lot: Lot) -> Iterator[Probleme]:
    """Two strings whose French differs are not told alike in another language: one was copied from the other."""
    for langue in LANGUES:
        dites: dict[str, str] = {}
        for cle, (chaines, enregistrement) in lot.chaines.items() if langue != "fr" else ():
            if not isinstance(chaines, dict) or not {"fr", langue} <= chaines.keys():
                continue
            premiere = dites.setdefault(str(chaines[langue]), cle)
            if not _memes_mots(lot.chaines[premiere][0]["fr"], chaines["fr"]):
                constat = f"c'est mot pour mot la traduction de « {premiere} », dont le français est autre"
                chemin = (cle.partition(".")[2], langue)
                remede = "traduisez le français de chacune : l'une a été recopiée sur l'autre"
                yield enregistrement.probleme(chemin, constat, remede, chaines[langue])


# « Fermé » and « fermé », « Appelez la mairie » and « Appeler la mairie » are told alike.
_DEBUT_DE_MOT = re.compile(r"\b[^\W\d_]{4}")


def _memes_mots(une: Any, autre: Any) -> bool:
    """Whether two French texts share half at least of the words of the shorter, by how they begin."""
    debuts, autres = (set(_DEBUT_DE_MOT.findall(str(texte).lower())) for texte in (une, autre))
    communs, moindre = len(debuts & autres), min(len(debuts), len(autres))
    return une == autre or 2 * communs >= max(moindre, 1)


# The units of time of ``data/interface/unites.yml``, and their names in CLDR.
_UNITES = {"unites.jour": "day", "unites.semaine": "week", "unites.mois": "month", "unites.an": "year"}
# A number of each plural form, in any of the languages.
_UN_DE_CHAQUE = (0, 1, 2, 3, 11, 100)


@REGLES.regle
def unite_de_son_nom(lot: Lot) -> Iterator[Probleme]:
    """In no language does a unit of time bear the name of another, as CLDR tells them."""
    for cle in _UNITES.keys() & lot.chaines.keys():
        chaines, enregistrement = lot.chaines[cle]
        for langue, formes in chaines.items() if isinstance(chaines, dict) else ():
            for nom, forme in formes.items() if isinstance(formes, dict) else ():
                if autre := _autre_unite(cle, langue, str(forme)) or _prise(lot, cle, langue, str(forme)):
                    chemin = (cle.partition(".")[2], langue, nom)
                    constat = f"c'est le nom d'une autre unité : {autre.partition('.')[2]}"
                    yield enregistrement.probleme(chemin, constat, "écrivez celui de la sienne", forme)


def _autre_unite(cle: str, langue: str, forme: str) -> str | None:
    """Return the key of another unit, of which ``forme`` is the name, or None."""
    mot = _mot(forme.replace("{n}", ""))
    dites = [une for une in _UNITES if mot in _noms_de_l_unite(une, langue)]
    return dites[0] if dites and cle not in dites else None


def _prise(lot: Lot, cle: str, langue: str, forme: str) -> str | None:
    """Return the key of another unit that says ``forme`` too, where it is like its other forms and unlike those of ``cle``."""
    dites = {une: lot.chaines[une][0][langue] for une in _UNITES if une in lot.chaines}
    autres = [une for une, formes in dites.items() if une != cle and forme in formes.values()]
    debut = _mot(forme.replace("{n}", ""))[:3]
    semblables = [une for une, formes in dites.items() if sum(debut in str(autre) for autre in formes.values()) > 1]
    return autres[0] if autres and cle not in semblables else None


@cache
def _noms_de_l_unite(cle: str, langue: str) -> frozenset[str]:
    return frozenset(_mot(format_unit(n, f"duration-{_UNITES[cle]}", locale=langue)) for n in _UN_DE_CHAQUE)


def _mot(forme: str) -> str:
    return re.sub(r"[\d\s]+", " ", forme).strip()


# Forms that stand for several numbers: without it, « 3 mois » would be « mois ».
_AVEC_LE_NOMBRE = frozenset({"few", "many", "other"})
_CHAMP = re.compile(r"\{[a-z][a-z0-9_]*\}")


def _accolades(forme: str) -> str | None:
    """Return what is wrong with the braces of ``forme``: they hold a name, and nothing that computes."""
    if "{" in _CHAMP.sub("", forme) or "}" in _CHAMP.sub("", forme):
        return "une accolade est seule, ou tient autre chose qu'un nom"
    return None


def _dans_un_autre_ordre(formes: Mapping[str, Any]) -> str | None:
    """Return the name of a plural form whose placeholders are not in the order of « other », or None."""
    ordres = {nom: _ordre(forme) for nom, forme in formes.items()}
    modele = ordres["other"]
    connus = {nom: siens for nom, siens in ordres.items() if set(siens) <= set(modele)}
    return next((nom for nom, siens in connus.items() if [un for un in modele if un in siens] != siens), None)


def _champs(chaine: Any) -> set[str]:
    if isinstance(chaine, dict):
        # « one » or « two » may do without the number: the word says it.
        return set().union(*map(_champs, chaine.values()))
    return champs(chaine) if isinstance(chaine, str) else set()


def completees(debuts: Mapping[str, tuple[type[Fiche], str]]) -> dict[str, str]:
    """Return the keys made of each of ``debuts`` and of each value of the field that completes it, with what asks for them."""
    return {
        f"{debut}{valeur}": f"{modele.__name__}.{champ}"
        for debut, (modele, champ) in debuts.items()
        for valeur in _valeurs(modele.model_fields[champ].annotation)
    }


def _valeurs(forme: Any) -> Iterator[str]:
    """Yield the values that a closed list of choices allows, told by the type of a field."""
    if isinstance(forme, str):
        yield str(forme)
    elif isinstance(forme, type) and issubclass(forme, StrEnum):
        yield from (choix.value for choix in forme)
    else:
        for partie in get_args(forme):
            yield from _valeurs(partie)


@REGLES.regle
def phrase_demandee(lot: Lot) -> Iterator[Probleme]:
    """Every string that a template or the code asks for exists; a lost file is told once."""
    connues = lot.chaines
    domaines = {cle.partition(".")[0] for cle in connues}
    cles = cles_employees()
    perdues = {cle: par for cle, par in {**cles.exactes, **lot.phrases}.items() if cle not in connues}
    perdues |= {debut: par for debut, par in cles.debuts.items() if not any(cle.startswith(debut) for cle in connues)}
    for cle, par in sorted(perdues.items()):
        domaine, _, courte = cle.partition(".")
        fichier = next((e.fichier for c, (_, e) in connues.items() if c.startswith(f"{domaine}.")), None)
        if fichier is not None:
            constat = f"il manque une phrase que le site demande ({par})"
            yield Probleme(fichier, 1, courte, "", constat, "rétablissez-la, dans chaque langue")
        elif domaine not in domaines:
            domaines.add(domaine)
            constat = f"aucune phrase « {domaine}.… » n'est plus définie, et le site en demande ({par})"
            yield Probleme(f"data/interface/{domaine}.yml", 1, "", "", constat, "rétablissez ce fichier")
