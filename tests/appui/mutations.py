"""Small sound files cut out of the real ones, and ways to spoil them as a hand, an editor or a disk would."""

import re
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from appui.corruption import RACINE
from guichet.prose.regles_des_chaines import phrase_saine
from guichet.prose.regles_des_langues import phrase_dans_sa_langue
from guichet.socle import chargement
from guichet.socle.jeux import Jeu, Seule
from guichet.socle.lot import Lot
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.regles_de_l_interface import interface_complete
from guichet.sujets import SCHEMA

JEUX = SCHEMA.jeux
# What rows of others are completed from.
APPUIS = {appui for jeu in JEUX for appui in jeu.apres}
PHRASES = (interface_complete, phrase_saine, phrase_dans_sa_langue)
VOISINS = {un.fichier: [jeu for jeu in JEUX if jeu.fichier == un.fichier] for un in JEUX}
RANGEES, ITEMS = 12, 4


@dataclass(frozen=True)
class Morceau:
    """A sound file: where it goes, its text, the set that reads it (none for the interface)."""

    fichier: str
    texte: str
    jeu: Jeu | None = None


def morceaux() -> list[Morceau]:
    """Return a few pieces of every file of ``data/`` and ``docs/``."""
    trouves = []
    for jeu in JEUX:
        for fichier in _fichiers(jeu):
            trouves += [Morceau(fichier, texte, jeu) for texte in _couper(fichier, entier=isinstance(jeu, Seule))]
    for fichier in (RACINE / "data/interface").rglob("*.yml"):
        trouves.append(Morceau(fichier.relative_to(RACINE).as_posix(), fichier.read_text(encoding="utf-8")))
    return trouves


def _fichiers(jeu) -> list[str]:
    modele = f"{jeu.fichier}**/*.md" if jeu.fichier.endswith("/") else jeu.fichier
    return [f.relative_to(RACINE).as_posix() for f in sorted(RACINE.glob(modele))]


