#!/bin/sh
# Makes sure that nginx, Caddy, an SSH server, rsync and rclone are there: the tests publish the site with them, on this
# machine alone. They are the system's own or, when root on Debian, its packages.
set -eu
paquets="nginx-light caddy openssh-server rsync rclone"
PATH="$PATH:/usr/sbin"

manquants() {
    for nom in nginx caddy sshd ssh rsync rclone; do
        command -v "$nom" >/dev/null || echo "$nom"
    done
}

[ -z "$(manquants)" ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Serveurs d'essai absents : installation…"
    # Without starting any of them.
    arret=/usr/sbin/policy-rc.d
    [ -e "$arret" ] || { printf '#!/bin/sh\nexit 101\n' >"$arret" && chmod +x "$arret" && trap 'rm -f "$arret"' EXIT; }
    # shellcheck disable=SC2086 # one word a package
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $paquets; } \
        >/dev/null 2>&1 || true
fi
[ -z "$(manquants)" ] || {
    echo "Il manque : $(manquants | tr '\n' ' '). Lancez : sudo apt-get install $paquets" >&2
    exit 1
}
