"""Where a site may be sent: what is written for it is judged before anything is built, sent or moved."""

from pathlib import Path

STOCKAGE = "rclone:"
FORMES = "/srv/guichet, hote:/srv/guichet ou rclone:stockage:seau"


def distante(vers: str) -> bool:
    """Whether ``vers`` is a folder of a host: its name, then a colon."""
    return ":" in vers.split("/", 1)[0]


def defaut(vers: str) -> str:
    """Return what is wrong with ``vers``, a folder, a host and its folder, or a storage; nothing where it may be one.

    What is not a whole path would be a folder beside the one that the command runs in, that nobody reads.
    """
    if not vers:
        return "l'endroit où le site est lu n'est pas dit"
    if vers.startswith(STOCKAGE):
        nom, separe, _ = vers.removeprefix(STOCKAGE).partition(":")
        return "" if separe and not nom.startswith("-") else f"« {vers} » ne dit pas quel stockage"
    hote, dossier = vers.split(":", 1) if distante(vers) else ("", vers)
    if hote.startswith("-") or (distante(vers) and not hote):
        return f"« {vers} » ne commence pas par le nom d'un serveur"
    if not dossier.startswith("/"):
        return f"« {vers} » ne dit pas le chemin entier du dossier, depuis « / »"
    if not hote and Path(dossier).exists() and not Path(dossier).is_dir():
        return f"{dossier} n'est pas un dossier"
    return ""


def chez_soi(vers: str, racine: Path) -> bool:
    """Whether ``vers`` is in the project at ``racine``, which already has what it would be sent."""
    return not distante(vers) and Path(vers).resolve().is_relative_to(racine.resolve())
