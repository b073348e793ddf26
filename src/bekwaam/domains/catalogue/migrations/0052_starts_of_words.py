"""The start of a word is looked for as it was typed too: a stem may be no start of a compound ("zweef" is "zwef")."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("bekwaam.domains.catalogue.migrations.0011_separate_search").MATCHES
STEMS = "to_tsquery('dutch', unaccent(question)) as question"
STARTS = (
    "case when numnode(to_tsquery('dutch', unaccent(question))) > 0"
    " then to_tsquery('dutch', unaccent(question)) || to_tsquery('simple', unaccent(question)) end as question"
)


def anew(words: str) -> str:
    return words.replace("create function", "create or replace function")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0051_from_elsewhere")]

    operations = [migrations.RunSQL(anew(BEFORE.replace(STEMS, STARTS)), anew(BEFORE))]
