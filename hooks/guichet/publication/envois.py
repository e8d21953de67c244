"""Sends the publication that is read here to where readers are: a folder, a host by SSH, an object storage."""

import secrets
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from guichet.publication import entetes
from guichet.publication.destinations import STOCKAGE, distante
from guichet.publication.heritage import partager
from guichet.publication.versions import CHANTIER, DOSSIER, GARDEES, LIEN, Publications

# What a storage with a CDN compresses by itself.
_FORMES = ("*.gz", "*.br", "*.zst")


class EnvoiImpossible(Exception):
    """A program is missing, or what it was asked to do failed; it has said why."""


def envoyer(site: Path, vers: str) -> None:
    """Send the folder ``site``, a publication, to ``vers``, where it takes the place of the one before at once.

    ``vers``: ``/srv/guichet`` (a folder), ``hote:/srv/guichet`` (a host by SSH) or ``rclone:stockage:seau`` (a storage that
    rclone knows as ``stockage``: there, page after page). Raises EnvoiImpossible, OSError.
    """
    if vers.startswith(STOCKAGE):
        _stocker(site, vers.removeprefix(STOCKAGE))
    elif distante(vers):
        _par_ssh(site, *vers.split(":", 1))
    else:
        publications = Publications(Path(vers))
        with publications.chantier() as chantier:
            shutil.copytree(site, chantier.dossier, dirs_exist_ok=True, copy_function=partager)
            publications.mettre_en_ligne(chantier)


def revenir(vers: str) -> None:
    """Put back at ``vers``, a folder or a host, the publication before. Raises EnvoiImpossible, AucuneAvant."""
    if vers.startswith(STOCKAGE):
        raise EnvoiImpossible(
            "un stockage ne garde qu'une publication : revenez ici (make rollback), puis publiez de nouveau"
        )
    if distante(vers):
        hote, dossier = vers.split(":", 1)
        _lancer("ssh", hote, f"cd {shlex.quote(dossier)} && {_RETOUR}")
    else:
        Publications(Path(vers)).revenir()


# Folders that hold nothing else than what their content names.
NOMMES_PAR_LEUR_CONTENU = ("assets", "recherche")
# On the host, nothing is needed but a shell, GNU coreutils and rsync. The names are those of `versions`.
_NOMS = f"ls {DOSSIER} | grep -xE '[0-9]{{6}}'"
_SUIVANT = f'dernier="$({_NOMS} | tail -1)"' + ' && n="$(printf %06d $(($(echo "${dernier:-0}" | sed s/^0*//) + 1)))"'
_POINTER = f'ln -s "{DOSSIER}/$n" .{LIEN} && mv -T .{LIEN} {LIEN}'
_EN_LIGNE = f'basename "$(readlink {LIEN} || true)"'
# One at a time, where the host has what it takes: the lock is that of who publishes there.
_CHACUN_SON_TOUR = f"exec 9<{DOSSIER} && {{ ! command -v flock >/dev/null || flock 9; }}"
# Once: the folder that stands where the link should is a publication too.
_ADOPTER = f'{{ [ -L {LIEN} ] || [ ! -d {LIEN} ] || {{ {_SUIVANT} && mv -T {LIEN} "{DOSSIER}/$n" && rm -f .{LIEN} && {_POINTER}; }}; }}'
# What is left of those that were stopped goes after a day.
_BALAYER = f"find {DOSSIER} -maxdepth 1 -name '{CHANTIER}*' -cmin +1440 -exec rm -rf {{}} +"
_BASCULE = " && ".join(
    [
        _CHACUN_SON_TOUR,
        _ADOPTER,
        f'ici="$({_EN_LIGNE})"',
        _SUIVANT,
        f'mv -T "{DOSSIER}/$chantier" "{DOSSIER}/$n"',
        f"rm -f .{LIEN}",
        _POINTER,
        # Those that a return left behind, then the oldest.
        f'for un in $({_NOMS}); do if [ -n "$ici" ] && [ "$un" != "$n" ] && [ "$un" \\> "$ici" ]; then rm -rf "{DOSSIER}/$un"; fi; done',
        f'for un in $({_NOMS} | head -n -{GARDEES}); do rm -rf "{DOSSIER}/$un"; done',
    ]
)
_TRANSMETTRE = (
    f'rsync --archive --ignore-existing "--link-dest=$PWD/{DOSSIER}/$ici" "{DOSSIER}/$ici/$un" "{DOSSIER}/$n/"'
)
_RETOUR = " && ".join(
    [
        _CHACUN_SON_TOUR,
        f'ici="$({_EN_LIGNE})"',
        f'n="$({_NOMS} | while read -r un; do [ "$un" \\< "$ici" ] && echo "$un"; done | tail -1)"',
        '{ [ -n "$n" ] || { echo "Aucune publication avant celle-ci : rien n\'a changé." >&2; exit 1; }; }',
        # Pages of the one that goes are still open: what is named by its content stays.
        f'for un in {" ".join(NOMMES_PAR_LEUR_CONTENU)}; do [ ! -d "{DOSSIER}/$ici/$un" ] || {_TRANSMETTRE}; done',
        f"rm -f .{LIEN}",
        _POINTER,
    ]
)


