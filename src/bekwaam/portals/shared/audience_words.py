"""Audience policies in Dutch sentences: whom a policy picks, condition by condition."""

from collections.abc import Callable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.audience.kept import Named, Names
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.portals.shared.role_words import role_word

MOST_NAMED = 6
Words = Callable[[Sequence[Condition], Names], str]


def policy_words(policy: Policy, names: Names) -> str:
    """Such as: Iedereen bij Sport en Recreatie, en daaronder, met de functie Zwembadmedewerker."""
    parts = {
        dimension: tuple(one for one in policy.conditions if one.dimension is dimension)
        for dimension in Dimension
        if dimension in policy.dimensions
    }
    if set(parts) == {Dimension.PERSON}:
        return listed([condition_words(one, names) for one in parts[Dimension.PERSON]], _("en"))
    return _("Iedereen %(who)s") % {
        "who": ", ".join(part_words(each, wanted, names) for each, wanted in parts.items())
    }


def part_words(dimension: Dimension, wanted: Sequence[Condition], names: Names) -> str:
    """One dimension, as it stands within the sentence of a policy."""
    return WORDS[dimension](wanted, names)


def condition_words(condition: Condition, names: Names) -> str:
    """One condition by itself: the name of what it is about."""
    match condition.dimension:
        case Dimension.EMPLOYMENT_KIND:
            return kind_word(condition.code)
        case Dimension.ROLE:
            return role_word(condition.code)
        case Dimension.SERVICE:
            return service_words(condition)
        case Dimension.UNIT:
            how = (
                _("%(name)s, en daaronder")
                if condition.with_below
                else _("%(name)s, zonder wat daaronder valt")
            )
            return how % {"name": _name(condition, names)}
        case _:
            return _name(condition, names)


def service_words(condition: Condition) -> str:
    first, last = condition.min_days or 0, condition.max_days
    if last is None:
        return _("vanaf %(days)d dagen in dienst") % {"days": first}
    if not first:
        return _("in de eerste %(days)d dagen") % {"days": last}
    return _("met %(first)d tot en met %(last)d dagen in dienst") % {"first": first, "last": last}


def kind_word(code: str) -> str:
    return str(EmploymentKind(code).label).lower() if code in EmploymentKind.values else code


def listed(words: Sequence[str], between: str) -> str:
    """Such as: een, twee of drie. Of a long list the first ones, and how many more."""
    shown, more = list(words[:MOST_NAMED]), len(words) - MOST_NAMED
    if more > 0:
        rest = ngettext("%(count)d andere", "%(count)d andere", more) % {"count": more}
        return f"{', '.join(shown)} {between} {rest}"
    return f" {between} ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def over_words(named: Named) -> str:
    """What is added to a name that is no more."""
    if not named.is_over:
        return ""
    if named.over_since is None:
        return _("niet meer in dienst")
    return _("bestaat niet meer sinds %(day)s") % {"day": date_format(named.over_since, "j F Y")}


def _name(condition: Condition, names: Names) -> str:
    named = names.of(condition)
    if named is None:
        return _("iets wat niet meer bestaat")
    over = over_words(named)
    return f"{named.name} ({over})" if over else named.name


def _units(wanted: Sequence[Condition], names: Names) -> str:
    called = listed([_name(one, names) for one in wanted], _("of"))
    reaches = {one.with_below for one in wanted}
    if reaches == {True}:
        return _("bij %(units)s, en daaronder") % {"units": called}
    if reaches == {False}:
        return _("bij %(units)s, zonder wat daaronder valt") % {"units": called}
    return _("bij %(units)s") % {"units": listed([condition_words(one, names) for one in wanted], _("of"))}


def _functions(wanted: Sequence[Condition], names: Names) -> str:
    return _("met de functie %(names)s") % {"names": _any_of(wanted, names)}


def _kinds(wanted: Sequence[Condition], names: Names) -> str:
    return _("met als dienstverband %(names)s") % {"names": _any_of(wanted, names)}


def _roles(wanted: Sequence[Condition], names: Names) -> str:
    return _("met de rol %(names)s") % {"names": _any_of(wanted, names)}


def _services(wanted: Sequence[Condition], names: Names) -> str:
    return _any_of(wanted, names)


def _people(wanted: Sequence[Condition], names: Names) -> str:
    return _("als het gaat om %(names)s") % {"names": _any_of(wanted, names)}


def _any_of(wanted: Sequence[Condition], names: Names) -> str:
    return listed([condition_words(one, names) for one in wanted], _("of"))


WORDS: dict[Dimension, Words] = {
    Dimension.UNIT: _units,
    Dimension.FUNCTION: _functions,
    Dimension.EMPLOYMENT_KIND: _kinds,
    Dimension.SERVICE: _services,
    Dimension.ROLE: _roles,
    Dimension.PERSON: _people,
}
