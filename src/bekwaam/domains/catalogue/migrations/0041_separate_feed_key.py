"""Separate the keys of feeds by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0040_feed_key")]

    operations = [Protect("catalogue_feedkey", parents={"person_id": "people_person"})]
