"""Whom an offer is meant for stands in a table of its own: each academy sees its own line, the owner sees all of them."""

from typing import Any

import bekwaam.kernel.ids
import django.db.models.deletion
from django.db import migrations, models

HERE = "(select nullif(current_setting('app.academy', true), '')::uuid)"
OFFER, TARGET = "exchange_sharedoffer", "exchange_offertarget"
MEANT_FOR = (
    f"state = 'aangeboden' and {HERE} is not null and (is_for_all or exists"
    f" (select from {TARGET} t where t.offer_id = {OFFER}.id and t.for_academy_id = {HERE}))"
)
FORWARD: list[Any] = [
    f"alter table {OFFER} no force row level security",
    f"insert into {TARGET} (id, offer_id, from_academy_id, for_academy_id)"
    f" select gen_random_uuid(), o.id, o.from_academy_id, a.id from {OFFER} o join tenancy_academy a on a.id = any(o.target_ids)",
    "set constraints all immediate",
    "set constraints all deferred",
    f"alter table {OFFER} force row level security",
    f"alter table {TARGET} enable row level security",
    f"alter table {TARGET} force row level security",
    f"revoke update, truncate on {TARGET} from bekwaam_app",
    f"alter table {TARGET} add constraint {TARGET}_offer foreign key (offer_id, from_academy_id)"
    f" references {OFFER} (id, from_academy_id) deferrable initially deferred",
    f"create policy own on {TARGET} using (from_academy_id = {HERE}) with check (from_academy_id = {HERE})",
    f"create policy own_line on {TARGET} for select using (for_academy_id = {HERE})",
    f"drop policy meant_for on {OFFER}",
    f"create policy meant_for on {OFFER} for select using ({MEANT_FOR})",
]


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_steps")]

    operations = [
        migrations.CreateModel(
            name="OfferTarget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bekwaam.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "for_academy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenancy.academy"
                    ),
                ),
                (
                    "from_academy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenancy.academy"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="exchange.sharedoffer",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            "offertarget",
            models.UniqueConstraint(fields=("offer", "for_academy"), name="offertarget_once"),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
        migrations.RemoveField("sharedoffer", "target_ids"),
    ]
