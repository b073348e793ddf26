"""Separate the tables of notifications by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

PERSON = {"person_id": "people_person"}


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial"), ("people", "0002_separate"), ("tenancy", "0002_separate")]

    operations = [
        Protect("notifications_template"),
        Protect("notifications_message", parents=PERSON),
        Protect("notifications_outboxmail", parents=PERSON),
        Protect("notifications_digestitem", parents=PERSON),
        Protect("notifications_channeldecision", parents=PERSON),
        Protect("notifications_preference", parents=PERSON),
        Protect("notifications_messagehours", parents=PERSON),
        Protect("notifications_bounce", parents={**PERSON, "mail_id": "notifications_outboxmail"}),
    ]
