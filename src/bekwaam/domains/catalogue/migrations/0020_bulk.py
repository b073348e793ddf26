"""Changes of many activities at once, kept so that they can be taken back."""

import bekwaam.domains.tenancy.scoped
import bekwaam.kernel.ids
import bekwaam.kernel.scope
import django.db.models.deletion
from django.db import migrations, models

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0011_separate_search"),
        ("tenancy", "0002_separate"),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bekwaam.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("eigenaar", "Ander onderdeel"),
                            ("beheerder", "Wie het actueel houdt"),
                            ("nakijken", "Nakijkdatum"),
                            ("thema", "Thema erbij"),
                            ("prijs", "Prijs voor eigen medewerkers"),
                            ("publiceren", "Publiceren"),
                            ("archiveren", "Archiveren"),
                        ],
                        max_length=20,
                    ),
                ),
                ("wanted", models.JSONField()),
                ("made_by_label", models.CharField(max_length=200)),
                ("made_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("taken_back_by_label", models.CharField(blank=True, max_length=200)),
                (
                    "academy",
                    models.ForeignKey(
                        db_index=False,
                        default=bekwaam.kernel.scope.academy_id_or_none,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.academy",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="BulkChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bekwaam.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("mark", models.CharField(max_length=64)),
                ("is_taken_back", models.BooleanField(default=False)),
                (
                    "academy",
                    models.ForeignKey(
                        db_index=False,
                        default=bekwaam.kernel.scope.academy_id_or_none,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.academy",
                    ),
                ),
                (
                    "activity",
                    bekwaam.domains.tenancy.scoped.TenantKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="catalogue.activity",
                    ),
                ),
                (
                    "run",
                    bekwaam.domains.tenancy.scoped.TenantKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="catalogue.bulkrun",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddIndex(
            model_name="bulkrun",
            index=models.Index(fields=["academy", "-made_at"], name="bulkrun_recent"),
        ),
        migrations.AddConstraint(
            model_name="bulkchange",
            constraint=models.UniqueConstraint(fields=("academy", "run", "activity"), name="bulkchange_once"),
        ),
        Protect("catalogue_bulkrun"),
        Protect(
            "catalogue_bulkchange",
            parents={"run_id": "catalogue_bulkrun", "activity_id": "catalogue_activity"},
        ),
    ]
