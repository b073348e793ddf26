"""Separate this context's tables by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_separate"), ("people", "0001_initial")]

    operations = [
        Protect("people_person", parents={"merged_into_id": "people_person"}),
        Protect("people_function"),
        Protect("people_supplier"),
        Protect("people_employment", parents={"person_id": "people_person", "function_id": "people_function", "unit_id": "organisation_orgunit", "named_manager_id": "people_person", "manager_id": "people_person", "cost_centre_id": "organisation_costcentre", "supplier_id": "people_supplier"}),
        Protect("people_absence", parents={"person_id": "people_person"}),
        Protect("people_rolegrant", parents={"person_id": "people_person", "unit_id": "organisation_orgunit", "supplier_id": "people_supplier"}),
        Protect("people_delegation", parents={"giver_id": "people_person", "substitute_id": "people_person", "unit_id": "organisation_orgunit"}),
        Protect("people_personmerge", parents={"kept_id": "people_person", "dissolved_id": "people_person"}),
        Protect("people_account", parents={"person_id": "people_person"}),
        Protect("people_loginsession", parents={"account_id": "people_account"}),
    ]
