"""The base of every tenant table: an academy, and a manager that refuses to work outside one.

Row-level security is the seat belt; this is the driver. Foreign keys between tenant tables are made by
`protect` in `rls.py` as composite keys with the academy in them, so they are `TenantKey` here.
"""

from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.db import models

from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import academy_id_or_none, current_academy_id

M = TypeVar("M", bound=models.Model)


class ScopedManager(models.Manager[M]):
    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(academy_id=current_academy_id())


class TenantKey(models.ForeignKey[Any, Any]):
    """A foreign key within one academy; `Protect` makes its constraint and its index, both with the academy."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options["db_constraint"] = False
        options["db_index"] = False
        super().__init__(to, on_delete, **options)


class TenantModel(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    academy = models.ForeignKey(
        "tenancy.Academy",
        on_delete=models.PROTECT,
        default=academy_id_or_none,
        editable=False,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"

    academy_id: UUID
