"""Configurations of servers, written from the one source of headers: nginx and Caddy."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from guichet.publication import entetes

AVERTISSEMENT = (
    "# Écrit par « guichet serveur » : ne le changez pas ici, mais dans hooks/guichet/publication/entetes.py."
)


@dataclass(frozen=True)
class Service:
    """What is served: the folder ``racine`` (the link `site`), at ``hote`` (``www.exemple.fr`` or ``:8080``).

    ``redirections`` lead from paths that went to those that took their place.
    """

    hote: str
    racine: str
    redirections: Mapping[str, str]


def nginx(service: Service) -> str:
    """Return the file to include in the block `http` of nginx. It listens without TLS: a certificate is the host's own."""
    nom, _, port = service.hote.rpartition(":")
    nom, port = (nom, port) if port.isdigit() else (service.hote, "80")
    return "\n".join(
        [
            AVERTISSEMENT,
            "map $uri $guichet_cache {",
            f'    default "{entetes.A_REDEMANDER}";',
            f'    "~{entetes.IMMUABLES}" "{entetes.POUR_TOUJOURS}";',
            "}",
            "map $uri $guichet_ouvert {",
            '    default "";',
            f'    "~{entetes.OUVERTES}" "{entetes.A_TOUS}";',
            "}",
            "server {",
            f"    listen {port};",
            f"    server_name {nom or '_'};",
            f"    root {service.racine};",
            "    index index.html;",
            "    absolute_redirect off;",
            "    server_tokens off;",
            "    gzip_static on;",
            "    gzip_vary on;",
            "    error_page 403 404 =404 /404.html;",
            *(f'    add_header {nom} "{valeur}" always;' for nom, valeur in entetes.TOUJOURS.items()),
            "    add_header Cache-Control $guichet_cache always;",
            "    add_header Access-Control-Allow-Origin $guichet_ouvert always;",
            "    types {",
            *(f'        "{nature}" {extension};' for extension, nature in entetes.TYPES.items()),
            "    }",
            '    default_type "application/octet-stream";',
            *(
                f'    location ~ "{re.escape(fin)}$" {{ types {{ }} default_type "{nature}"; }}'
                for fin, nature in entetes.TYPES_PROPRES.items()
            ),
            *(f"    location = {de} {{ return 301 {vers}; }}" for de, vers in service.redirections.items()),
            r"    location ~ /\.(?!well-known/) { return 404; }",
            r"    location ~ \.(gz|br|zst)$ { return 404; }",
            "}",
            "",
        ]
    )


def caddy(service: Service) -> str:
    """Return a Caddyfile. For a name, Caddy gets a certificate by itself; ``:8080`` is served without TLS."""
    # Caddy replaces the headers set before when an error is handled: they are said again there.
    return "\n".join(
        [
            AVERTISSEMENT,
            "(guichet) {",
            "    header -Server",
            *(f'    header {nom} "{valeur}"' for nom, valeur in entetes.TOUJOURS.items()),
            "}",
            f"{service.hote} {{",
            f"    root * {service.racine}",
            "    import guichet",
            f"    @immuables path_regexp {entetes.IMMUABLES}",
            f'    header @immuables Cache-Control "{entetes.POUR_TOUJOURS}"',
            f"    @changeants not path_regexp {entetes.IMMUABLES}",
            f'    header @changeants Cache-Control "{entetes.A_REDEMANDER}"',
            f"    @ouvertes path_regexp {entetes.OUVERTES}",
            f'    header @ouvertes Access-Control-Allow-Origin "{entetes.A_TOUS}"',
            *_types_de_caddy(),
            *(f"    redir {de} {vers} 301" for de, vers in service.redirections.items()),
            r"    @caches path_regexp /\.(?:[^w]|w[^e])|\.(?:gz|br|zst)$",
            "    error @caches 404",
            "    @ecritures not method GET HEAD",
            "    error @ecritures 405",
            "    file_server {",
            "        precompressed br zstd gzip",
            "    }",
            "    handle_errors {",
            "        import guichet",
            f'        header Cache-Control "{entetes.A_REDEMANDER}"',
            '        header Content-Type "text/html; charset=utf-8"',
            "        rewrite * /404.html",
            "        file_server {",
            "            precompressed br zstd gzip",
            "        }",
            "    }",
            "}",
            "",
        ]
    )


def _types_de_caddy() -> Iterator[str]:
    """Set before the file is sent: Caddy does not know all of them, and adds its own only where none is."""
    propres = {fin: f"*{fin}" for fin in entetes.TYPES_PROPRES}
    for extension, nature in entetes.TYPES.items():
        nom = f"type_{extension}"
        yield f"    @{nom} {{"
        yield f"        path *.{extension}"
        yield from (f"        not path {chemin}" for fin, chemin in propres.items() if fin.endswith(f".{extension}"))
        yield "    }"
        yield f'    header @{nom} Content-Type "{nature}"'
    for rang, (fin, nature) in enumerate(entetes.TYPES_PROPRES.items()):
        yield f"    @flux_{rang} path {propres[fin]}"
        yield f'    header @flux_{rang} Content-Type "{nature}"'


FORMES: Mapping[str, Callable[[Service], str]] = {"nginx": nginx, "caddy": caddy}
