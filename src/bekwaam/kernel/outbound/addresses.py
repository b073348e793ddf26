"""What an IP address belongs to, from the special-purpose registries and not from a library's idea of them."""

from collections.abc import Iterator
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
_Network = IPv4Network | IPv6Network


class Zone(StrEnum):
    PUBLIC = "publiek"
    LOOPBACK = "eigen-machine"
    PRIVATE = "intern-net"
    LINK_LOCAL = "link-local"
    METADATA = "cloudmetadata"
    MULTICAST = "multicast"
    RESERVED = "gereserveerd"


# Zones that an operator may open for one named origin; the others stay shut for everyone.
OPENABLE = frozenset({Zone.LOOPBACK, Zone.PRIVATE})

# In order: the first that fits counts. IANA special-purpose address registries (RFC 6890 and later).
_ZONES: tuple[tuple[Zone, tuple[str, ...]], ...] = (
    (
        Zone.METADATA,
        (
            "169.254.169.254/32",
            "169.254.170.2/32",
            "168.63.129.16/32",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "fd00:ec2::/32",
        ),
    ),
    (Zone.LOOPBACK, ("127.0.0.0/8", "::1/128")),
    (Zone.LINK_LOCAL, ("169.254.0.0/16", "fe80::/10")),
    (Zone.PRIVATE, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")),
    (Zone.MULTICAST, ("224.0.0.0/4", "ff00::/8")),
    (
        Zone.RESERVED,
        (
            "0.0.0.0/8",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        ),
    ),
)
_NETWORKS: tuple[tuple[Zone, _Network], ...] = tuple(
    (zone, ip_network(network)) for zone, networks in _ZONES for network in networks
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# Networks whose last 32 bits are an IPv4 address: mapped, compatible, translated (NAT64, SIIT).
_CARRIERS = tuple(IPv6Network(net) for net in ("::ffff:0:0/96", "::/96", "64:ff9b::/96", "::ffff:0:0:0/96"))


def zone_of(address: Address) -> Zone:
    """An IPv6 address that carries an IPv4 address belongs where that one belongs."""
    for inner in _carried(address):
        return zone_of(inner)
    for zone, network in _NETWORKS:
        if address in network:
            return zone
    is_public = isinstance(address, IPv4Address) or address in _GLOBAL_UNICAST
    return Zone.PUBLIC if is_public else Zone.RESERVED


def _carried(address: Address) -> Iterator[IPv4Address]:
    special = isinstance(address, IPv6Address) and int(address) in {0, 1}
    if isinstance(address, IPv6Address) and not special and any(address in carrier for carrier in _CARRIERS):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
