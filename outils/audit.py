"""The bill of materials of the site, and what is known against it: `audit.py INVENTAIRE` (`make audit` does it).

Writes the bill (CycloneDX) to the file INVENTAIRE, then asks OSV, the common source of advisories, about each line of it.
Where nobody answers, says so: nothing is then known, which is not the same as nothing found.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RACINE = Path(__file__).resolve().parents[1]
SOURCE = os.environ.get("OSV", "https://api.osv.dev/v1/querybatch")
ECOSYSTEME = "PyPI"


@dataclass(frozen=True)
class Composant:
    """A package that the site is built with: its name, version, the digests of its files."""

    nom: str
    version: str
    empreintes: tuple[str, ...] = ()

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.nom}@{self.version}"


def composants(racine: Path) -> Iterator[Composant]:
    """Yield what requirements-site.txt pins; pages load no script but ours."""
    verrou = (racine / "requirements-site.txt").read_text(encoding="utf-8")
    for bloc in re.split(r"(?m)^(?=\w)", verrou):
        if pin := re.match(r"([\w.-]+)==([^\s;]+)", bloc):
            yield Composant(pin[1].lower(), pin[2], tuple(re.findall(r"sha256:([0-9a-f]{64})", bloc)))


def inventaire(lignes: list[Composant]) -> dict[str, Any]:
    """Return the bill of materials of ``lignes``."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [
            {
                "type": "library",
                "bom-ref": un.purl,
                "name": un.nom,
                "version": un.version,
                "purl": un.purl,
                # Any of these files may have been installed.
                "hashes": [{"alg": "SHA-256", "content": empreinte} for empreinte in un.empreintes],
            }
            for un in lignes
        ],
    }


def avis(lignes: list[Composant]) -> dict[str, list[str]]:
    """Return the advisories about each of ``lignes`` that has some. Raises OSError, ValueError when nobody answers."""
    questions = [{"package": {"name": un.nom, "ecosystem": ECOSYSTEME}, "version": un.version} for un in lignes]
    demande = urllib.request.Request(  # noqa: S310  # an address of ours
        SOURCE, json.dumps({"queries": questions}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(demande, timeout=30) as reponse:  # noqa: S310
        resultats = json.load(reponse)["results"]
    connus = ([vuln["id"] for vuln in resultat.get("vulns", ())] for resultat in resultats)
    return {un.purl: ids for un, ids in zip(lignes, connus, strict=True) if ids}


def main(destination: Path) -> int:
    """Write the bill, tell the advisories; return 1 when there are some."""
    lignes = list(composants(RACINE))
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_text(json.dumps(inventaire(lignes), indent=1) + "\n", encoding="utf-8")
    print(f"Inventaire : {len(lignes)} composants, dans {destination}")
    try:
        trouves = avis(lignes)
    except (OSError, ValueError, KeyError) as erreur:
        print(f"La source des avis de sécurité ne répond pas ({erreur}) : rien n'est vérifié.")
        return 0
    for purl, ids in trouves.items():
        print(f"- {purl} : {', '.join(ids)}")
    print(f"Avis de sécurité : {len(trouves)} composants concernés." if trouves else "Aucun avis de sécurité connu.")
    return 1 if trouves else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
