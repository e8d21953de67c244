"""The yearly report of each territory of the reform, filled with what is published.

What is not known is left to be filled in; why is said once.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from guichet.pages.registre import Site
from guichet.socle.langues import typographie
from guichet.socle.sources import SOURCES
from guichet.sujets.demande.durees import duree
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.parc.fiches import PARC
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.suivi.vue import LigneDeCommune, Tableau, tableaux
from guichet.sujets.territoires.noms import nom_en_toutes_lettres
from guichet.tableaux.ods import ARemplir, Aspect, Cellule, Feuille, Ligne, classeur

# As many landlords as most territories have.
BAILLEURS = 12


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the path of the workbook of each territory, and what makes its bytes."""
    for tableau in tableaux(site.donnees):
        yield tableau.rapport("ods"), Rapport(site, tableau).classeur


def _objectifs(site: Site) -> tuple[str, str]:
    """Return what the law asks for, out of and in priority neighbourhoods."""
    hors, dans = (duree(site.donnees[DELAIS][nom], site.interface) for nom in ("objectif-hors-qpv", "objectif-qpv"))
    return hors, dans


@dataclass(frozen=True)
class Rapport:
    """What is published of one territory, as the cells of a workbook and as the words that fill a text."""

    site: Site
    tableau: Tableau

    def t(self, cle: str, **valeurs: object) -> str:
        return self.site.interface.texte(f"suivi.{cle}", **valeurs)

    @property
    def nom(self) -> str:
        return typographie(nom_en_toutes_lettres(self.tableau.epci))

    def source(self, identifiant: str) -> str:
        source = self.site.donnees[SOURCES][identifiant]
        return typographie(f"{source.editeur}, {source.titre}")

    def datee(self, identifiant: str) -> str:
        """Return who published a figure, and the day that it is true of."""
        source = self.site.donnees[SOURCES][identifiant]
        jour = self.site.interface.jour
        return f"{source.editeur} ({jour(source.valide_le)})" if source.valide_le else source.editeur

    def _pourcent(self, nombre: int, total: int) -> str:
        return self.site.interface.texte("unites.pourcent", n=_part(nombre, total))

    @property
    def champs(self) -> Mapping[str, str]:
        """The blanks of the model that the published figures fill; what is not published says so."""
        a, classe, parc = self.tableau.attributions, self.tableau.classe, self.tableau.parc
        sru, donnees = self.tableau.sru, self.site.donnees
        non = self.t("non_publie")
        en_quartier = non if self.tableau.quartiers else self.t("sans_quartier")
        hors = self.tableau.toutes_hors_quartiers
        nombre, unite = self.site.interface.nombre, self.site.interface.texte
        quartiers = self.datee(donnees[QUARTIERS][0].source)
        return {
            "nom de l’EPCI": self.nom,
            "année": str(a.annee) if a else non,
            "attributions": nombre(a.total) if a else non,
            "premier quartile": nombre(a.premier_quartile) if a else non,
            "ménages prioritaires": nombre(a.menages_prioritaires) if a else non,
            "ménages Dalo": nombre(a.dalo) if a else non,
            "part en quartier": unite("unites.pourcent", n=a.part_qpv) if a and a.part_qpv is not None else en_quartier,
            "source des attributions": self.datee(a.source) if a else non,
            "premier quartile hors quartiers": self.hors_quartiers or self.classe or non,
            "source du premier quartile hors quartiers": self.datee(source.source)
            if (source := hors or classe)
            else non,
            "trois autres quartiles en quartier": self.t("a_demander") if self.tableau.quartiers else en_quartier,
            "source des trois autres quartiles": self.t("a_demander") if self.tableau.quartiers else quartiers,
            "logements sociaux": nombre(parc.total) if parc else self.t("parc_aucun"),
            "quartiers prioritaires": nombre(len(self.tableau.quartiers)),
            "communes SRU": self.t("rapport_sru", n=len(sru), deficitaires=_deficitaires(sru)),
            "source du parc": self.datee(next(iter(donnees[PARC].values())).source),
            "source des quartiers": quartiers,
            "source SRU": self.datee(next(iter(donnees[SRU].values())).source),
        }

    @property
    def hors_quartiers(self) -> str:
        """The share of the first quartile, with its year, where all allocations are outside; nothing elsewhere."""
        hors = self.tableau.toutes_hors_quartiers
        if hors is None or not hors.total:
            return ""
        return f"{self._pourcent(hors.premier_quartile, hors.total)} ({hors.annee})"

    @property
    def classe(self) -> str:
        """The class of 2024 in words, with its year; nothing where there is none."""
        classe = self.tableau.classe
        if classe is None:
            return ""
        jusqu_a = self.site.interface.texte("unites.pourcent", n=classe.moins_de)
        return f"{self.t('classe_de_a', de=classe.au_moins, part=jusqu_a)} ({classe.annee})"

    def classeur(self) -> bytes:
        """Return the workbook."""
        feuilles = (self._indicateurs(), self._bailleurs(), self._parc(), self._quartiers(), self._sru())
        return classeur(self.t("rapport_titre", nom=self.nom), feuilles)

    def _feuille(self, nom: str, largeurs: tuple[float, ...], entete: str, lignes: Iterator[Ligne]) -> Feuille:
        titre = Ligne((self.t("rapport_titre", nom=self.nom),), Aspect.TITRE)
        colonnes = Ligne(tuple(self.t(cle) for cle in entete.split()), Aspect.ENTETE)
        return Feuille(self.t(nom), largeurs, (titre, colonnes, *lignes))

    def _indicateurs(self) -> Feuille:
        entete = "indicateur valeur rapport_part annee objectif rapport_source"
        lignes = (*self._connus(), *self._a_demander(), *self._notes())
        return self._feuille("s_attributions", (9, 4.5, 3, 2.5, 4, 9), entete, iter(lignes))

    def _connus(self) -> Iterator[Ligne]:
        a, classe = self.tableau.attributions, self.tableau.classe
        hors, _ = _objectifs(self.site)
        demande = self.t("au_moins", part=hors)
        if a:
            source = self.source(a.source)
            yield _ligne(self.t("i_attributions"), a.total, "", a.annee, "", source)
            comptes = (
                ("premier_quartile", a.premier_quartile, "" if self.tableau.quartiers else demande),
                ("prioritaires", a.menages_prioritaires, ""),
                ("dalo", a.dalo, ""),
            )
            for cle, nombre, objectif in comptes:
                part: Cellule = _part(nombre, a.total) if a.total else ""
                yield _ligne(self.t(f"i_{cle}"), nombre, part, a.annee, objectif, source)
            if a.part_qpv is not None:
                yield _ligne(self.t("i_part_qpv"), "", a.part_qpv, a.annee, "", source)
        if classe:
            yield _ligne(self.t("i_classe"), self.classe, "", classe.annee, demande, self.source(classe.source))
        for seuil in self.tableau.quartiles:
            yield _ligne(self.t("rapport_seuil"), seuil.q1, "", seuil.annee, "", self.source(seuil.source))

    def _a_demander(self) -> Iterator[Ligne]:
        """What is published nowhere: its cells are left to be filled in."""
        hors, dans = _objectifs(self.site)
        inconnus = [("mutations", ""), ("demandes", "")]
        if self.tableau.quartiers:
            inconnus.insert(0, ("autres_quartiles", dans))
        if self.tableau.toutes_hors_quartiers is None:
            inconnus.insert(0, ("classe_annee", hors))
        for cle, objectif in inconnus:
            demande = self.t("au_moins", part=objectif) if objectif else ""
            vides = (ARemplir(), ARemplir(), ARemplir())
            yield _ligne(self.t(f"i_{cle}"), *vides, demande, self.t("a_demander"))

    def _notes(self) -> Iterator[Ligne]:
        hors = self.tableau.toutes_hors_quartiers
        if hors and hors.total:
            part = self._pourcent(hors.premier_quartile, hors.total)
            objectif, _ = _objectifs(self.site)
            objectifs = self.t("objectif_note_sans_quartier", annee=str(hors.annee), part=part, objectif=objectif)
        else:
            objectifs = self.t("objectif_note")
        for note in (objectifs, self.t("inconnu" if self.tableau.quartiers else "inconnu_sans_quartier")):
            yield Ligne((note,), Aspect.NOTE)

    def _bailleurs(self) -> Feuille:
        quartiles = "i_classe i_autres_quartiles" if self.tableau.quartiers else "i_premier_quartile"
        entete = f"rapport_bailleur i_attributions {quartiles} i_prioritaires i_dalo"
        colonnes = len(entete.split())
        vides = (Ligne((ARemplir(),) * colonnes) for _ in range(BAILLEURS))
        return self._feuille("rapport_bailleurs", (7, *(4,) * (colonnes - 1)), entete, vides)

    def _parc(self) -> Feuille:
        lignes = (
            _ligne(ligne.commune.nom, ligne.commune.insee, *(self._compte(ligne, cle) for cle in _PARC))
            for ligne in self.tableau.communes
        )
        return self._feuille("s_parc_court", (7, 3, 4, 3, 4), "commune rapport_insee parc loues vacants", lignes)

    def _compte(self, ligne: LigneDeCommune, champ: str) -> Cellule:
        if ligne.parc is None:
            return self.t("parc_aucun")
        compte: int | None = getattr(ligne.parc, champ)
        return self.t("parc_masque") if compte is None else compte

    def _quartiers(self) -> Feuille:
        lignes = (
            _ligne(quartier.nom, quartier.code, ", ".join(commune.nom for commune in quartier.communes))
            for quartier in self.tableau.quartiers
        )
        dites = lignes if self.tableau.quartiers else self._rien("quartiers_aucun")
        return self._feuille("quartiers", (9, 3, 9), "rapport_quartier rapport_code commune", dites)

    def _sru(self) -> Feuille:
        entete = (
            "commune sru_situation rapport_sru_taux rapport_sru_cible sru_logements sru_manquants sru_rpls"
            " rapport_sru_prelevement"
        )
        situations = (self._situation(ligne) for ligne in self.tableau.sru)
        doutes = (f"{ligne.commune.nom} – {ligne.doute}" for ligne in self.tableau.sru if ligne.doute)
        lignes = chain(situations, (Ligne((typographie(doute),), Aspect.NOTE) for doute in doutes))
        dites = lignes if self.tableau.sru else self._rien("sru_aucune")
        return self._feuille("s_sru", (6, 4.5, 3, 3, 4, 4, 4, 4), entete, dites)

    def _rien(self, cle: str) -> Iterator[Ligne]:
        """Yield the line that says that a sheet has none: empty, it would be taken for unknown."""
        yield Ligne((self.t(cle),), Aspect.NOTE)

    def _situation(self, ligne: LigneDeCommune) -> Ligne:
        sru = ligne.sru
        if sru is None:
            raise ValueError(ligne.commune.insee)
        absent = self.t("sru_aucun_taux")
        return _ligne(
            ligne.commune.nom,
            self.t(f"sru_etat_{ligne.dite_sru}"),
            absent if sru.taux is None else sru.taux,
            sru.cible,
            absent if sru.logements is None else sru.logements,
            absent if ligne.manquants is None else ligne.manquants,
            self._compte(ligne, "total"),
            round(sru.prelevement),
        )


_PARC = ("total", "loues", "vacants")


def _part(nombre: int, total: int) -> float:
    return round(100 * nombre / total, 1)


def _ligne(*cellules: Cellule) -> Ligne:
    return Ligne(cellules)


def _deficitaires(lignes: tuple[LigneDeCommune, ...]) -> int:
    return sum(ligne.sru.deficitaire for ligne in lignes if ligne.sru)
