"""The kinds of message there are. A context registers its own in `apps.ready`; contexts on lower floors, which cannot
import this one, have theirs here beside the handlers that listen to them."""

from bekwaam.domains.notifications.kinds.registry import (
    COMMON_VARIABLES,
    DEFAULT_LANGUAGE,
    Kind,
    Text,
    UnknownKind,
    Variable,
    is_known,
    kind_of,
    register,
    registered,
)

__all__ = [
    "COMMON_VARIABLES",
    "DEFAULT_LANGUAGE",
    "Kind",
    "Text",
    "UnknownKind",
    "Variable",
    "is_known",
    "kind_of",
    "register",
    "registered",
]
