"""What a kind of message is, and the list of all kinds. The built-in text stands with the kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from bekwaam.domains.notifications import wording
from bekwaam.domains.notifications.enums import Importance, Mode
from bekwaam.kernel.actors import Actor, Role

Words = str | Promise
DEFAULT_LANGUAGE = "nl"


class UnknownKind(LookupError):
    """A message was sent under a code that no context registered."""


@dataclass(frozen=True, slots=True)
class Variable:
    name: str
    title: Words
    example: str


@dataclass(frozen=True, slots=True)
class Text:
    subject: str
    body: str


COMMON_VARIABLES = (
    Variable("voornaam", "De voornaam van de ontvanger", "Noor"),
    Variable("academie", "De naam van de academie", "Leerplein"),
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`button` are the words on the button that leads to the link of a message."""

    code: str
    title: Words
    owner: str
    texts: Mapping[str, Text]
    variables: tuple[Variable, ...] = ()
    default: Mode = Mode.MAIL
    importance: Importance = Importance.ROUTINE
    may_switch_off: bool = True
    is_secret: bool = False
    """Its text opens something: it goes by mail only, nobody else sees it and it is wiped at once."""
    button: Words = "Bekijk"
    roles: frozenset[Role] = frozenset()
    """Who usually get it; empty is everybody. Only for what somebody is asked to choose: a sender names its readers."""

    def __post_init__(self) -> None:
        if DEFAULT_LANGUAGE not in self.texts:
            raise ValueError(f"{self.code} has no text in {DEFAULT_LANGUAGE}")
        for text in self.texts.values():
            unknown = wording.placeholders(f"{text.subject} {text.body}") - self.names
            if unknown:
                raise ValueError(f"{self.code} uses unknown variables: {sorted(unknown)}")

    @property
    def all_variables(self) -> tuple[Variable, ...]:
        return (*COMMON_VARIABLES, *self.variables)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(variable.name for variable in self.all_variables)

    def may_concern(self, actor: Actor) -> bool:
        return not self.roles or any(actor.has_role(role) for role in self.roles)

    def built_in(self, language: str) -> Text:
        return self.texts.get(language) or self.texts[DEFAULT_LANGUAGE]


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    for kind in kinds:
        if _kinds.setdefault(kind.code, kind) != kind:
            raise ValueError(f"Two kinds of message are called {kind.code}")


def kind_of(code: str) -> Kind:
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownKind(code) from None


def is_known(code: str) -> bool:
    return code in _kinds


def registered() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: (kind.owner, kind.code))
