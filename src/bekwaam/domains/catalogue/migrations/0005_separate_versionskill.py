"""Separate the skills of a version by academy, and freeze them with it."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

TABLE = "catalogue_versionskill"
FREEZE = (
    f"create trigger frozen before insert or update or delete on {TABLE}"
    " for each row execute function catalogue_frozen_part()"
)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_versionskill")]

    operations = [
        Protect(TABLE, parents={"version_id": "catalogue_activityversion", "skill_id": "skills_skill"}),
        migrations.RunSQL(FREEZE, f"drop trigger frozen on {TABLE}"),
    ]
