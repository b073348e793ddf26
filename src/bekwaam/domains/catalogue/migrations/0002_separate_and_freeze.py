"""Separate the tables by academy, and freeze what was published: the database itself refuses to change it."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

ACTIVITY = "catalogue_activity"
VERSION = "catalogue_activityversion"
UNIT, PERSON, FUNCTION = "organisation_orgunit", "people_person", "people_function"

PUBLISHED = [
    f"alter table {ACTIVITY} add constraint {ACTIVITY}_published_id_in_academy foreign key (academy_id, published_id)"
    f" references {VERSION} (academy_id, id) deferrable initially deferred",
    f"create index {ACTIVITY}_published_id_idx on {ACTIVITY} (academy_id, published_id)",
]
"""An activity and its versions name each other, so one of the two comes after both are protected."""
UNPUBLISHED = [
    f"drop index {ACTIVITY}_published_id_idx",
    f"alter table {ACTIVITY} drop constraint {ACTIVITY}_published_id_in_academy",
]
FREEZE = [
    """
    create function catalogue_frozen_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
        if old.state in ('gepubliceerd', 'vervangen') and (
            tg_op = 'DELETE'
            or to_jsonb(new) - array['state', 'superseded_at'] <> to_jsonb(old) - array['state', 'superseded_at']
            or new.state not in ('gepubliceerd', 'vervangen')
        ) then
            raise exception 'a published version does not change' using errcode = 'check_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
    end $$
    """,
    f"create trigger frozen before update or delete on {VERSION} for each row execute function catalogue_frozen_version()",
    """
    create function catalogue_frozen_part() returns trigger language plpgsql set search_path = public, pg_temp as $$
    declare
        holder uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
    begin
        if exists (select from catalogue_activityversion v where v.id = holder and v.state in ('gepubliceerd', 'vervangen'))
           or tg_op = 'UPDATE' and old.version_id <> new.version_id then
            raise exception 'a published version does not change' using errcode = 'check_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
    end $$
    """,
    *(
        f"create trigger frozen before insert or update or delete on catalogue_{table}"
        " for each row execute function catalogue_frozen_part()"
        for table in ("versiontheme", "versionfunction", "versionlink")
    ),
]
THAW = [
    *(f"drop trigger frozen on catalogue_{table}" for table in ("versiontheme", "versionfunction", "versionlink")),
    "drop function catalogue_frozen_part()",
    f"drop trigger frozen on {VERSION}",
    "drop function catalogue_frozen_version()",
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]

    operations = [
        Protect("catalogue_theme"),
        Protect(ACTIVITY, parents={"owner_unit_id": UNIT, "keeper_id": PERSON}),
        Protect(
            VERSION,
            parents={
                "activity_id": ACTIVITY,
                "supplier_id": "people_supplier",
                "image_id": "tenancy_storedfile",
            },
        ),
        Protect("catalogue_versiontheme", parents={"version_id": VERSION, "theme_id": "catalogue_theme"}),
        Protect("catalogue_versionfunction", parents={"version_id": VERSION, "function_id": FUNCTION}),
        Protect("catalogue_versionlink", parents={"version_id": VERSION, "other_id": ACTIVITY}),
        Protect("catalogue_announcedrun", parents={"activity_id": ACTIVITY}),
        Protect("catalogue_audiencepolicy", parents={"activity_id": ACTIVITY}),
        Protect(
            "catalogue_audiencecondition",
            parents={
                "policy_id": "catalogue_audiencepolicy",
                "unit_id": UNIT,
                "function_id": FUNCTION,
                "person_id": PERSON,
            },
        ),
        Protect("catalogue_offeringdefault", parents={"unit_id": UNIT}),
        migrations.RunSQL(PUBLISHED, UNPUBLISHED),
        migrations.RunSQL(FREEZE, THAW),
    ]
