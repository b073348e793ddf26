"""URLs as an administrator, or an attacker with that role, might type them."""

from ipaddress import ip_address

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.decisions import refused
from bekwaam.kernel.outbound.policy import Origin, OutboundPolicy
from bekwaam.kernel.outbound.rules import SENTENCES, check_addresses, check_url

DEFAULT = OutboundPolicy()
DEMO = OutboundPolicy.of("http://localhost:9000", "https://hr.intern", "http://[::1]:9001")


@pytest.mark.parametrize(
    ("url", "called"),
    [
        ("https://hr.voorbeeld.nl", "https://hr.voorbeeld.nl:443/"),
        ("HTTPS://HR.Voorbeeld.NL./pad?vraag=1#deel", "https://hr.voorbeeld.nl:443/pad?vraag=1"),
        ("https://hr.voorbeeld.nl:8443/a/../b", "https://hr.voorbeeld.nl:8443/a/../b"),
        ("https://xn--caf-dma.voorbeeld.nl", "https://xn--caf-dma.voorbeeld.nl:443/"),
        ("https://93.184.216.34/", "https://93.184.216.34:443/"),
        ("https://[2a02:0898:0::1]/", "https://[2a02:898::1]:443/"),
        ("https://1.voorbeeld.nl", "https://1.voorbeeld.nl:443/"),
    ],
)
def test_a_plain_https_url_is_allowed(url: str, called: str) -> None:
    decision = check_url(url, DEFAULT)
    assert decision.allowed
    assert decision.target is not None
    assert decision.target.url == called
    assert decision.sentence == ""


@pytest.mark.eis("U-8.3")
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "leeg"),
        ("https://voorbeeld.nl/" + "a" * 4000, "te-lang"),
        ("http://voorbeeld.nl", "schema"),
        ("ftp://voorbeeld.nl", "schema"),
        ("file:///etc/passwd", "schema"),
        ("gopher://voorbeeld.nl", "schema"),
        ("javascript:alert(1)", "schema"),
        ("//voorbeeld.nl", "schema"),
        ("https:voorbeeld.nl", "schema"),
        ("https:///voorbeeld.nl", "schema"),
        ("voorbeeld.nl", "schema"),
        ("https://", "naam"),
        ("https://localhost", "intern"),
        ("https://LOCALHOST.", "intern"),
        ("https://a.localhost", "intern"),
        ("https://metadata.google.internal", "intern"),
        ("https://printer.local", "intern"),
        ("https://intranet", "intern"),
        ("https://server", "naam"),
        ("https://voorbeeld..nl", "naam"),
        ("https://-voorbeeld.nl", "naam"),
        ("https://%31%32%37.0.0.1", "naam"),
        ("https://a[::1]/", "naam"),
        ("https://[::1", "naam"),
        ("https://127.0.0.1", "intern"),
        ("https://127.0.0.1.", "intern"),
        ("https://10.0.0.1", "intern"),
        ("https://169.254.169.254/latest/meta-data/", "intern"),
        ("https://0.0.0.0", "intern"),
        ("https://[::1]", "intern"),
        ("https://[::ffff:127.0.0.1]", "intern"),
        ("https://[0:0:0:0:0:ffff:7f00:1]", "intern"),
        ("https://[fd00:ec2::254]", "intern"),
        ("https://[fe80::1%25eth0]", "getal"),
        ("https://[v1.x]", "getal"),
        ("https://2130706433", "getal"),
        ("https://0x7f000001", "getal"),
        ("https://0x7f.0.0.1", "getal"),
        ("https://0177.0.0.1", "getal"),
        ("https://127.1", "getal"),
        ("https://127.0.0.0x1", "getal"),
        ("https://voorbeeld.1", "getal"),
        ("https://voorbeeld.nl@127.0.0.1", "inlog"),
        ("https://naam:geheim@voorbeeld.nl", "inlog"),
        ("https://@voorbeeld.nl", "inlog"),
        ("https://voorbeeld.nl\\@127.0.0.1", "tekens"),
        ("https://voorbeeld.nl\r\nHost: x", "tekens"),
        ("https://voor beeld.nl", "tekens"),
        (" https://voorbeeld.nl", "tekens"),
        ("https://１２７.０.０.１", "tekens"),
        ("https://ⓛocalhost", "tekens"),
        ("https://voorbeeld。nl", "tekens"),
        ("https://vооrbeeld.nl", "tekens"),
        ("https://voorbeeld.nl:22", "poort"),
        ("https://voorbeeld.nl:0", "poort"),
        ("https://voorbeeld.nl:99999", "poort"),
        ("https://voorbeeld.nl:x", "poort"),
        ("https://127.0.0.1:22", "poort"),
    ],
)
def test_every_other_way_of_writing_is_refused_with_a_sentence(url: str, reason: str) -> None:
    decision = check_url(url, DEFAULT)
    assert not decision.allowed
    assert (decision.reason, decision.sentence) == (reason, SENTENCES[reason])
    assert decision.decision == refused(reason)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://localhost:9000/pad", True),
        ("https://hr.intern/pad", True),
        ("http://[::1]:9001/", True),
        ("http://localhost:9001", False),
        ("https://localhost:9000", False),
        ("http://127.0.0.1:9000", False),
        ("http://hr.intern", False),
        ("http://a.localhost:9000", False),
        ("http://hr.voorbeeld.nl", False),
    ],
)
def test_trust_is_for_one_origin_and_no_other(url: str, allowed: bool) -> None:
    assert check_url(url, DEMO).allowed is allowed


