"""Draw the picture that messengers and networks show beside a link to the site: overrides/assets/images/partage.png.

Made once, and again when the name or the mark changes: `python outils/image_de_partage.py`. Needs a Chromium.
"""

import shutil
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

RACINE = Path(__file__).resolve().parent.parent
IMAGES = RACINE / "overrides/assets/images"
# What networks ask for.
TAILLE = {"width": 1200, "height": 630}

mots = yaml.safe_load((RACINE / "data/interface/commun.yml").read_text(encoding="utf-8"))
nom, promesse = mots["site"], mots["promesse"]
page = f"""<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; box-sizing: border-box; height: 630px; padding: 70px 80px; background: #f7f1e8; color: #1b232c;
  font-family: Roboto, "Noto Sans Arabic", sans-serif; border-block-end: 16px solid #86291b;
  display: flex; flex-direction: column; justify-content: space-between; }}
svg {{ width: 190px; height: 190px; margin: -10px 0 0 -12px; }}
h1 {{ margin: 0; font-size: 62px; white-space: nowrap; }}
p {{ margin: 0; font-size: 34px; color: #4a5563; display: flex; justify-content: space-between; align-items: baseline;
  white-space: nowrap; }}
</style>
{(IMAGES / "pignon.svg").read_text(encoding="utf-8")}
<h1>{nom["fr"]}</h1>
<p><span lang="en">{nom["en"]}</span> <span lang="ar" dir="rtl">{nom["ar"]}</span></p>
<p>{promesse["fr"].partition(".")[0]}.</p>"""

with sync_playwright() as moteur:
    navigateur = moteur.chromium.launch(
        executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell")
    )
    feuille = navigateur.new_page(viewport=TAILLE)
    feuille.set_content(page)
    feuille.screenshot(path=IMAGES / "partage.png")
    navigateur.close()
