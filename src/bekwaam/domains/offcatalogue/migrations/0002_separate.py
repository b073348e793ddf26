"""Separate requests by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

PERSON, UNIT = "people_person", "organisation_orgunit"
REQUEST = "offcatalogue_offcataloguerequest"


class Migration(migrations.Migration):
    dependencies = [("offcatalogue", "0001_initial")]

    operations = [
        Protect(
            REQUEST,
            parents={
                "person_id": PERSON,
                "asker_id": PERSON,
                "unit_id": UNIT,
                "decider_id": PERSON,
                "theme_id": "catalogue_theme",
                "activity_id": "catalogue_activity",
            },
        ),
        Protect(
            "offcatalogue_requeststep",
            parents={"request_id": REQUEST, "actor_id": PERSON, "on_behalf_of_id": PERSON},
        ),
        Protect(
            "offcatalogue_requestfile", parents={"request_id": REQUEST, "stored_id": "tenancy_storedfile"}
        ),
        Protect("offcatalogue_budgetrule", parents={"unit_id": UNIT, "holder_id": PERSON}),
    ]
