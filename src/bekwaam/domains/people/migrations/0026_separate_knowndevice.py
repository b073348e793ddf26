"""Separate the known devices by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("people", "0025_knowndevice")]

    operations = [Protect("people_knowndevice", parents={"account_id": "people_account"})]
