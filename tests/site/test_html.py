"""The HTML standard, checked on one page of each template in each language."""

import json
import subprocess
from pathlib import Path

from appui.construction import PROJET
from appui.gabarits import adresses
from appui.serveur import fichier_de

# (rule, part of the selector or message) → why it is let through.
ADMIS = {
    ("prefer-native-element", "#communes-trouvees"): "a combobox suggests while one types; a <select> cannot",
}


def test_html_is_valid(site_construit: Path, tmp_path: Path):
    valideur = PROJET / "node_modules/html-validate/bin/html-validate.mjs"
    assert valideur.exists(), "html-validate manque : lancez les tests par « make test »"
    fichiers = [str(fichier_de(site_construit, chemin)) for chemin in adresses().values()]
    rapport = tmp_path / "rapport.json"
    commande = ["node", str(valideur), "--config", ".htmlvalidate.json", f"--formatter=json={rapport}"]
    resultat = subprocess.run(
        [*commande, *fichiers], cwd=PROJET, capture_output=True, text=True, check=False, timeout=180
    )
    assert resultat.returncode in {0, 1}, resultat.stderr
    fautes, servis = [], set()
    for page in json.loads(rapport.read_text(encoding="utf-8")):
        for faute in page["messages"]:
            raison = _admise(page["source"], faute)
            servis.add(raison)
            if raison is None:
                chemin = Path(page["filePath"]).relative_to(site_construit)
                fautes.append(f"{chemin}:{faute['line']} {faute['ruleId']} {faute['message']} {faute['selector']}")
    assert not fautes, f"{len(fautes)} fautes :\n" + "\n".join(fautes[:40])
    assert servis - {None} == ADMIS.keys(), "une exception ne sert plus"


def _admise(source: str, faute: dict) -> tuple[str, str] | None:
    """Return the exception that lets ``faute`` through: the rule, and the tag it stands on."""
    ligne = source.splitlines()[faute["line"] - 1]
    balise = ligne[ligne.rfind("<", 0, faute["column"] + 1) :].split(">")[0]
    signe = balise.replace('"', "")
    for regle, partie in ADMIS:
        if faute["ruleId"] == regle and partie.strip("#.[]").split("=")[-1] in signe:
            return regle, partie
    return None
