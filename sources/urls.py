"""Addresses: the one form a page is known by, and the registered domain that names its outlet."""

from __future__ import annotations

import ipaddress
import posixpath
import re
from functools import lru_cache
from urllib.parse import (
    SplitResult,
    parse_qsl,
    quote,
    unquote,
    urlencode,
    urljoin,
    urlsplit,
    urlunsplit,
)

import courlan
import tldextract

from sources.addresses import AddressGuard as AddressGuard

# The bundled public suffix list only: the default would ask the network for a newer one.
_SUFFIXES = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False
)
_PUBLISHING_PLATFORMS = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
)
_AMP_HOST = re.compile(r"^amp\.(?=[^.]+\.[^.]+)")
_AMP_PATH = re.compile(r"(?:/amp/?|\.amp(?:\.html)?)$")
_AMP_FIRST = re.compile(r"^/amp/(?=.)")
_AMP_PARAMETERS = {"amp", "outputType", "output_type", "__twitter_impression"}
# Trackers of news sites that the general lists leave in.
_TRACKERS = re.compile(
    r"^(?:cmp|cmpid|ocid|smid|smtyp|ito|ns_\w+|at_\w+|rss|ftag|guccounter|guce_\w+|sref|taid|xtor"
    r"|wt_\w+|srnd|traffic_source|oref|intcid|icid|ncid|mbid|ref_src|mc_cid|mc_eid|_ga|sh|share)$",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d+)?$")
_PATH_SAFE = "/!=:,-+@&;$()*'~"
_GENERATED = {"id", "p", "page", "article", "story", "q", "s", "v", "cid"}


def canonical(url: str) -> str:
    """The address under which a page is compared: two spellings of one page come out equal.

    Lower-case scheme and host, no default port, no fragment, no tracking parameters, sorted
    query, dot segments resolved, the AMP twin mapped to the page itself. Parameters that may
    name the page are kept. Returns the text stripped where it is no http(s) address.

    Source of the tracker list: courlan (AdGuard and ClearURLs rules) and what news sites add.
    """
    text = url.strip()
    parts = _split(text)
    if parts is None:
        return text
    host, port = parts.hostname or "", parts.port
    scheme = parts.scheme.lower()
    host = _AMP_HOST.sub("www.", host.rstrip("."))
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        netloc += f":{port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    return parts


def _path(path: str) -> str:
    # Escapes of plain letters and unescaped other ones are two spellings of one path.
    path = quote(unquote(path, errors="surrogateescape"), _PATH_SAFE, errors="surrogateescape")
    path = re.sub(r"/{2,}", "/", path) or "/"
    if "/." in path:
        slash = path.endswith(("/", "/.", "/.."))
        path = posixpath.normpath(path)
        path = "/" + path.lstrip("/") + ("/" if slash and path != "/" else "")
    path = _AMP_FIRST.sub("/", path)
    return _AMP_PATH.sub("", path) or "/"


def _query(query: str) -> str:
    if not query:
        return ""
    pairs = [
        (key, value)
        for key, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
        if key not in _AMP_PARAMETERS and not _TRACKERS.match(key) and not _tracked(key)
    ]
    return urlencode(sorted(pairs), errors="surrogateescape")


def _tracked(key: str) -> bool:
    if key.lower() in _GENERATED:
        return False
    return bool(courlan.clean.TRACKERS_RE.search(key.lower()))


def absolute(base: str, link: str) -> str | None:
    """``link`` as found on ``base``, absolute; None where it is no http(s) address."""
    try:
        joined = urljoin(base, link.strip())
    except ValueError:
        return None
    return joined if _split(joined) is not None else None


def host_of(url: str) -> str:
    """Host of an address, with its port where that is not the default; "" where there is none."""
    parts = _split(url.strip())
    if parts is None:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if parts.port in (None, {"http": 80, "https": 443}[parts.scheme.lower()]):
        return host
    return f"[{host}]:{parts.port}" if ":" in host else f"{host}:{parts.port}"


def is_url(text: str) -> bool:
    """Whether ``text`` is an http(s) address with a host."""
    return _split(text.strip()) is not None


def has_login(url: str) -> bool:
    """Whether an address names a user (``https://bank.example@evil.example/``): a trick that
    makes it look like somebody else's."""
    parts = _split(url.strip())
    return parts is not None and "@" in parts.netloc


def strays(here: str, onward: str) -> bool:
    """Whether a redirect leaves the host, or the protection of its connection."""
    return host_of(onward) != host_of(here) or (
        here.lower().startswith("https:") and not onward.lower().startswith("https:")
    )


def registered_domain(url: str) -> str:
    """The outlet's domain of an address or a bare host name: ``news.site.co.uk`` -> ``site.co.uk``.

    A host without a public suffix (``newsroom.example``, an IP address, ``localhost``) keeps its
    whole host and its port: two loopback ports are two outlets. On publishing platforms
    (``blogspot.com``, ``github.io``) each customer is an outlet of its own. "" for no host.
    """
    host = host_of(url) if "://" in url else url.strip().lower().split("/")[0].rstrip(".")
    return _domain(host) if _HOST.match(host) else ""


@lru_cache(maxsize=8192)
def _domain(host: str) -> str:
    bare, _, port = host.rpartition(":") if host.count(":") == 1 else (host, "", "")
    if not port.isdigit():
        bare = host
    if _is_ip(bare.strip("[]")):
        return host
    found = _SUFFIXES(bare)
    if not found.suffix:
        return host.removeprefix("www.")
    if found.suffix in bare.split("/") and not found.domain:
        return bare
    tenant = _PUBLISHING_PLATFORMS(bare)
    if tenant.is_private and tenant.domain:
        return tenant.top_domain_under_public_suffix
    return found.top_domain_under_public_suffix or bare


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
