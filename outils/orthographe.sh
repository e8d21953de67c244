#!/bin/sh
# Spelling of the prose, French and English: of the files given, or of all that cspell.json lists. Each unknown word is
# told in French, with its place and what to do. What did not change since the last time is not read again.
set -eu
cspell lint --no-progress --no-summary --no-must-find-files --show-suggestions \
    --cache --cache-location .cache/cspell --cache-strategy content \
    --issue-template '$filename, ligne $row · « $text »
  Problème : ce mot est inconnu (proches : $suggestions)
  Remède : corrigez-le ; s’il est juste, ajoutez-le à contribuer/mots.txt
' "$@"