def _par_ssh(site: Path, hote: str, dossier: str) -> None:
    cite = shlex.quote(dossier)
    # Two that send at once never write in the same folder: each publication is of one.
    chantier = f"{CHANTIER}-{secrets.token_hex(4)}"
    # What is published is for the server to read, whoever sends it.
    preparer = f"umask 022 && mkdir -p {cite}/{DOSSIER} && cd {cite} && {_BALAYER} && mkdir {DOSSIER}/{chantier} && {_EN_LIGNE}"
    en_ligne = _lancer("ssh", hote, preparer).strip()
    # What the host already has, by name, size and date, is neither sent nor written twice.
    deja = [f"--link-dest=../{en_ligne}"] if en_ligne else []
    vers = f"{hote}:{dossier}/{DOSSIER}/{chantier}/"
    _lancer("rsync", "--archive", "--chmod=a+rX", "--delete", "--compress", *deja, f"{site}/", vers)
    _lancer("ssh", hote, f"cd {cite} && chantier={chantier} && {_BASCULE}")


def _stocker(site: Path, depot: str) -> None:
    """What pages ask for first, pages last, then what is gone: whoever reads meanwhile finds all that a page names."""
    for filtres, entete in _passes():
        options = [option for filtre in filtres for option in ("--filter", filtre)]
        for nom, valeur in entete.items():
            options += ["--header-upload", f"{nom}: {valeur}"]
        _lancer("rclone", "copy", "--checksum", *options, str(site), depot)
    exclus = [option for forme in _FORMES for option in ("--exclude", forme)]
    _lancer("rclone", "sync", "--checksum", "--delete-after", "--ignore-existing", *exclus, str(site), depot)


def _passes() -> Iterator[tuple[list[str], dict[str, str]]]:
    """Yield what each pass takes (rules of rclone) and the headers that its files keep in the storage."""
    sauf = [f"- {forme}" for forme in _FORMES]
    propres = {f"*{fin}": nature for fin, nature in entetes.TYPES_PROPRES.items()}
    immuables = ["/assets/**", "/recherche/*/*/**"]
    for extension, nature in sorted(entetes.TYPES.items(), key=lambda type_: type_[0] == "html"):
        for dossier in immuables if extension != "html" else ():
            yield (
                [*sauf, f"+ {dossier.removesuffix('**')}**.{extension}", "- *"],
                {
                    "Content-Type": nature,
                    "Cache-Control": entetes.POUR_TOUJOURS,
                },
            )
        autres = [f"- {dossier}" for dossier in immuables] + [f"- {chemin}" for chemin in propres]
        yield (
            [*sauf, *autres, f"+ *.{extension}", "- *"],
            {"Content-Type": nature, "Cache-Control": entetes.A_REDEMANDER},
        )
        if extension == "xml":
            for chemin, propre in propres.items():
                yield [*sauf, f"+ {chemin}", "- *"], {"Content-Type": propre, "Cache-Control": entetes.A_REDEMANDER}


def _lancer(*commande: str) -> str:
    """Run ``commande`` and return what it says. Raises EnvoiImpossible."""
    try:
        fait = subprocess.run(commande, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603  # no shell here
    except FileNotFoundError as erreur:
        raise EnvoiImpossible(f"le programme {commande[0]} manque : installez-le") from erreur
    if fait.returncode:
        raise EnvoiImpossible(f"{commande[0]} a échoué ; ce qu'il a dit est ci-dessus")
    return fait.stdout
