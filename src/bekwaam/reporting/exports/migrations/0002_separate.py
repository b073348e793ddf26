"""Separate this context's table by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("exports", "0001_initial"), ("tenancy", "0002_separate")]

    operations = [Protect("exports_exportrun", parents={"stored_id": "tenancy_storedfile"})]
