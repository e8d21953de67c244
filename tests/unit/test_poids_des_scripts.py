"""What each script weighs; what a page loads in all is weighed on the built site (tests/site/test_poids.py)."""

import gzip
from pathlib import Path

from appui.publies import actifs
from guichet.atelier import scripts


def test_the_weight_of_each() -> None:
    publies = {nom: contenu for nom, contenu in actifs().fichiers.items() if nom.endswith(".js")}
    # The worker comes when something is looked up.
    poids = {Path(nom).name: len(gzip.compress(publies[nom], 9)) for nom in publies.keys() - {scripts.OUVRIER}}
    # The form of a territory: every field of six kinds of fact, and the hours of a week.
    assert poids.pop("contribuer.js") <= 5_000
    assert max(poids.values()) <= 3_000, poids
