"""What search reads instead of the activities themselves, and what people keep of it.

A document stands for one activity of the catalogue. Its `slot` is its place in the bit strings of `SearchFacet`, of
which the database itself keeps the bits right whenever documents change.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel

CHUNK = 4096
"""Slots per row of `SearchFacet`; the database functions name it too."""


class BitsField(models.Field):  # type: ignore[type-arg]
    """One bit per slot."""

    def db_type(self, connection: Any) -> str:
        return f"bit({CHUNK})"


class SearchDocument(TenantModel):
    activity = TenantKey("catalogue.Activity", on_delete=models.CASCADE, related_name="+")
    slot = models.PositiveIntegerField()
    words = SearchVectorField()
    """The stems of all it says: title and code weigh most, then what it is about, then the rest."""
    letters = models.TextField()
    """The stems of title, code and subjects between spaces, for parts of compounds and for typing errors."""
    title = models.CharField(max_length=200)
    title_key = models.CharField(max_length=250, db_collation="C")
    facets = ArrayField(models.CharField(max_length=60))
    published_at = models.DateTimeField()
    rating = models.FloatField(db_default=3.5)
    """The database sets it from the activity, as it sets `zicht:open` among the facets of what anybody may see."""

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "activity"],
                include=["slot"],
                name="searchdocument_once",
            ),
            models.UniqueConstraint(
                fields=["academy", "slot"],
                include=["activity", "title_key", "published_at", "rating"],
                name="searchdocument_slot_once",
            ),
        ]


class SearchFacet(TenantModel):
    """Which documents have a value of a facet; `key` is `thema:<id>`, `vorm:klassikaal` and the like."""

    facet = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    chunk = models.PositiveIntegerField()
    bits = BitsField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "key", "chunk"], name="searchfacet_once")]


class Synonym(TenantModel):
    """Words that mean the same to whoever searches in this academy."""

    words = ArrayField(models.CharField(max_length=60))
    changed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.CheckConstraint(condition=Q(words__len__gte=2), name="synonym_has_two_words")]


class MissedTerm(TenantModel):
    """What was searched for in a week and gave nothing. Nobody knows by whom."""

    term = models.CharField(max_length=60)
    week_on = models.DateField()
    """The Monday."""
    count = models.PositiveIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "week_on", "term"], name="missedterm_once")]


class Favourite(TenantModel):
    person = TenantKey(Person, on_delete=models.CASCADE, related_name="+")
    activity = TenantKey("catalogue.Activity", on_delete=models.CASCADE, related_name="+")
    kept_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "person", "activity"], name="favourite_once")
        ]


class SavedSearch(TenantModel):
    """A question that somebody keeps; `told_ids` are the activities that its owner knows of."""

    person = TenantKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=2_000)
    """As it stands in the address of the page."""
    filters = models.JSONField()
    """The same as a plain value, to be asked again."""
    is_watched = models.BooleanField(default=True)
    told_ids = ArrayField(models.UUIDField(), default=list)
    made_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "person", "query"], name="savedsearch_once")
        ]
