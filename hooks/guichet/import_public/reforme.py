"""Which EPCI the law puts in the reform of allocations, recomputed from legal populations.

Every métropole, communauté urbaine and communauté d'agglomération must have a programme local de l'habitat, and so must
a communauté de communes of more than 30,000 inhabitants with a commune of more than 10,000 (CCH, L. 302-1). Populations
are INSEE's « population totale »: with the « municipale », the CC Thelloise would be left out, though the official list
has it (Chambly: 10,036 and 9,909). EPCI with the housing competence and a priority neighbourhood are in the reform too
(L. 441-1); no registry tells which: ``data/reforme.yml`` lists them.
"""

from collections.abc import Collection

from guichet.import_public import ImportImpossible
from guichet.import_public.paquets import Brut
from guichet.sujets.territoires.fiches import EpciConcerne, Motif


def plh_obligatoire(epci: Brut) -> bool:
    """Tell whether ``epci`` (an item of epci.json) must have a programme local de l'habitat."""
    if epci["type"] in {"METRO", "CU", "CA"}:
        return True
    plus_grande = max(membre["populationTotale"] for membre in epci["membres"])
    return bool(epci["populationTotale"] > 30_000 and plus_grande > 10_000)


def verifier(epcis: Collection[Brut], liste: Collection[EpciConcerne]) -> None:
    """Raises ImportImpossible, naming each EPCI, unless the rule and the list agree on who must have a PLH."""
    noms = {epci["code"]: epci["nom"] for epci in epcis}
    calcules = {epci["code"] for epci in epcis if plh_obligatoire(epci)}
    motifs = {concerne.siren: concerne.motif for concerne in liste}
    declares = {siren for siren, motif in motifs.items() if motif is Motif.PLH}
    constats = {siren: _ecart(siren, calcules, motifs) for siren in noms}
    constats |= dict.fromkeys(motifs.keys() - noms.keys(), "cet EPCI n'a pas de commune dans la région")
    ecarts = [f"- {noms.get(siren, siren)} : {constat}" for siren, constat in sorted(constats.items()) if constat]
    if ecarts:
        titre = f"La règle du PLH donne {len(calcules)} EPCI, data/reforme.yml en donne {len(declares)} :"
        remede = "Vérifiez la liste officielle, puis corrigez data/reforme.yml."
        raise ImportImpossible("\n".join([titre, *ecarts, remede]))


def _ecart(siren: str, calcules: set[str], motifs: dict[str, Motif]) -> str | None:
    if siren in calcules and siren not in motifs:
        return "le PLH y est obligatoire, mais il n'est pas dans la liste"
    if siren in calcules and motifs[siren] is not Motif.PLH:
        return "le PLH y est obligatoire : son motif doit être « plh »"
    if siren not in calcules and motifs.get(siren) is Motif.PLH:
        return "la liste dit « plh », mais la règle ne l'y oblige pas"
    return None
