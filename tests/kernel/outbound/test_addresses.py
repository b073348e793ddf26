"""Where an address belongs, however it is wrapped."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.outbound.addresses import Zone, zone_of


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("93.184.216.34", Zone.PUBLIC),
        ("8.8.8.8", Zone.PUBLIC),
        ("172.15.255.255", Zone.PUBLIC),
        ("172.32.0.1", Zone.PUBLIC),
        ("100.128.0.1", Zone.PUBLIC),
        ("2a02:898::1", Zone.PUBLIC),
        ("2001:67c::1", Zone.PUBLIC),
        ("64:ff9b::808:808", Zone.PUBLIC),
        ("::ffff:8.8.8.8", Zone.PUBLIC),
        ("127.0.0.1", Zone.LOOPBACK),
        ("127.255.255.254", Zone.LOOPBACK),
        ("::1", Zone.LOOPBACK),
        ("::ffff:127.0.0.1", Zone.LOOPBACK),
        ("::127.0.0.1", Zone.LOOPBACK),
        ("64:ff9b::7f00:1", Zone.LOOPBACK),
        ("::ffff:0:127.0.0.1", Zone.LOOPBACK),
        ("10.1.2.3", Zone.PRIVATE),
        ("172.16.0.1", Zone.PRIVATE),
        ("192.168.1.1", Zone.PRIVATE),
        ("100.64.0.1", Zone.PRIVATE),
        ("fd12::1", Zone.PRIVATE),
        ("::ffff:10.0.0.1", Zone.PRIVATE),
        ("169.254.1.1", Zone.LINK_LOCAL),
        ("fe80::1", Zone.LINK_LOCAL),
        ("169.254.169.254", Zone.METADATA),
        ("::ffff:169.254.169.254", Zone.METADATA),
        ("64:ff9b::a9fe:a9fe", Zone.METADATA),
        ("fd00:ec2::254", Zone.METADATA),
        ("168.63.129.16", Zone.METADATA),
        ("100.100.100.200", Zone.METADATA),
        ("224.0.0.1", Zone.MULTICAST),
        ("ff02::1", Zone.MULTICAST),
        ("0.0.0.0", Zone.RESERVED),  # noqa: S104 (an address to refuse)
        ("0.1.2.3", Zone.RESERVED),
        ("::", Zone.RESERVED),
        ("255.255.255.255", Zone.RESERVED),
        ("240.0.0.1", Zone.RESERVED),
        ("198.18.0.1", Zone.RESERVED),
        ("192.0.2.1", Zone.RESERVED),
        ("2001:db8::1", Zone.RESERVED),
        ("2001::1", Zone.RESERVED),
        ("2002:7f00:1::", Zone.RESERVED),
        ("64:ff9b:1::7f00:1", Zone.RESERVED),
        ("fec0::1", Zone.RESERVED),
        ("100::1", Zone.RESERVED),
    ],
)
def test_an_address_belongs_to_one_zone(address: str, zone: Zone) -> None:
    assert zone_of(ip_address(address)) is zone


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_wrapping_an_address_changes_nothing(number: int) -> None:
    plain = zone_of(IPv4Address(number))
    for prefix in (0xFFFF << 32, 0x64FF9B << 96):
        assert zone_of(IPv6Address(prefix + number)) is plain


@settings(deadline=None)
@given(st.ip_addresses())
def test_what_python_knows_as_not_global_is_not_public(address: IPv4Address | IPv6Address) -> None:
    if not address.is_global:
        assert zone_of(address) is not Zone.PUBLIC or int(address) >> 32 in {0xFFFF, 0x64FF9B << 64}
