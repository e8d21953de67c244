"""What MkDocs is let take from the project: its pages of prose, and nothing that stands beside them."""

import subprocess
import sys
from pathlib import Path

from appui.construction import PROJET

# In a process of its own: the core, and its tests, know nothing of MkDocs.
_PRENDRE = """
import runpy, sys
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files
site, docs = sys.argv[1:]
config = MkDocsConfig()
config.load_dict({"site_name": "site", "docs_dir": docs, "theme": {"name": None}})
config.validate()
fichiers = get_files(config)
print(len(fichiers), *(un.src_uri for un in runpy.run_path(site)["on_files"](fichiers, config)))
"""


def test_mkdocs_publishes_the_pages_alone(tmp_path: Path):
    """A script, a page of HTML, what a link leads to: the address of the site would vouch for them."""
    ailleurs, docs = tmp_path / "ailleurs", tmp_path / "docs"
    for fichier in (docs / "index.md", docs / "copie~/piege.html", docs / "copie~/piege.js", ailleurs / "cle.txt"):
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text("# Titre\n", encoding="utf-8")
    (docs / "machine").symlink_to(ailleurs)
    commande = [sys.executable, "-c", _PRENDRE, str(PROJET / "hooks/site.py"), str(docs)]
    dit = subprocess.run(commande, capture_output=True, text=True, check=True).stdout
    assert dit.split() == ["4", "index.md"]
