"""May the product call this URL, and this address? Pure: names are looked up elsewhere and come in as addresses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from bekwaam.kernel.decisions import Decision
from bekwaam.kernel.outbound.addresses import OPENABLE, Address, Zone, zone_of
from bekwaam.kernel.outbound.policy import DEFAULT_PORTS, Origin, OutboundPolicy


def _(sentence: str) -> str:
    """Marks a sentence for the translators; the screen that shows it translates it."""
    return sentence


SENTENCES: Mapping[str, str] = {
    "leeg": _("Vul een webadres in."),
    "te-lang": _("Dit webadres is te lang. Gebruik hoogstens 4.000 tekens."),
    "tekens": _("In dit webadres staan tekens die niet kunnen. Kopieer het adres opnieuw, zonder spaties."),
    "schema": _("Begin het webadres met https://."),
    "inlog": _("Zet geen naam of wachtwoord in het webadres."),
    "naam": _("De naam in dit webadres klopt niet. Gebruik een volledige naam, zoals hr.voorbeeld.nl."),
    "getal": _(
        "Dit webadres is op een ongewone manier geschreven. Gebruik een volledige naam, zoals hr.voorbeeld.nl."
    ),
    "poort": _(
        "Deze poort is niet toegestaan. Laat de poort weg of vraag je beheerder om deze toe te staan."
    ),
    "intern": _(
        "Dit webadres ligt in een intern netwerk. Dat is niet toegestaan. Vraag je beheerder om hulp."
    ),
    "onvindbaar": _("Dit webadres is niet gevonden. Controleer of je het goed hebt geschreven."),
}
_LONGEST = 4000
_ODD = re.compile(r"[\x00-\x20\x7f-\U0010ffff\\^`{|}<>\"]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.ASCII)
_INTERNAL = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".onion", ".arpa")


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart once, so that what was checked is what is called."""

    origin: Origin
    path: str

    @property
    def url(self) -> str:
        return f"{self.origin}{self.path}"


@dataclass(frozen=True, slots=True)
class UrlDecision:
    """`reason` is the code; without one there is a target."""

    target: Target | None = None
    reason: str = ""

    @property
    def allowed(self) -> bool:
        return self.target is not None

    @property
    def sentence(self) -> str:
        return SENTENCES[self.reason] if self.reason else ""

    @property
    def decision(self) -> Decision:
        """For an action that asks `require(...)`."""
        return Decision(self.allowed, self.reason)


class _RefusedError(Exception):
    """Carries the reason up to the decision."""


def check_url(url: str, policy: OutboundPolicy) -> UrlDecision:
    """Judges the text of a URL; a name still has to pass `check_addresses` each time it is called."""
    try:
        return UrlDecision(_target(url, policy))
    except _RefusedError as refused:
        return UrlDecision(reason=str(refused))


def check_addresses(origin: Origin, found: Iterable[Address], policy: OutboundPolicy) -> str:
    """The reason not to call, or nothing. One forbidden address among good ones spoils the name."""
    zones = {zone_of(address) for address in found}
    if not zones:
        return "onvindbaar"
    open_zones = {Zone.PUBLIC} | (OPENABLE if origin in policy.trusted else frozenset())
    return "" if zones <= open_zones else "intern"


def _target(url: str, policy: OutboundPolicy) -> Target:
    parts = _split(url)
    origin = Origin(parts.scheme, _host(parts), _port(parts))
    if origin not in policy.trusted:
        _check_origin(origin, policy)
    literal = _literal(origin.host)
    if literal and (reason := check_addresses(origin, [literal], policy)):
        raise _RefusedError(reason)
    return Target(origin, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def _split(url: str) -> SplitResult:
    """Only the one plain way of writing a URL: readers differ about every other."""
    if not url:
        raise _RefusedError("leeg")
    if len(url) > _LONGEST:
        raise _RefusedError("te-lang")
    if _ODD.search(url):
        raise _RefusedError("tekens")
    scheme, mark, rest = url.partition("://")
    if scheme.lower() not in DEFAULT_PORTS or not mark or rest.startswith("/"):
        raise _RefusedError("schema")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise _RefusedError("naam") from None
    if "@" in parts.netloc:
        raise _RefusedError("inlog")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if parts.netloc.startswith("["):
        return _ipv6(host)
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _RefusedError("naam")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(host)
    return host


def _ipv4(host: str) -> str:
    """A host that ends in a number is an IPv4 address (WHATWG URL, 3.5); only the dotted decimal form passes."""
    try:
        return str(IPv4Address(host))
    except AddressValueError:
        raise _RefusedError("getal") from None


def _ipv6(host: str) -> str:
    try:
        address = IPv6Address(host)
    except AddressValueError:
        raise _RefusedError("getal") from None
    if address.scope_id:
        raise _RefusedError("getal")
    return str(address)


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError:
        raise _RefusedError("poort") from None
    return DEFAULT_PORTS[parts.scheme] if port is None else port


def _check_origin(origin: Origin, policy: OutboundPolicy) -> None:
    if origin.scheme != "https":
        raise _RefusedError("schema")
    if origin.port not in policy.ports:
        raise _RefusedError("poort")
    if _literal(origin.host):
        return
    if f".{origin.host}".endswith(_INTERNAL):
        raise _RefusedError("intern")
    if "." not in origin.host:
        raise _RefusedError("naam")


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
