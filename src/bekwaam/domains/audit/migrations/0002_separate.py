"""Separate this context's tables by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        Protect("audit_auditfact", append_only=True),
        Protect("audit_auditseal", append_only=True),
    ]
