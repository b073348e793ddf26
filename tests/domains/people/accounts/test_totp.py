"""RFC 6238, appendix B, cut to six digits; and the rules around it."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from bekwaam.domains.people.accounts import totp

SECRET = base64.b32encode(b"12345678901234567890").decode()
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_the_codes_of_the_standard(seconds: int, code: str) -> None:
    step = totp.step_at(datetime.fromtimestamp(seconds, UTC))
    assert totp.code_of(SECRET, step) == code


@pytest.mark.parametrize(
    ("seconds_off", "is_found"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_one_step_of_skew_and_no_more(seconds_off: int, is_found: bool) -> None:
    code = totp.code_of(SECRET, totp.step_at(NOW + timedelta(seconds=seconds_off)))
    assert (totp.matching_step(SECRET, code, at=NOW, after=0) is not None) is is_found


def test_a_code_of_a_used_step_is_no_longer_found() -> None:
    step = totp.step_at(NOW)
    assert totp.matching_step(SECRET, totp.code_of(SECRET, step), at=NOW, after=step) is None


def test_the_address_for_the_app_names_account_and_academy() -> None:
    uri = totp.provisioning_uri("ABC", account="noor@noord.example", issuer="Gemeente Noord")
    assert uri == "otpauth://totp/Gemeente%20Noord%3Anoor%40noord.example?secret=ABC&issuer=Gemeente%20Noord"
