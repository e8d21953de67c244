"""What, of a template in one piece, is the same on every page of a folder."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import nodes

from guichet.atelier.fragments import est_partage
from guichet.atelier.moules.noms import noms, poses, siens_de


@dataclass(frozen=True)
class Constantes:
    """What is the same on every page of a folder: ``noms``, and the ``macros`` that read nothing else."""

    noms: frozenset[str]
    macros: frozenset[str]
    contextuelles: frozenset[str]

    @classmethod
    def de(cls, corps: list[nodes.Node], globales: set[str], contextuelles: frozenset[str]) -> "Constantes":
        """Return those of ``corps``: the names that it sets once and for all are among them."""
        valeurs = list(poses(corps))
        macros: dict[str, list[nodes.Macro]] = defaultdict(list)
        for macro in nodes.Scope(corps).find_all(nodes.Macro):
            macros[macro.name].append(macro)
        propres = globales - {nom for nom, _ in valeurs} - macros.keys()
        trouvees = cls(frozenset(propres), frozenset(), contextuelles)
        while True:
            # More names hold at each turn, for all that they are made of held before.
            suivantes = trouvees._suivantes(propres, valeurs, macros)
            if suivantes == trouvees:
                return trouvees
            trouvees = suivantes

    def _suivantes(
        self, propres: set[str], valeurs: list[tuple[str, nodes.Node | None]], macros: dict[str, list[nodes.Macro]]
    ) -> "Constantes":
        douteux = {nom for nom, valeur in valeurs if valeur is None or not self.tient(valeur)}
        posees = {nom for nom, _ in valeurs}
        return Constantes(
            frozenset(propres | posees - douteux - macros.keys()),
            frozenset(
                nom for nom, autant in macros.items() if nom not in posees and all(map(self.tient_macro, autant))
            ),
            self.contextuelles,
        )

    def avec(self, noms: Iterable[str]) -> "Constantes":
        return Constantes(self.noms | frozenset(noms), self.macros, self.contextuelles)

    def sans(self, noms: Iterable[str]) -> "Constantes":
        return Constantes(self.noms - frozenset(noms), self.macros, self.contextuelles)

    def tient_macro(self, macro: nodes.Macro) -> bool:
        """Whether what ``macro`` prints depends on what it is given alone."""
        return self.avec(siens_de(macro)).toutes(macro.body) and all(map(self.tient, macro.defaults))

    def toutes(self, suite: Iterable[nodes.Node]) -> bool:
        return all(map(self.tient, suite))

    def tient(self, node: nodes.Node) -> bool:
        """Whether ``node`` is the same on every page of a folder."""
        match node:
            case nodes.Name():
                return node.name in self.noms or node.name in self.macros
            case nodes.For():
                dedans = self.avec([nom.name for nom in noms(node.target)] + ["loop"])
                return self.tient(node.iter) and dedans.toutes(node.iter_child_nodes(exclude=("iter",)))
            case nodes.CallBlock():
                return est_partage(node) and self.toutes((*node.call.args, *node.body))
            case nodes.Filter() if node.name in self.contextuelles:
                return False
            case nodes.Output() | nodes.If() | nodes.Scope() | nodes.Helper() | nodes.Expr():
                return not isinstance(node, _DE_LA_PAGE) and self.toutes(node.iter_child_nodes())
        return False


# What only the page can tell.
_DE_LA_PAGE = (nodes.ContextReference, nodes.DerivedContextReference, nodes.NSRef)
