"""The invented suppliers of people, and the one of training."""

import random
from collections.abc import Sequence

from bekwaam.config.demo.records import AcademyName, Supplier
from bekwaam.config.demo.tables import table


def suppliers_of(academy: AcademyName) -> tuple[Supplier, ...]:
    """The supplier of training comes last."""
    rows = table("suppliers")[academy]
    return tuple(
        Supplier(row["code"], row["name"], row["domain"], tuple(row["lots"]))
        for row in [*rows["suppliers"], rows["training"]]
    )


def supplier_for(rng: random.Random, suppliers: Sequence[Supplier], kind_of_work: str) -> str:
    """Mostly one whose lot it is, otherwise one that delivers for any work."""
    fitting = [supplier for supplier in suppliers[:-1] if kind_of_work in supplier.lots]
    anyone = [supplier for supplier in suppliers[:-1] if not supplier.lots]
    return rng.choice(fitting if fitting and rng.random() < 0.85 else anyone).code
