"""Separate this context's tables by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]

    operations = [
        Protect("organisation_unitkind"),
        Protect("organisation_costcentre"),
        Protect("organisation_orgunit", parents={"kind_id": "organisation_unitkind", "parent_id": "organisation_orgunit", "cost_centre_id": "organisation_costcentre"}),
        Protect("organisation_orgunitversion", parents={"unit_id": "organisation_orgunit", "kind_id": "organisation_unitkind", "parent_id": "organisation_orgunit", "cost_centre_id": "organisation_costcentre"}),
        Protect("organisation_orgunitancestor", parents={"unit_id": "organisation_orgunit", "ancestor_id": "organisation_orgunit"}),
    ]
