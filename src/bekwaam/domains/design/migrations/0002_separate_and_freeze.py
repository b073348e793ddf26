"""Separate the tables by academy, and freeze a design together with the published version it belongs to."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

ACTIVITY, VERSION = "catalogue_activity", "catalogue_activityversion"
UNIT, PERSON, FILE = "organisation_orgunit", "people_person", "tenancy_storedfile"
DESIGN, DAY, PART, MATERIAL = (
    "design_lessondesign",
    "design_lessonday",
    "design_lessonpart",
    "design_daymaterial",
)
TRACK, RELEASE = "design_developmenttrack", "design_trackrelease"

FREEZE = [
    """
    create function design_frozen() returns trigger language plpgsql set search_path = public, pg_temp as $$
    declare
        touched jsonb[] := case tg_op
            when 'INSERT' then array[to_jsonb(new)] when 'DELETE' then array[to_jsonb(old)]
            else array[to_jsonb(old), to_jsonb(new)] end;
        touching jsonb;
        holder uuid;
    begin
        foreach touching in array touched loop
            if touching ? 'version_id' then
                holder := (touching ->> 'version_id')::uuid;
            elsif touching ? 'design_id' then
                select d.version_id into holder from design_lessondesign d
                where d.id = (touching ->> 'design_id')::uuid;
            else
                select d.version_id into holder from design_lessonday l
                join design_lessondesign d on d.id = l.design_id
                where l.id = (touching ->> 'day_id')::uuid;
            end if;
            if exists (
                select from catalogue_activityversion v
                where v.id = holder and v.state in ('gepubliceerd', 'vervangen')
            ) then
                raise exception 'the design of a published version does not change' using errcode = 'check_violation';
            end if;
        end loop;
        return case when tg_op = 'DELETE' then old else new end;
    end $$
    """,
    *(
        f"create trigger frozen before insert or update or delete on {table}"
        " for each row execute function design_frozen()"
        for table in (DESIGN, DAY, PART, MATERIAL)
    ),
]
THAW = [
    *(f"drop trigger frozen on {table}" for table in (DESIGN, DAY, PART, MATERIAL)),
    "drop function design_frozen()",
]


class Migration(migrations.Migration):
    dependencies = [("design", "0001_initial"), ("catalogue", "0003_audience")]

    operations = [
        Protect(DESIGN, parents={"version_id": VERSION}),
        Protect(DAY, parents={"design_id": DESIGN}),
        Protect(PART, parents={"day_id": DAY}),
        Protect(MATERIAL, parents={"day_id": DAY, "file_id": FILE}),
        Protect("design_designrule"),
        Protect("design_lessonhour"),
        Protect(TRACK, parents={"owner_unit_id": UNIT, "activity_id": ACTIVITY}),
        Protect("design_trackmember", parents={"track_id": TRACK, "person_id": PERSON}),
        Protect("design_tracktask", parents={"track_id": TRACK, "person_id": PERSON}),
        Protect(RELEASE, parents={"track_id": TRACK, "file_id": FILE}),
        Protect("design_reviewcomment", parents={"release_id": RELEASE, "person_id": PERSON}),
        Protect("design_trackdecision", parents={"track_id": TRACK}, append_only=True),
        migrations.RunSQL(FREEZE, THAW),
    ]
