"""A template in one piece: what it extends, includes and imports is put where it names it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from guichet.atelier.moules.noms import noms, siens_de

Lire = Callable[[str], nodes.Template]


class ImpossibleAMouler(Exception):
    """A template that cannot be put in one piece; says why, in words."""


@dataclass
class Assemblage(NodeTransformer):
    """Puts in place of each `extends`, `include` and `import` what it names."""

    lire: Lire
    composants: set[str] = field(default_factory=set)
    # What was imported: the tree of each module, and what its names are called here.
    _modules: dict[str, list[nodes.Node]] = field(default_factory=dict)
    _blocs: list[dict[str, list[nodes.Node]]] = field(default_factory=list)
    # By the name that a template gives them.
    _alias: dict[str, str] = field(default_factory=dict)
    _importes: dict[str, str] = field(default_factory=dict)

    def gabarit(self, nom: str) -> list[nodes.Node]:
        """Return the body of the template ``nom``."""
        self.composants.add(nom)
        arbre = self.lire(nom)
        etendu = next((un for un in arbre.body if isinstance(un, nodes.Extends)), None)
        if etendu is None:
            return self._dans(arbre.body)
        blocs = {un.name: un.body for un in arbre.body if isinstance(un, nodes.Block)}
        # The rest prints nothing: only the names that it sets matter.
        avant = [un for un in arbre.body if not isinstance(un, nodes.Block | nodes.Extends)]
        self._blocs.append(blocs)
        corps = [*self._dans(_sans_impression(avant)), *self.gabarit(_constante(etendu.template))]
        self._blocs.pop()
        return corps

    def _dans(self, suite: Iterable[nodes.Node]) -> list[nodes.Node]:
        return [un for noeud in suite for un in _liste(self.visit(noeud))]

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        """Put there what the furthest template says, else what stands there."""
        corps = next((blocs[node.name] for blocs in self._blocs if node.name in blocs), node.body)
        if any(nom.name == "super" for noeud in corps for nom in noms(noeud)):
            raise ImpossibleAMouler(f"le bloc « {node.name} » reprend celui qu'il remplace : super()")
        return nodes.Scope(self._dans(corps))

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        """Put there what is included, unless only the page knows its name."""
        if not isinstance(node.template, nodes.Const):
            return node
        avant, self._blocs = self._blocs, []
        corps = self.gabarit(node.template.value)
        self._blocs = avant
        return nodes.Scope(corps)

    def visit_Import(self, node: nodes.Import) -> list[nodes.Node]:
        self._alias[node.target] = self._module(_constante(node.template))
        return []

    def visit_FromImport(self, node: nodes.FromImport) -> list[nodes.Node]:
        prefixe = self._module(_constante(node.template))
        for un in node.names:
            nom, alias = (un, un) if isinstance(un, str) else un
            self._importes[alias] = prefixe + nom
        return []

    def _module(self, nom: str) -> str:
        """Return what the names of the module ``nom`` begin with here."""
        prefixe = "".join(signe if signe.isalnum() else "_" for signe in nom) + "__"
        if prefixe not in self._modules:
            self._modules[prefixe] = []
            suite = _sans_impression(self.gabarit(nom))
            siens = {un for noeud in suite for un in _noms_poses(noeud)}
            self._modules[prefixe] = [_Renommer(dict.fromkeys(siens, prefixe)).visit(noeud) for noeud in suite]
        return prefixe

    def modules(self, corps: list[nodes.Node]) -> list[nodes.Node]:
        """Return what ``corps`` uses of the modules, in order, and make ``corps`` call it by its name here."""
        tous = [noeud for suite in self._modules.values() for noeud in suite]
        for suite in (corps, tous):
            suite[:] = [_Designer(self._alias, self._importes).visit(noeud) for noeud in suite]
        utiles: set[str] = set()
        restants = list(corps)
        while restants:
            nouveaux = {nom.name for noeud in restants for nom in noms(noeud)} - utiles
            utiles |= nouveaux
            restants = [noeud for noeud in tous if nouveaux & set(_noms_poses(noeud))]
        return [noeud for noeud in tous if utiles & set(_noms_poses(noeud))]


class _Renommer(NodeTransformer):
    """Puts before the names of a module what they begin with elsewhere; a macro has names of its own."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = prefixes

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:
        siens = siens_de(node)
        _Renommer({nom: un for nom, un in self._prefixes.items() if nom not in siens}).generic_visit(node)
        node.name = self._prefixes.get(node.name, "") + node.name
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Name:
        node.name = self._prefixes.get(node.name, "") + node.name
        return node


class _Designer(NodeTransformer):
    """Calls what was imported by its name here: `m.tel`, `combien`."""

    def __init__(self, alias: dict[str, str], importes: dict[str, str]) -> None:
        self._alias, self._importes = alias, importes

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        if isinstance(node.node, nodes.Name) and node.node.name in self._alias:
            return nodes.Name(self._alias[node.node.name] + node.attr, "load")
        return self.generic_visit(node)

    def visit_Name(self, node: nodes.Name) -> nodes.Name:
        node.name = self._importes.get(node.name, node.name)
        return node


def _constante(expression: nodes.Expr) -> str:
    if not isinstance(expression, nodes.Const):
        raise ImpossibleAMouler(f"ligne {expression.lineno} : le nom d'un gabarit étendu ou importé y est calculé")
    return str(expression.value)


class _Taire(NodeTransformer):
    """Drops what prints outside of what is set."""

    def visit_Output(self, _: nodes.Output) -> list[nodes.Node]:
        return []

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        return node

    visit_AssignBlock = visit_Macro


def _sans_impression(suite: Iterable[nodes.Node]) -> list[nodes.Node]:
    return [un for noeud in suite for un in _liste(_Taire().visit(noeud))]


def _liste(visite: Any) -> list[nodes.Node]:
    return visite if isinstance(visite, list) else [visite]


def _noms_poses(noeud: nodes.Node) -> Iterator[str]:
    """Yield the names that ``noeud``, at the top of a module, sets."""
    if isinstance(noeud, nodes.Macro):
        yield noeud.name
    elif isinstance(noeud, nodes.Assign | nodes.AssignBlock):
        yield from (nom.name for nom in noms(noeud.target))