@pytest.mark.parametrize(
    ("origin", "addresses", "reason"),
    [
        ("https://hr.voorbeeld.nl", ["93.184.216.34"], ""),
        ("https://hr.voorbeeld.nl", [], "onvindbaar"),
        ("https://hr.voorbeeld.nl", ["93.184.216.34", "10.0.0.1"], "intern"),
        ("https://hr.voorbeeld.nl", ["::ffff:127.0.0.1"], "intern"),
        ("https://hr.intern", ["10.0.0.1"], ""),
        ("https://hr.intern", ["127.0.0.1", "8.8.8.8"], ""),
        ("https://hr.intern", ["169.254.169.254"], "intern"),
        ("https://hr.intern", ["10.0.0.1", "fe80::1"], "intern"),
        ("https://hr.intern", ["0.0.0.0"], "intern"),  # noqa: S104 (an address to refuse)
        ("https://hr.intern:8443", ["10.0.0.1"], "intern"),
    ],
)
def test_a_name_may_lead_only_where_its_origin_may(origin: str, addresses: list[str], reason: str) -> None:
    assert check_addresses(Origin.parse(origin), map(ip_address, addresses), DEMO) == reason


@pytest.mark.parametrize(
    "text", ["", "localhost", "ftp://x", "http://x/pad", "http://x:y", "http://a@b", "HTTP://X"]
)
def test_a_wrong_origin_in_the_settings_is_a_fault(text: str) -> None:
    with pytest.raises(ValueError, match="not an origin"):
        OutboundPolicy.of(text)


PIECES = st.sampled_from(
    [
        "https://",
        "voorbeeld.nl",
        "127.0.0.1",
        "localhost",
        "@",
        ":",
        "443",
        "/",
        "\\",
        "[",
        "]",
        "::1",
        "?",
        "#",
        ".",
        "%",
        "0x7f",
        "1",
    ]
)


@settings(deadline=None, max_examples=400)
@given(
    st.lists(PIECES, max_size=8).map("".join)
    | st.lists(PIECES, max_size=8).map(lambda parts: "https://" + "".join(parts))
)
def test_what_is_allowed_is_read_the_same_by_the_client(url: str) -> None:
    decision = check_url(url, DEFAULT)
    if decision.target:
        origin = decision.target.origin
        read = httpx.URL(decision.target.url)
        assert (read.scheme, read.host, read.port or 443) == ("https", origin.host, origin.port)
        assert httpx.URL(url).host.removesuffix(".") == origin.host
        assert "localhost" not in origin.host.split(".")[-1:]
        assert origin.host not in {"127.0.0.1", "::1"}
