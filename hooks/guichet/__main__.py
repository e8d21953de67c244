"""Commands for editors: ``python -m guichet verifier`` checks every fact and says all that is wrong."""

import argparse
import json
import sys
from pathlib import Path

from guichet import cotation, horloge
from guichet.chargement import Donnees, charger, lire_grille
from guichet.horloge import DateImpossible
from guichet.problemes import DonneesInvalides, rapport
from guichet.revue import Suivi, en_json, en_texte

RACINE = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when the data is sound, 1 when it is not."""
    analyseur = argparse.ArgumentParser(prog="guichet", description="Outils du site pour ses rédacteurs.")
    commandes = analyseur.add_subparsers(dest="commande", required=True)
    verifier = commandes.add_parser("verifier", help="vérifie toutes les données et dit tout ce qui ne va pas")
    verifier.add_argument("--racine", type=Path, default=RACINE, help="dossier du projet (par défaut : celui-ci)")
    relire = commandes.add_parser("relire", help="mesure la lisibilité et compare les traductions au français")
    relire.add_argument("--racine", type=Path, default=RACINE, help="dossier du projet (par défaut : celui-ci)")
    relire.add_argument(
        "--noter", action="store_true", help="note que les traductions viennent d'être relues sur le français actuel"
    )
    grille = commandes.add_parser("cotation", help="vérifie une grille de cotation et en fait le fichier du simulateur")
    grille.add_argument("fichier", type=Path, help="la grille, en YAML, sur le modèle de data/cotation_exemple.yml")
    grille.add_argument("--sortie", type=Path, help="fichier à écrire (par défaut : le même nom, en .json)")
    grille.add_argument("--racine", type=Path, default=RACINE, help="dossier du projet (par défaut : celui-ci)")
    revue = commandes.add_parser("revue", help="liste ce qui est à relire, du plus urgent au moins urgent")
    revue.add_argument("--racine", type=Path, default=RACINE, help="dossier du projet (par défaut : celui-ci)")
    revue.add_argument("--json", action="store_true", help="écrit la liste en JSON")
    options = analyseur.parse_args(arguments)
    try:
        donnees = charger(options.racine)
        if options.commande == "relire":
            return _relire(donnees, options.racine, noter=options.noter)
        if options.commande == "cotation":
            print(_cotation(donnees, options.fichier, options.sortie or options.fichier.with_suffix(".json")))
            return 0
        if options.commande == "revue":
            suivi = Suivi(donnees, horloge.aujourdhui())
            print(json.dumps(en_json(suivi), ensure_ascii=False, indent=1) if options.json else en_texte(suivi))
            return 0
        print(_bilan(donnees))
    except (DonneesInvalides, DateImpossible) as erreur:
        print(erreur, file=sys.stderr)
        return 1
    except OSError as erreur:
        print(f"Impossible de lire ou d'écrire {erreur.filename} : {erreur.strerror}", file=sys.stderr)
        return 1
    return 0


def _relire(donnees: Donnees, racine: Path, *, noter: bool) -> int:
    # textstat takes a second to load: only those who measure pay for it.
    from guichet.relecture import noter_les_traductions, relire

    if noter:
        print(f"Traductions notées : {noter_les_traductions(donnees, racine)}.")
        donnees = charger(racine)
    relecture = relire(donnees)
    for fichier, mesure in sorted(relecture.mesures.items(), key=lambda paire: paire[1].note):
        print(f"{mesure.note:6.1f}  {mesure.p90:3d} mots (P90)  {mesure.maximum:3d} au plus  {fichier}")
    if relecture.problemes:
        print(rapport(relecture.problemes), file=sys.stderr)
    return bool(relecture.problemes)


def _cotation(donnees: Donnees, fichier: Path, sortie: Path) -> str:
    grille = lire_grille(fichier, donnees)
    contenu = json.dumps(cotation.en_json(grille, donnees.textes), ensure_ascii=False, indent=1)
    sortie.write_text(f"{contenu}\n", encoding="utf-8")
    return (
        f"Grille vérifiée : {len(grille.criteres)} critères en {len(grille.groupes)} groupes, toutes les priorités de la loi "
        f"ont un critère.\nÉcrite dans {sortie} : chargez ce fichier dans la page du simulateur. Rien n'est envoyé."
    )


def _bilan(donnees: Donnees) -> str:
    concernes = sum(epci.motif is not None for epci in donnees.epci.values())
    return (
        f"Données vérifiées : {len(donnees.communes)} communes, {len(donnees.epci)} EPCI dont {concernes} dans la réforme, "
        f"{sum(1 for _ in donnees.lieux)} lieux, {len(donnees.questions)} questions, {len(donnees.sources)} sources."
    )


if __name__ == "__main__":
    sys.exit(main())
