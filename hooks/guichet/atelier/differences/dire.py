"""Differences told in French to who reads a proposed change: Markdown, as forges show it."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from guichet.atelier.differences.comparaison import PROSE, Difference, Ecart, Valeurs
from guichet.prose.raccourcis import LibelleDe, references
from guichet.socle import sceaux
from guichet.socle.adresses import chemin_de_guide, entiere
from guichet.socle.champs import LANGUES
from guichet.socle.jeux import Jeu
from guichet.socle.langues import NOMS_EN_FRANCAIS, telephone
from guichet.socle.lecture import Enregistrement, chaines
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.sujets import SCHEMA, TABLEAUX
from guichet.sujets.chiffres.fiches import SERIES
from guichet.sujets.demande.fiches import CONTACTS, NUMEROS
from guichet.sujets.lieux.annuaires import ANNUAIRES, MAIRIES
from guichet.sujets.lieux.corrections import CORRECTIONS
from guichet.sujets.lieux.fermetures import FERMETURES
from guichet.sujets.lieux.horaires import HorairesInvalides, heure, semaine
from guichet.sujets.lieux.plages import NOMS_DES_JOURS
from guichet.sujets.questions.fiches import FAQ, QUESTIONS
from guichet.sujets.territoires.fiches import COMMUNES, DEPARTEMENTS, EPCI
from guichet.sujets.territoires.noms import slug_de_commune
from guichet.tableaux.genres import Colonne
from guichet.tableaux.valeurs import BOOLEEN

RIEN = "rien"
# More would not be read; the forge shows the rest line by line.
AU_PLUS = 20
PAGES = 6
LONGUEUR = 300
# Follow from what is said, and say nothing to a reader.
_TUS = frozenset(("source_fr", "traduction_relue", "fichier"))
_EN_FRANCAIS = {"lu_le": "lu le", "relu_le": "relu le", PROSE: "texte", "statut": "mention", "epci": "EPCI"}
# So is a field of this name in the table of places, or of plans: elsewhere it is something else.
_AUTREMENT = frozenset(("nature", "langues"))
_TRADUCTIONS = frozenset(LANGUES) - {"fr"}
_TRADUITS = frozenset(f"docs/{langue}/" for langue in _TRADUCTIONS)
_ANNUAIRES = frozenset(jeu.fichier for jeu in ANNUAIRES)
_PAR_ADRESSE = {"lettres": "demander/lettres/", "veille": "veille/", "textes": "textes/"}


# A closure that has no last day.
_POUR_DE_BON = {"au": "fermé pour de bon"}

# A field that has a heading in a table is called so wherever it is.
_COLONNES = {colonne.champ: colonne for genre in TABLEAUX.values() for colonne in genre.colonnes}


@dataclass(frozen=True)
class Diseur:
    """Tells differences of the project at ``racine``, as it becomes; its pages are at ``site``, if they can be looked at."""

    racine: Path
    site: str = ""

    def tout(self, differences: Sequence[Difference], illisibles: Iterable[Probleme]) -> Iterator[str]:
        """Yield the lines of the answer: how many, then file by file."""
        differences, illisibles = [d for d in differences if _se_voit(d)], list(illisibles)
        yield from ("## Ce que les lecteurs verront changer", "")
        if differences:
            yield f"{_comptes(differences)}."
        elif not illisibles:
            yield "Rien : ni les faits, ni les textes du site ne changent."
        for fichier in dict.fromkeys(d.fichier for d in differences):
            siennes = [d for d in differences if d.fichier == fichier]
            yield from ("", f"**`{fichier}`**", "")
            for difference in siennes[:AU_PLUS]:
                yield from self._une(difference)
            if len(siennes) > AU_PLUS:
                yield f"- … et {len(siennes) - AU_PLUS} autres."
        if illisibles:
            yield from ("", "### Illisible", "", *(f"- {_net(str(probleme))}" for probleme in illisibles))

    def _une(self, difference: Difference) -> Iterator[str]:
        nom = f"**{_net(self.nom(difference))}**"
        ecarts = _visibles(difference)
        if difference.avant is None or difference.apres is None:
            yield f"- {nom} : {'ajouté' if difference.avant is None else 'retiré'}{self._contenu(difference)}"
        elif len(ecarts) == 1:
            yield f"- {nom} : {self._ecart(difference, ecarts[0])}"
        else:
            yield f"- {nom}"
            yield from (f"  - {self._ecart(difference, ecart)}" for ecart in ecarts[:AU_PLUS])
            if len(ecarts) > AU_PLUS:
                yield f"  - … et {len(ecarts) - AU_PLUS} autres."
        if pages := list(dict.fromkeys(self.pages(difference))):
            combien = f"{len(pages)} pages et leurs traductions, dont " if len(pages) > PAGES else ""
            yield f"  - Se voit sur : {combien}{', '.join(self._lien(page) for page in pages[:PAGES])}"
        if difference.fichier in self._brises:
            yield from (f"  - {conseil}" for conseil in _conseils(difference))

    def _contenu(self, difference: Difference) -> str:
        valeurs = {c: v for c, v in difference.valeurs.items() if c not in _TUS and c not in (PROSE, "id")}
        if difference.jeu is CORRECTIONS:
            valeurs = {str(valeurs["champ"]): valeurs.get("valeur")} | {
                c: valeurs[c] for c in ("source", "lu_le", "par")
            }
        if difference.jeu is FERMETURES:
            valeurs = {c: v for c, v in valeurs.items() if c != "lieu"} | ({} if "au" in valeurs else _POUR_DE_BON)
        dites = [
            f"{_libelle(difference.jeu, c)} {self._entre_guillemets(difference.jeu, c, v)}" for c, v in valeurs.items()
        ]
        return f" ({', '.join(dites[:8])}{'…' if len(dites) > 8 else ''})" if dites else ""

    def _ecart(self, difference: Difference, ecart: Ecart) -> str:
        champ = ecart.champ
        if difference.jeu is CORRECTIONS and champ == "valeur":
            champ = str(difference.valeurs["champ"])
        avant, apres = (self._entre_guillemets(difference.jeu, champ, v) for v in (ecart.avant, ecart.apres))
        return f"{_libelle(difference.jeu, champ)} {avant} → {apres}"

    def _entre_guillemets(self, jeu: Jeu[Any] | None, champ: str, valeur: Any) -> str:
        return RIEN if valeur in (None, "", []) else f"« {self.valeur(jeu, champ, valeur)} »"

    def valeur(self, jeu: Jeu[Any] | None, champ: str, valeur: Any) -> str:
        """Return ``valeur`` as one says it: hours in words, names for codes."""
        return _net(self._en_mots(champ.partition(".")[0], valeur, _colonne(jeu, champ)))

    def _en_mots(self, champ: str, valeur: Any, colonne: Colonne | None) -> str:
        match valeur:
            case list():
                return ", ".join(self._en_mots(champ, une, colonne) for une in valeur)
            case dict():
                # In French: a translation that changes is told by its own path.
                return ", ".join(self._en_mots(c, valeur[c], None) for c in (["fr"] if "fr" in valeur else valeur))
            case bool():
                return "oui" if valeur else "non"
            case datetime.date():
                return f"{valeur:%d/%m/%Y}"
            case str():
                return self._mots(champ, valeur, colonne)
            case _:
                return str(valeur).replace(".", ",") if isinstance(valeur, float) else str(valeur)

    def _mots(self, champ: str, valeur: str, colonne: Colonne | None) -> str:
        if champ == "horaires":
            return _semaine(valeur)
        if champ == "telephone" and valeur.startswith("+33"):
            return telephone(valeur)
        if champ in ("commune", "communes", "epci", "departement") and valeur in self._noms:
            return f"{self._noms[valeur]} ({valeur})"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", valeur):
            return "/".join(reversed(valeur.split("-")))
        if colonne and colonne.forme is BOOLEEN:
            return {"true": "oui", "false": "non"}.get(valeur, valeur)
        return _choix(colonne).get(valeur, valeur)

    @cached_property
    def _noms(self) -> Mapping[str, str]:
        """The names of communes, EPCI and departments by code, and their addresses under « > »."""
        noms: dict[str, str] = {}
        for jeu, cle in ((COMMUNES, "insee"), (EPCI, "siren"), (DEPARTEMENTS, "code")):
            noms |= {ligne[cle]: ligne["nom"] for ligne in _lignes(jeu, self.racine)}
        return noms

    @cached_property
    def _chemins(self) -> Mapping[str, str]:
        chemins = {ligne["siren"]: f"territoires/{ligne['slug']}/" for ligne in _lignes(EPCI, self.racine)}
        for ligne in _lignes(COMMUNES, self.racine):
            chemins[ligne["insee"]] = f"communes/{slug_de_commune(ligne['nom'], ligne['insee'])}/"
        return chemins

    @cached_property
    def _epci_de(self) -> Mapping[str, str]:
        return {ligne["insee"]: ligne["epci"] for ligne in _lignes(COMMUNES, self.racine)}

    @cached_property
    def _brises(self) -> frozenset[str]:
        """The directories of places that were changed by hand, and not by the import."""
        try:
            return frozenset(probleme.fichier for probleme in sceaux.brises(self.racine)) & _ANNUAIRES
        except DonneesInvalides:
            return _ANNUAIRES

    def nom(self, difference: Difference) -> str:
        """Return what a record is called: its name, else what tells it from others, in words."""
        valeurs, jeu = difference.valeurs, difference.jeu
        if jeu is MAIRIES:
            return f"Mairie - {self._noms.get(str(valeurs.get('commune')), difference.cle)}"
        if jeu in (CORRECTIONS, FERMETURES):
            insee = str(valeurs.get("lieu")).removeprefix("mairie-").upper()
            return f"Mairie - {self._noms[insee]}" if insee in self._noms else str(valeurs.get("lieu"))
        for champ in ("nom", "titre", "question", "title", "intitule", "libelle"):
            if dit := _francais(valeurs.get(champ)):
                return dit
        mots = [self._en_mots(c, valeurs[c], _colonne(jeu, c)) for c in (jeu.noms if jeu else ()) if c in valeurs]
        return " · ".join(mots) or " ".join(self._noms.get(mot, mot) for mot in difference.cle.split())

    def pages(self, difference: Difference) -> Iterator[str]:
        """Yield the addresses of the pages that show a record, as far as its fields say; of the French pages that quote it."""
        if difference.jeu is not None:
            yield from self._propres(difference.jeu, difference.fichier, difference.valeurs)
            yield from self._citantes(difference.jeu, difference.valeurs, set())

    def _citantes(self, jeu: Jeu[Any], valeurs: Valeurs, vues: set[tuple[str, str]]) -> Iterator[str]:
        """Yield the pages of the records that quote this one with a shortcode, and of those that quote them."""
        for nom in _noms_cites(jeu, valeurs):
            if nom not in vues:
                vues.add(nom)
                for citant, fichier, siennes in self._citations.get(nom, ()):
                    yield from self._propres(citant, fichier, siennes)
                    yield from self._citantes(citant, siennes, vues)

    @cached_property
    def _citations(self) -> Mapping[tuple[str, str], list[tuple[Jeu[Any], str, Valeurs]]]:
        """The records that quote each name, by the kind of its shortcode; translations quote what their French does."""
        citations: dict[tuple[str, str], list[tuple[Jeu[Any], str, Valeurs]]] = defaultdict(list)
        for jeu in SCHEMA.jeux:
            if jeu.fichier.endswith(".csv") or jeu.fichier in _TRADUITS:
                continue
            for enregistrement in _lus(jeu, self.racine):
                textes = (texte for chemin, texte in chaines(enregistrement.valeurs) if chemin[-1] not in _TRADUCTIONS)
                citees = {(une.genre, une.cible) for texte in textes for une in references(texte)}
                # « delai: attestation » quotes it too.
                citees |= {(genre, str(enregistrement.valeurs.get(genre))) for genre in SCHEMA.raccourcis}
                for nom in citees:
                    citations[nom].append((jeu, enregistrement.fichier, enregistrement.valeurs))
        return citations

    def _propres(self, jeu: Jeu[Any], fichier: str, valeurs: Valeurs) -> Iterator[str]:
        for langue in LANGUES:
            if jeu.fichier == f"docs/{langue}/":
                yield entiere(chemin_de_guide(fichier, langue), langue).removeprefix("/")
        if debut := _PAR_ADRESSE.get(jeu.nom):
            yield f"{debut}{str(valeurs.get('id')).lower()}/"
        elif jeu is QUESTIONS:
            question = valeurs.get("theme") if valeurs.get("public") == "elus" else valeurs.get("id")
            yield f"{FAQ.get(str(valeurs.get('public')), '')}{question}/"  # type: ignore[call-overload]
        yield from dict.fromkeys(self._du_territoire(valeurs))

    def _du_territoire(self, valeurs: Valeurs) -> Iterator[str]:
        insee = str(valeurs.get("commune") or str(valeurs.get("lieu", "")).removeprefix("mairie-").upper())
        servis = valeurs.get("epci") or self._epci_de.get(insee) or ()
        for code in (insee, *([servis] if isinstance(servis, str) else servis)):
            if code in self._chemins:
                yield self._chemins[code]
        if "service" in valeurs and "departement" in valeurs:
            yield f"departements/{valeurs['departement']}/"

    def _lien(self, page: str) -> str:
        return f"[/{page}]({self.site}{page})" if self.site else f"/{page}"


def _lignes(jeu: Jeu[Any], racine: Path) -> list[dict[str, Any]]:
    return [enregistrement.valeurs for enregistrement in _lus(jeu, racine)]


def _lus(jeu: Jeu[Any], racine: Path) -> list[Enregistrement]:
    try:
        return jeu.lire(racine) if jeu.fichiers(racine) else []
    except DonneesInvalides:
        # It is told where it is compared.
        return []


def _noms_cites(jeu: Jeu[Any], valeurs: Valeurs) -> Iterator[tuple[str, str]]:
    """Yield the names by which shortcodes quote a record, each with their kind."""
    if jeu is SERIES:
        yield from (("chiffre", str(point["id"])) for point in valeurs.get("points", ()) if "id" in point)
    # The numbers that were checked apart are those of contacts.
    cite = CONTACTS if jeu is NUMEROS else jeu
    for genre, libelle in SCHEMA.raccourcis.items():
        if isinstance(libelle, LibelleDe) and libelle.jeu is cite:
            yield genre, str(valeurs.get("id"))


def _visibles(difference: Difference) -> list[Ecart]:
    return [ecart for ecart in difference.ecarts if ecart.champ.partition(".")[0] not in _TUS]


def _se_voit(difference: Difference) -> bool:
    return bool(_visibles(difference)) or not difference.ecarts


def _comptes(differences: Sequence[Difference]) -> str:
    ajouts = sum(d.avant is None for d in differences)
    retraits = sum(d.apres is None for d in differences)
    comptes = (
        (ajouts, "ajout"),
        (retraits, "retrait"),
        (len(differences) - ajouts - retraits, "fiche ou page changée"),
    )
    return ", ".join(f"{n} {_pluriel(mot) if n > 1 else mot}" for n, mot in comptes if n)


def _pluriel(mots: str) -> str:
    return " ".join(mot if mot == "ou" else f"{mot}s" for mot in mots.split())


def _francais(valeur: Any) -> str:
    dit = valeur.get("fr") if isinstance(valeur, Mapping) else valeur
    return dit if isinstance(dit, str) else ""


def _colonne(jeu: Jeu[Any] | None, champ: str) -> Colonne | None:
    genre = next(
        (g for g in TABLEAUX.values() if g.jeu is jeu or (jeu in ANNUAIRES and g.nom == "guichets")),
        None,
    )
    return genre.par_champ.get(champ.partition(".")[0]) if genre else None


def _choix(colonne: Colonne | None) -> Mapping[str, str]:
    """Return the words of the values of a column that has a choice of them."""
    mots: Mapping[str, str] = getattr(colonne.forme, "mots", {}) if colonne else {}
    return mots


def _libelle(jeu: Jeu[Any] | None, champ: str) -> str:
    """Return how a field is called: by its heading, else by its name, and in which language its words are."""
    premier, *suite = champ.split(".")
    colonne = _colonne(jeu, champ) or (None if premier in _AUTREMENT else _COLONNES.get(premier))
    dit = _EN_FRANCAIS.get(premier) or (colonne.titre[0].lower() + colonne.titre[1:] if colonne else premier)
    if premier in LANGUES and not suite:
        return "mots" if premier == "fr" else f"mots en {NOMS_EN_FRANCAIS[premier]}"
    precisions = [NOMS_EN_FRANCAIS.get(mot, mot) for mot in suite if mot != "fr"]
    return " ".join([dit.replace("_", " "), *precisions])


def _semaine(horaires: str) -> str:
    try:
        jours = semaine(horaires)
    except HorairesInvalides:
        return horaires
    suites: list[tuple[int, int, Any]] = []
    for jour, plages in enumerate(jours):
        if suites and suites[-1][2] == plages:
            suites[-1] = (suites[-1][0], jour, plages)
        else:
            suites.append((jour, jour, plages))
    return " ; ".join(
        f"{NOMS_DES_JOURS[de]}{f' à {NOMS_DES_JOURS[a]}' if a > de else ''} : "
        + (" et ".join(f"{_heure(debut)}-{_heure(fin)}" for debut, fin in plages) or "fermé")
        for de, a, plages in suites
    )


def _heure(minutes: int) -> str:
    heures, _, reste = heure(minutes).partition(":")
    return f"{int(heures)} h{f' {reste}' if reste != '00' else ''}"


def _conseils(difference: Difference) -> Iterator[str]:
    """Yield where to write what is right, instead of in a directory."""
    valeurs = difference.valeurs
    lieu = str(valeurs.get("id") or f"mairie-{str(valeurs.get('commune')).lower()}")
    champs = [e for e in difference.ecarts if e.champ in CORRECTIONS.modele.model_fields["champ"].annotation.__args__]  # type: ignore[union-attr]
    if champs:
        yield f"⚠ Cet annuaire ne se corrige pas à la main. Rétablissez la ligne, et écrivez dans `{CORRECTIONS.fichier}` :"
    for ecart in champs:
        apres = str(ecart.apres or "").replace("`", "'")
        valeur = f'"{apres}"' if "," in apres else apres
        yield f"`{lieu},{ecart.champ},{valeur},` puis la source, le jour et qui le dit."


def _net(texte: str) -> str:
    """Return ``texte`` on one line, that no forge reads as a mention, a link or code."""
    court = " ".join(texte.split())
    court = court if len(court) <= LONGUEUR else f"{court[: LONGUEUR - 1]}…"
    return re.sub(r"(@|#(?=\d))", "\\1\u200b", re.sub(r"([\\`*_\[\]<>|])", r"\\\1", court))
