"""Which registration desks are known for each commune: the join that its page, its print and the open data all show.

Nothing is deduced: a desk is that of the commune where it stands and of those it is said to serve by name, never of
every commune of an EPCI.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from guichet.sujets.lieux.fiches import Lieu, Role


def guichets_par_commune(lieux: Iterable[Lieu]) -> dict[str, list[Lieu]]:
    """Return, by INSEE code, the desks among ``lieux`` where the people of a commune can register, the nearest first.

    The town hall itself comes before the other desks of the commune, and these before those of another commune; a
    commune of which no desk is known is absent.
    """
    par_commune: dict[str, list[Lieu]] = defaultdict(list)
    for lieu in lieux:
        if Role.ENREGISTREMENT in lieu.roles:
            for insee in dict.fromkeys((lieu.commune, *lieu.communes)):
                par_commune[insee].append(lieu)
    for insee, connus in par_commune.items():
        connus.sort(key=partial(_eloignement, insee))
    return dict(par_commune)


def est_la_mairie(lieu: Lieu, insee: str) -> bool:
    """Tell whether the desk ``lieu`` is the town hall of the commune ``insee``, or one of its services."""
    return lieu.organisme == "commune" and lieu.commune == insee


def _eloignement(insee: str, lieu: Lieu) -> tuple[bool, bool, str]:
    return not est_la_mairie(lieu, insee), lieu.commune != insee, lieu.nom
