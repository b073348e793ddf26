"""Separate the tables of logging in by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

ACCOUNT = {"account_id": "people_account"}


class Migration(migrations.Migration):
    dependencies = [("people", "0023_login_tables")]

    operations = [
        Protect("people_identityprovider"),
        Protect(
            "people_providersession",
            parents={"session_id": "people_loginsession", "provider_id": "people_identityprovider"},
        ),
        Protect("people_authenticatorapp", parents=ACCOUNT),
        Protect("people_recoverycode", parents=ACCOUNT),
        Protect("people_passkey", parents=ACCOUNT),
        Protect("people_onetimetoken", parents=ACCOUNT),
        Protect("people_loginattempt"),
        Protect("people_displaypreference", parents={"person_id": "people_person"}),
    ]
