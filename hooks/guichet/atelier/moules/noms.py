"""The names that a template reads and sets."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes


def noms(noeud: nodes.Node) -> Iterator[nodes.Name]:
    """Yield every name in ``noeud``, itself included."""
    if isinstance(noeud, nodes.Name):
        yield noeud
    yield from noeud.find_all(nodes.Name)


def siens_de(macro: nodes.Macro) -> set[str]:
    """Return the names that ``macro`` sets, or is given."""
    return {nom.name for nom in macro.find_all(nodes.Name) if nom.ctx in ("param", "store")}


def poses(suite: Iterable[nodes.Node], *, peut_etre: bool = False) -> Iterator[tuple[str, nodes.Node | None]]:
    """Yield each name that is set in ``suite`` or below, with its value; None where it depends on the way there."""
    for noeud in suite:
        if isinstance(noeud, nodes.Assign):
            yield from ((nom, None if peut_etre else valeur) for nom, valeur in _valeurs(noeud.target, noeud.node))
            continue
        if isinstance(noeud, nodes.Name) and noeud.ctx in ("store", "param"):
            yield noeud.name, None
        dedans = peut_etre or not isinstance(noeud, nodes.Scope)
        yield from poses(noeud.iter_child_nodes(), peut_etre=dedans)


def _valeurs(cible: nodes.Expr, valeur: nodes.Node) -> Iterator[tuple[str, nodes.Node | None]]:
    if isinstance(cible, nodes.Name):
        yield cible.name, valeur
    elif isinstance(cible, nodes.Tuple) and isinstance(valeur, nodes.Tuple) and len(cible.items) == len(valeur.items):
        for une, autre in zip(cible.items, valeur.items, strict=True):
            yield from _valeurs(une, autre)
    else:
        yield from ((nom.name, None) for nom in noms(cible))
