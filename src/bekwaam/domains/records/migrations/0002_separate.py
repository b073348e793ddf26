"""Separate the dossier by academy; results are append-only for the product."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

ACTIVITY = "catalogue_activity"


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        Protect(
            "records_result",
            parents={
                "person_id": "people_person",
                "activity_id": ACTIVITY,
                "version_id": "catalogue_activityversion",
                "takes_back_id": "records_result",
            },
            append_only=True,
        ),
        Protect("records_review", parents={"person_id": "people_person", "activity_id": ACTIVITY}),
    ]
