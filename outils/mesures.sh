#!/bin/sh
# Builds the site and reports what it costs: seconds, files, and bytes of gzip -9 for what a visitor fetches;
# what building it again costs, and its pages of communes beside two other generators (the network is needed: they are
# installed aside), which mesures/construction.txt keeps; then how well its search answers, beside two others,
# which mesures/recherche.txt keeps; then what publishing it bears (mesures/publication.txt), and whether its bytes are the
# same elsewhere (mesures/identique.txt).
set -eu
site=$(mktemp -d)
banc=$(mktemp -d)
trap 'rm -rf "$site" "$banc"' EXIT

debut=$(date +%s)
mkdocs build --strict --quiet --site-dir "$site"
fin=$(date +%s)

pese() { gzip -9 -c "$1" | wc -c; }
le_plus_lourd() {
    find "$site" -path "$1" -type f | while read -r fichier; do
        printf '%d %s\n' "$(pese "$fichier")" "${fichier#"$site"/}"
    done | sort -rn | head -1
}

echo "construction      $((fin - debut)) s"
echo "pages             $(find "$site" -name '*.html' | wc -l)"
echo "taille            $(du -sm "$site" | cut -f1) Mo"
echo "gzip -9, en octets :"
for page in index.html demander/papiers/index.html demander/faq/index.html communes/index.html territoires/index.html; do
    printf '  %-32s %d\n' "$page" "$(pese "$site/$page")"
done
echo "  EPCI le plus lourd               $(le_plus_lourd '*/territoires/*/index.html')"
echo "  feuille de style la plus lourde  $(le_plus_lourd '*/assets/stylesheets/*.css')"
echo "  réponse du champ la plus lourde  $(le_plus_lourd '*/recherche/communes/*.json')"
echo "  index de recherche : titres      $(le_plus_lourd '*/recherche/*/titres.json')"
echo "  index de recherche : textes      $(le_plus_lourd '*/recherche/*/corps.json')"
echo
export PYTHONPATH="$PWD/hooks:$PWD/tests"
python outils/banc_construction.py "$banc" mesures/construction.txt
echo
python outils/banc_communes.py "$banc/communes" mesures/construction.txt
echo
# Before another search writes in the site.
python outils/banc_identique.py "$site" mesures/identique.txt
echo
python outils/banc_publication.py "$site" mesures/publication.txt
echo
python outils/banc_recherche.py "$site" mesures/recherche.txt
