"""What every page is rendered with in one language, whoever renders it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, pass_context, select_autoescape
from jinja2.runtime import Context

from guichet.atelier.compilation import Compilateur, prend_le_contexte
from guichet.atelier.fragments import UneFois
from guichet.atelier.moules import mouler
from guichet.atelier.temoin import Lecture, Temoin
from guichet.socle.langues import ecrire, imprimer

# Templates in one piece, compiled, by name and by the globals that their pages replace; and all that each is made of.
CleDeMoule = tuple[str, frozenset[str]]
Moules = dict[CleDeMoule, tuple[CodeType, frozenset[str]]]

# What gives the same for the same arguments, whatever the facts, the words and the day.
PURS = frozenset(
    (
        *("langue", "sens", "virgule", "nom", "qr"),
        *(
            "typo",
            "typographie",
            "jour",
            "jour_imprecis",
            "isoler",
            "montant",
            "nombre",
            "telephone",
            "morceaux",
            "parties",
            "dans_la_langue",
        ),
    )
)
# What takes the key of a string of the interface, and values.
MOTS = frozenset(("t", "t_brut"))


def dossiers(gabarits: Path) -> list[Path]:
    """Return the folders where a template is named alone: ``gabarits`` and those of the subjects."""
    return [gabarits, *sorted({un.parent for un in gabarits.glob("*/*.html")} - {gabarits / "partials"})]


class Environnement(Environment):
    """Templates with their ``outils`` and ``filtres``; what they share is rendered once, unless ``partages`` says otherwise.

    With a ``temoin``, all that they read is noted.
    """

    code_generator_class = Compilateur

    def __init__(
        self,
        gabarits: Path,
        outils: Mapping[str, Any],
        filtres: Mapping[str, Callable[..., Any]],
        *,
        partages: bool = True,
        temoin: Temoin | None = None,
    ) -> None:
        super().__init__(
            loader=FileSystemLoader(dossiers(gabarits)),
            autoescape=select_autoescape(["html", "xml"]),
            finalize=imprimer,
            auto_reload=False,
            extensions=[UneFois],
        )
        # Pages are UTF-8: an accent weighs two bytes there, six as an escape.
        self.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
        self.temoin = temoin
        self._gabarits: dict[str, Template] = {}
        # Those of another language serve this one.
        self.moules: Moules = {}
        self._moulees: dict[CleDeMoule, Template] = {}
        self._partages: dict[Hashable, tuple[str, frozenset[Lecture]]] | None = {} if partages else None
        self.globals.update(outils)
        self.filters.update(filtres)
        # Values that are looked up, each with what notes it.
        self.valeurs: dict[str, Callable[[], Any]] = {}
        if temoin:
            self._suivre(temoin, outils, filtres)

    def _suivre(self, temoin: Temoin, outils: Mapping[str, Any], filtres: Mapping[str, Callable[..., Any]]) -> None:
        """Put between the templates and what they are given what notes that they asked for it."""
        self.context_class, self.template_class = _ContexteSuivi, _Gabarit
        self._gabarit = temoin.noter("gabarit", self._source)
        mots = temoin.noter("mots", outils["messages"])
        self.globals |= {nom: _par_leur_cle(outils[nom], mots) for nom in MOTS}
        self.globals |= {"messages": _par_domaines(outils["messages"], mots)}
        self.globals |= {"donnees": _Donnees(temoin, outils["donnees"])}
        for nom in outils.keys() - PURS - MOTS - {"messages", "donnees"}:
            if callable(outils[nom]):
                self.globals[nom] = temoin.suivre(nom, outils[nom])
            else:
                self.valeurs[nom] = temoin.suivre(nom, partial(_donner, outils[nom]))
        for nom in filtres.keys() - PURS:
            self.filters[nom] = _filtre(temoin, f"|{nom}", filtres[nom])

    def _source(self, nom: str) -> str:
        """Return the source of the template ``nom``."""
        return self.loader.get_source(self, nom)[0]  # type: ignore[union-attr]

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002
        """Return the template ``name``, and note that the page is made of it."""
        if self.temoin and isinstance(name, str):
            self._gabarit(name)
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        # A page asks for ten, which do not change: our own table answers sooner.
        if name not in self._gabarits:
            self._gabarits[name] = super().get_template(name, parent)
        return self._gabarits[name]

    def moule(self, nom: str, donnes: Iterable[str]) -> Template:
        """Return the template ``nom`` of pages that are given ``donnes``, in one piece (`guichet.atelier.moules`)."""
        cle = nom, frozenset(self.globals.keys() & donnes)
        if cle not in self.moules:
            self.moules[cle] = self._mouler(*cle)
        code, composants = self.moules[cle]
        if cle not in self._moulees:
            self._moulees[cle] = self.template_class.from_code(self, code, self.make_globals(None))
        if self.temoin:
            for composant in composants:
                self._gabarit(composant)
        return self._moulees[cle]

    def _mouler(self, nom: str, remplacees: frozenset[str]) -> tuple[CodeType, frozenset[str]]:
        globales = {un for un, valeur in self.globals.items() if not prend_le_contexte(valeur)} - remplacees
        contextuelles = {un for un, filtre in self.filters.items() if prend_le_contexte(filtre)}
        moule = mouler(nom, lambda autre: self.parse(self._source(autre), autre), globales, contextuelles)
        moule.arbre.set_environment(self)
        return self._compile(self._generate(moule.arbre, nom, None), nom), moule.composants

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template with ``d``: where it adds none, the plain dictionary of all, which is quick to copy."""
        return super().make_globals(d) if d else self.globals

    ecrire = staticmethod(ecrire)

    def une_fois(self, cle: Hashable, faire: Callable[[], str]) -> str:
        """Return what ``faire`` renders, or what it rendered for the same ``cle``."""
        if self._partages is None:
            return faire()
        try:
            rendu, lus = self._partages[cle]
        except KeyError:
            rendu, lus = self._partages[cle] = self.temoin.pendant(faire) if self.temoin else (faire(), frozenset())
        if self.temoin:
            self.temoin.lus |= lus
        return rendu


