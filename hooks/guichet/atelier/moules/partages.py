"""Gathers what stands side by side in a template and is the same on every page: rendered once, as `{% une_fois %}` says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from jinja2 import nodes

from guichet.atelier.fragments import partage
from guichet.atelier.moules.constantes import Constantes
from guichet.atelier.moules.noms import noms

# What prints, and sets no name for what follows.
_IMPRIMENT = (nodes.Output, nodes.If, nodes.For, nodes.Scope, nodes.CallBlock)


@dataclass
class Partages:
    """Gathers what stands side by side and is the same on every page, to be rendered once."""

    nom: str
    constantes: Constantes
    _rangs: Iterator[int] = field(default_factory=count)

    def suite(self, suite: Iterable[nodes.Node]) -> list[nodes.Node]:
        """Return ``suite``, what is the same on every page gathered."""
        refaite: list[nodes.Node] = []
        attente: list[nodes.Node] = []
        for noeud in (un for brut in suite for un in _un_a_un(brut)):
            if isinstance(noeud, _IMPRIMENT) and self.constantes.tient(noeud):
                attente.append(noeud)
                continue
            refaite += self._rendre_une_fois(attente)
            attente = []
            refaite.append(self._dedans(noeud))
        return refaite + self._rendre_une_fois(attente)

    def _rendre_une_fois(self, attente: list[nodes.Node]) -> list[nodes.Node]:
        if all(isinstance(noeud, nodes.Output) and _est_du_texte(noeud) for noeud in attente):
            return attente
        return [partage(f"{self.nom} {next(self._rangs)}", [], attente)]

    def _dedans(self, noeud: nodes.Node) -> nodes.Node:
        """Return ``noeud``, what it holds gathered in the same way."""
        ici = self
        match noeud:
            case nodes.Macro() | nodes.CallBlock():
                ici = self._sans(nom.name for nom in noeud.args)
            case nodes.For():
                ici = self._sans([*(nom.name for nom in noms(noeud.target)), "loop"])
        for champ in ("body", "else_"):
            if getattr(noeud, champ, None):
                setattr(noeud, champ, ici.suite(getattr(noeud, champ)))
        for autre in getattr(noeud, "elif_", ()):
            self._dedans(autre)
        return noeud

    def _sans(self, siens: Iterable[str]) -> "Partages":
        return Partages(self.nom, self.constantes.sans(siens), self._rangs)


def _un_a_un(noeud: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what ``noeud`` prints, one by one, or itself."""
    if isinstance(noeud, nodes.Output):
        yield from (nodes.Output([un], lineno=noeud.lineno) for un in noeud.nodes)
    else:
        yield noeud


def _est_du_texte(noeud: nodes.Output) -> bool:
    return all(isinstance(un, nodes.TemplateData) for un in noeud.nodes)
