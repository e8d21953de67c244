"""The bill of materials, and the audit that says what it knows, or that it knows nothing."""

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from appui.construction import PROJET
from appui.serveur import en_service


def source(concernes: dict[str, str]) -> type[BaseHTTPRequestHandler]:
    """Return a source of advisories: about each package of ``concernes``, its one advisory."""

    class Source(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            questions = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            noms = [question["package"]["name"] for question in questions]
            resultats = [{"vulns": [{"id": concernes[nom]}]} if nom in concernes else {} for nom in noms]
            corps = json.dumps({"results": resultats}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(corps)))
            self.end_headers()
            self.wfile.write(corps)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Source


def auditer(adresse: str, destination: Path) -> subprocess.CompletedProcess[str]:
    commande = [sys.executable, str(PROJET / "outils/audit.py"), str(destination)]
    return subprocess.run(commande, env=os.environ | {"OSV": adresse}, capture_output=True, text=True, check=False)


def test_an_advisory_is_told_and_stops(tmp_path: Path):
    with en_service(source({"jinja2": "GHSA-essai", "mkdocs": "GHSA-autre"})) as adresse:
        fait = auditer(adresse, tmp_path / "inventaire.json")
    assert fait.returncode == 1
    assert "pkg:pypi/jinja2@" in fait.stdout
    assert "GHSA-autre" in fait.stdout


def test_nothing_known_is_told(tmp_path: Path):
    with en_service(source({})) as adresse:
        fait = auditer(adresse, tmp_path / "inventaire.json")
    assert (fait.returncode, fait.stdout.splitlines()[-1]) == (0, "Aucun avis de sécurité connu.")
    lignes = json.loads((tmp_path / "inventaire.json").read_text(encoding="utf-8"))["components"]
    assert {"mkdocs", "mkdocs-material", "pydantic"} <= {ligne["name"] for ligne in lignes}
    assert all(ligne["hashes"] for ligne in lignes if ligne["purl"].startswith("pkg:pypi"))


def test_a_source_that_does_not_answer_is_told(tmp_path: Path):
    fait = auditer("http://127.0.0.1:9/", tmp_path / "inventaire.json")
    assert fait.returncode == 0
    assert "rien n'est vérifié" in fait.stdout
    assert (tmp_path / "inventaire.json").exists()
