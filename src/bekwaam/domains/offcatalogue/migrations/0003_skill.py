"""A request may name a skill of the framework."""

import django.db.models.deletion
from django.db import migrations

import bekwaam.domains.tenancy.scoped

REQUEST = "offcatalogue_offcataloguerequest"


class Migration(migrations.Migration):
    dependencies = [("skills", "0002_separate"), ("offcatalogue", "0002_separate")]

    operations = [
        migrations.AddField(
            "offcataloguerequest",
            "skill",
            bekwaam.domains.tenancy.scoped.TenantKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="skills.skill",
            ),
        ),
        migrations.RunSQL(
            [
                f"alter table {REQUEST} add constraint {REQUEST}_skill_id_in_academy"
                " foreign key (academy_id, skill_id) references skills_skill (academy_id, id)"
                " deferrable initially deferred",
                f"create index {REQUEST}_skill_id_idx on {REQUEST} (academy_id, skill_id)",
            ],
            [
                f"alter table {REQUEST} drop constraint {REQUEST}_skill_id_in_academy",
                f"drop index {REQUEST}_skill_id_idx",
            ],
        ),
    ]