def _couper(fichier: str, *, entier: bool) -> list[str]:
    texte = (RACINE / fichier).read_text(encoding="utf-8-sig")
    if fichier.endswith(".csv"):
        titres, *rangees = texte.splitlines(keepends=True)
        return [titres + "".join(rangees[debut : debut + RANGEES]) for debut in (0, len(rangees) // 2)]
    if entier or not fichier.endswith(".yml") or len(texte) < 4000:
        return [texte]
    sections = [_section(section) for section in re.split(r"^(?=[a-z_]+:\n)", texte, flags=re.MULTILINE) if section]
    nombre = max(len(items) for _, items in sections)
    pas = max(ITEMS, nombre // 5)
    return ["".join(tete + _quelques(items, debut) for tete, items in sections) for debut in range(0, nombre, pas)]


def _section(texte: str) -> tuple[str, list[str]]:
    """Return the head of a list, and its items."""
    retrait = re.search(r"^( *)- ", texte, re.MULTILINE)
    if retrait is None:
        return texte, []
    tete, *items = re.split(rf"^(?={retrait[1]}- )", texte, flags=re.MULTILINE)
    return tete, items


def _quelques(items: list[str], debut: int) -> str:
    return "".join(items[debut : debut + ITEMS] or items[:ITEMS])


def juger(racine: Path, morceau: Morceau, octets: bytes, connus: Lot) -> list[Probleme]:
    """Return what is said of ``octets`` in place of ``morceau``, alone in the project at ``racine``."""
    fichier = racine / morceau.fichier
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(octets)
    try:
        if morceau.jeu is not None:
            lot = Lot(racine, versions=connus.versions)
            lot.paires.update({jeu: connus.paires[jeu] for jeu in APPUIS})
            lot.connus.update({jeu: connus.connus[jeu] for jeu in APPUIS})
            # The other lists of the file are spoiled with it.
            lus = [chargement._juger(jeu, lot, SCHEMA.regles_de_fiche) for jeu in VOISINS[morceau.jeu.fichier]]
            return [probleme for lu in lus for probleme in lu.problemes]
        return _juger_les_phrases(racine, fichier)
    except DonneesInvalides as erreur:
        return erreur.problemes
    finally:
        fichier.unlink()


def _juger_les_phrases(racine: Path, fichier: Path) -> list[Probleme]:
    lu = chargement._lire_interface([fichier], racine)
    lot = Lot(racine)
    for valeurs, enregistrement in lu.paires:
        seulement_fr = fichier.parent.name == "fr"
        for cle, chaine in valeurs.items():
            lot.chaines[f"{fichier.stem}.{cle}"] = ({"fr": chaine} if seulement_fr else chaine, enregistrement)
    return [*lu.problemes, *(probleme for regle in PHRASES for probleme in regle(lot))]


EN_ANGLAIS = "the papers that you must bring with you"
# What people paste, what disks write, what attackers try.
MALICES = [
    "\0", "\x1b[31m", "\ufeff", "\u202e", "\u200b", "\ud7ff", "é\u0301", "Lеns", "<script>alert(1)</script>", "<b>", "</div>",
    "<!--", "javascript:alert(1)", "[x](javascript:alert(1))", "![x](/etc/passwd)", "data:text/html,x", "=1+1", "@SUM(A1)",
    "+1+1", "-2+3", "{", "}", "{0.x}", "{{delai:", "{{jamais:rien}}", "[[L999-9]]", "&a", "*a", "!!python/object:os.system",
    "<<: {a: 1}", "? [a]", "010", "0x1F", "1:30", ".inf", ".nan", "1e400", "9" * 400, "-1", "999999999999", "true", "yes", "null",
    "~", "''", '"', "'", '"\\ud800"', '"\\0"', "2026-02-30", "2099-01-01", "1016-01-01", "2026-13", "+33899123456", "+3222770000",
    "http://user:pass@evil.example/", "https://www.demande-Iogement-social.gouv.fr.evil.example", "a@b.fr?bcc=c@d.fr", "24/7",
    "Mo 22:00-04:00", "Mo 09:00-12:00; Mo 10:00-11:00", "\t", "\r", "\r\n", "---\n", "...\n", "- ", "[" * 60, "a: " * 60, ",,,,", ";",
    "#REF!", "الأوراق", EN_ANGLAIS, "Nationalité française", "😀", "\u2028", "x" * 3000,
]  # fmt: skip


@st.composite
def spoiled(draw, morceau: Morceau) -> bytes:
    """Draw what becomes of ``morceau``: bytes, lines or values changed, once or a few times."""
    octets = morceau.texte.encode()
    for _ in range(draw(st.integers(1, 3))):
        octets = draw(st.sampled_from(_GESTES))(draw, octets)
    return octets


def _octet(draw, octets: bytes) -> bytes:
    place = draw(st.integers(0, len(octets)))
    mis = draw(st.binary(max_size=4))
    return octets[:place] + mis + octets[place + draw(st.integers(0, 4)) :]


def _malice(draw, octets: bytes) -> bytes:
    place = draw(st.integers(0, len(octets)))
    return octets[:place] + draw(st.sampled_from(MALICES)).encode() + octets[place:]


def _ligne(draw, octets: bytes) -> bytes:
    lignes = octets.split(b"\n")
    rang, autre = (draw(st.integers(0, len(lignes) - 1)) for _ in range(2))
    geste = draw(st.sampled_from(("retirer", "doubler", "echanger", "indenter", "couper", "joindre")))
    if geste == "retirer":
        del lignes[rang]
    elif geste == "doubler":
        lignes.insert(autre, lignes[rang])
    elif geste == "echanger":
        lignes[rang], lignes[autre] = lignes[autre], lignes[rang]
    elif geste == "indenter":
        lignes[rang] = b" " * draw(st.integers(0, 6)) + lignes[rang].lstrip()
    elif geste == "couper":
        lignes = lignes[:rang]
    else:
        lignes[rang : rang + 2] = [b"".join(lignes[rang : rang + 2])]
    return b"\n".join(lignes)


_VALEUR = re.compile(rb'(?<=: )[^\n]+|(?<=,)[^,\n]*|"[^"\n]*"|\b\d+\b')


def _valeur(draw, octets: bytes) -> bytes:
    valeurs = list(_VALEUR.finditer(octets))
    if not valeurs:
        return _malice(draw, octets)
    valeur = draw(st.sampled_from(valeurs))
    mise = draw(
        st.one_of(st.sampled_from(MALICES), st.text(max_size=12), st.integers().map(str), st.sampled_from(valeurs))
    )
    mise = mise[0] if isinstance(mise, re.Match) else mise.encode("utf-8", "surrogatepass")
    return octets[: valeur.start()] + mise + octets[valeur.end() :]


_GESTES = (_octet, _malice, _ligne, _valeur, _valeur)
