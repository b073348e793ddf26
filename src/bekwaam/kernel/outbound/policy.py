"""What the operator of the installation allows. An administrator of an academy cannot change it."""

import re
from dataclasses import dataclass, field
from typing import Self

DEFAULT_PORTS = {"http": 80, "https": 443}
_ORIGIN = re.compile(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Origin:
    scheme: str
    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """`http://localhost:9000` or `https://hr.intern.example`; anything else is a fault in the settings."""
        match = _ORIGIN.fullmatch(text)
        if not match:
            raise ValueError(f"not an origin: {text!r}")
        scheme, host, port = match.groups()
        return cls(scheme, host.strip("[]"), int(port) if port else DEFAULT_PORTS[scheme])

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class OutboundPolicy:
    """By default: https, to public addresses, on web ports. An origin in `trusted` may be plain http and may be
    on this machine or in the internal network, on its own port and no other."""

    trusted: frozenset[Origin] = field(default_factory=frozenset)
    ports: frozenset[int] = frozenset({443, 8443})

    @classmethod
    def of(cls, *origins: str) -> Self:
        return cls(trusted=frozenset(Origin.parse(origin) for origin in origins))
