"""A need names a skill of the framework; own words only when none fits."""

import django.db.models.deletion
from django.db import migrations, models

import bekwaam.domains.tenancy.scoped

NEED = "portfolio_learningneed"


class Migration(migrations.Migration):
    dependencies = [("skills", "0002_separate"), ("portfolio", "0002_separate")]

    operations = [
        migrations.RenameField("learningneed", "skill", "skill_words"),
        migrations.AddField(
            "learningneed",
            "skill",
            bekwaam.domains.tenancy.scoped.TenantKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="skills.skill",
            ),
        ),
        migrations.AddConstraint(
            "learningneed",
            models.CheckConstraint(
                condition=models.Q(("skill__isnull", True), ("skill_words", ""), _connector="OR"),
                name="learningneed_one_skill",
            ),
        ),
        migrations.RunSQL(
            [
                f"alter table {NEED} add constraint {NEED}_skill_id_in_academy"
                " foreign key (academy_id, skill_id) references skills_skill (academy_id, id)"
                " deferrable initially deferred",
                f"create index {NEED}_skill_id_idx on {NEED} (academy_id, skill_id)",
            ],
            [
                f"alter table {NEED} drop constraint {NEED}_skill_id_in_academy",
                f"drop index {NEED}_skill_id_idx",
            ],
        ),
    ]