class _ContexteSuivi(Context):
    """Notes the values that are looked up."""

    def resolve_or_missing(self, key: str) -> Any:
        valeur = super().resolve_or_missing(key)
        noter = self.environment.valeurs.get(key)  # type: ignore[attr-defined]
        if noter and valeur is self.environment.globals[key]:
            noter()
        return valeur


class _Gabarit(Template):
    """Reads again what it imports: a module kept from an earlier page would ask for nothing."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        self._module = None
        return super()._get_default_module(ctx)


class _Donnees:
    """The facts, by the name of their set: what is asked for is noted."""

    def __init__(self, temoin: Temoin, donnees: Any) -> None:
        self._demander = temoin.suivre("donnees", partial(getattr, donnees))

    def __getattr__(self, jeu: str) -> Any:
        return self._demander(jeu)


def _donner(valeur: Any) -> Any:
    return valeur


def _par_leur_cle(dire: Callable[..., str], mots: Callable[[str], None]) -> Callable[..., str]:
    """Return ``dire``, which takes the key of a string: the words of its file are noted."""

    def noter(cle: str, /, **valeurs: object) -> str:
        mots(cle.partition(".")[0])
        return dire(cle, **valeurs)

    return noter


def _par_domaines(dire: Callable[..., dict[str, Any]], mots: Callable[[str], None]) -> Callable[..., dict[str, Any]]:
    """Return ``dire``, which takes the names of files of the interface: their words are noted."""

    def noter(*domaines: str) -> dict[str, Any]:
        for domaine in domaines:
            mots(domaine)
        return dire(*domaines)

    return noter


def _filtre(temoin: Temoin, nom: str, filtre: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``filtre``, noted; one that takes the context takes of it the address of the page."""
    if getattr(filtre, "jinja_pass_arg", None) is None:
        return temoin.suivre(nom, filtre)
    suivi = temoin.suivre(nom, lambda chemin, *donnes: filtre({"chemin": chemin}, *donnes))
    return pass_context(lambda contexte, *donnes: suivi(contexte["chemin"], *donnes))
