"""Separate this context's tables by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("deliveries", "0001_initial"), ("tenancy", "0002_separate")]

    operations = [
        Protect("deliveries_importmapping"),
        Protect("deliveries_importrun", parents={"stored_id": "tenancy_storedfile"}),
    ]
