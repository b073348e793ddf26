"""The chain: how one fact and the hash before it make the next hash. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from bekwaam.domains.audit.models import SEALED_FIELDS


def canonical(fact: Mapping[str, Any]) -> bytes:
    """The fact as bytes that are the same in every process and every version of the product."""
    values = {name: _plain(fact[name]) for name in SEALED_FIELDS}
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def link(previous_hash: str, number: int, fact: Mapping[str, Any]) -> str:
    digest = hashlib.sha256()
    digest.update(f"{previous_hash}:{number}:".encode())
    digest.update(canonical(fact))
    return digest.hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | dict | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
