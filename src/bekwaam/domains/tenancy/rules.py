"""What an academy may bring in for its own looks, and what a rule of its house may be."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from bekwaam.domains.tenancy.switches import AnyRule, HouseChoice, HouseRule, HouseWords, RuleValue
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.uploads import UploadRule

LOGO_BYTES = 300_000
LOGO_RULE = UploadRule(
    allowed=frozenset({kinds.PNG, kinds.JPEG, kinds.WEBP, kinds.SVG}),
    max_bytes=LOGO_BYTES,
    max_pixels=4_000_000,
)
PHONE = re.compile(r"[+0-9][0-9 ()-]{2,}")


def may_be(rule: AnyRule, value: RuleValue) -> Decision:
    """Whether this value is one that the rule can have."""
    if isinstance(rule, HouseRule):
        is_fit = isinstance(value, int) and rule.least <= value <= rule.most
        return (
            ALLOWED
            if is_fit
            else refused("house_rule_out_of_bounds", title=rule.title, least=rule.least, most=rule.most)
        )
    if isinstance(rule, HouseChoice):
        known = {code for code, _words in rule.options}
        is_fit = not isinstance(value, int | str) and set(value) <= known
        return ALLOWED if is_fit else refused("house_rule_unknown_choice", title=rule.title)
    return _words_fit(rule, value)


def _words_fit(rule: HouseWords, value: RuleValue) -> Decision:
    if not isinstance(value, str) or len(value) > rule.longest:
        return refused("house_rule_too_long", title=rule.title, most=rule.longest)
    if not value or rule.shape == "words":
        return ALLOWED
    if rule.shape == "phone":
        return ALLOWED if PHONE.fullmatch(value) else refused("house_rule_no_phone", title=rule.title)
    try:
        validate_email(value)
    except ValidationError:
        return refused("house_rule_no_address", title=rule.title)
    return ALLOWED
