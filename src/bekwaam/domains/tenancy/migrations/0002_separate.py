"""Separate this context's tables by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_initial")]

    operations = [
        # Academies and hosts are made by the owner of the installation, never by a web process.
        migrations.RunSQL(
            "revoke insert, update, delete on tenancy_academy, tenancy_academyhost from bekwaam_app",
            "grant insert, update, delete on tenancy_academy, tenancy_academyhost to bekwaam_app",
        ),
        Protect("tenancy_academysettings"),
        Protect("tenancy_storedfile"),
    ]
