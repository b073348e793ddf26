"""Fence the shared tables in: an offer is seen by its owner and by those it is meant for, the rest by its two sides."""

from typing import Any

from django.db import migrations

HERE = "(select nullif(current_setting('app.academy', true), '')::uuid)"
OFFER, TAKEOVER, CLAIM = "exchange_sharedoffer", "exchange_takeover", "exchange_seatclaim"
SIDES = f"{HERE} in (from_academy_id, by_academy_id)"
MEANT_FOR = f"state = 'aangeboden' and {HERE} is not null and (is_for_all or {HERE} = any(target_ids))"


def fenced(table: str) -> list[str]:
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"revoke delete, truncate on {table} from bekwaam_app",
    ]


FORWARD: list[Any] = [
    *fenced(OFFER),
    f"create policy own on {OFFER} using (from_academy_id = {HERE}) with check (from_academy_id = {HERE})",
    f"create policy meant_for on {OFFER} for select using ({MEANT_FOR})",
    f"create index {OFFER}_from on {OFFER} (from_academy_id, state)",
    *fenced(TAKEOVER),
    f"alter table {TAKEOVER} add constraint {TAKEOVER}_offer foreign key (offer_id, from_academy_id)"
    f" references {OFFER} (id, from_academy_id) deferrable initially deferred",
    f"create policy sides on {TAKEOVER} for select using ({SIDES})",
    f"create policy change on {TAKEOVER} for update using ({SIDES}) with check ({SIDES})",
    f"create policy take on {TAKEOVER} for insert with check (by_academy_id = {HERE} and from_academy_id <> {HERE}"
    f" and exists (select from {OFFER} o where o.id = offer_id and o.from_academy_id = {TAKEOVER}.from_academy_id))",
    f"alter table {TAKEOVER} add constraint {TAKEOVER}_whole unique (id, from_academy_id, by_academy_id)",
    f"create index {TAKEOVER}_by on {TAKEOVER} (by_academy_id, state)",
    f"create index {TAKEOVER}_from on {TAKEOVER} (from_academy_id, state)",
    *fenced(CLAIM),
    f"alter table {CLAIM} add constraint {CLAIM}_takeover foreign key (takeover_id, from_academy_id, by_academy_id)"
    f" references {TAKEOVER} (id, from_academy_id, by_academy_id) deferrable initially deferred",
    f"create policy sides on {CLAIM} for select using ({SIDES})",
    f"create policy change on {CLAIM} for update using ({SIDES}) with check ({SIDES})",
    f"create policy ask on {CLAIM} for insert with check (by_academy_id = {HERE} and state = 'gevraagd')",
    f"create index {CLAIM}_by on {CLAIM} (by_academy_id, takeover_id)",
    f"create index {CLAIM}_from on {CLAIM} (from_academy_id, run_id)",
    """
    create function exchange_fixed_sides() returns trigger language plpgsql set search_path = public, pg_temp as $$
    declare
        fixed text[] := case tg_table_name
            when 'exchange_takeover' then array['id', 'offer_id', 'from_academy_id', 'by_academy_id']
            when 'exchange_seatclaim' then array['id', 'takeover_id', 'from_academy_id', 'by_academy_id', 'run_id', 'seats']
            else array['id', 'from_academy_id', 'activity_id'] end;
        was jsonb := to_jsonb(old);
        becomes jsonb := to_jsonb(new);
        goes text := case when old.state <> new.state then new.state else '' end;
        here text := nullif(current_setting('app.academy', true), '');
        name text;
    begin
        foreach name in array fixed loop
            if becomes -> name <> was -> name then
                raise exception 'the sides of an exchange do not change' using errcode = 'check_violation';
            end if;
        end loop;
        if goes in ('toegekend', 'geweigerd', 'vrij') and here is distinct from was ->> 'from_academy_id' then
            raise exception 'seats are counted where the activity lives' using errcode = 'check_violation';
        end if;
        if tg_table_name = 'exchange_takeover'
           and (goes = 'ingetrokken' and here is distinct from was ->> 'from_academy_id'
             or goes in ('gestopt', 'overgenomen') and here is distinct from was ->> 'by_academy_id') then
            raise exception 'each side ends its own part' using errcode = 'check_violation';
        end if;
        return new;
    end $$
    """,
    *(
        f"create trigger fixed before update on {table} for each row execute function exchange_fixed_sides()"
        for table in (OFFER, TAKEOVER, CLAIM)
    ),
]
BACKWARD: list[Any] = [
    *(f"drop trigger fixed on {table}" for table in (OFFER, TAKEOVER, CLAIM)),
    "drop function exchange_fixed_sides()",
    *(f"drop policy {name} on {CLAIM}" for name in ("sides", "change", "ask")),
    f"alter table {CLAIM} drop constraint {CLAIM}_takeover",
    *(f"drop policy {name} on {TAKEOVER}" for name in ("sides", "change", "take")),
    f"alter table {TAKEOVER} drop constraint {TAKEOVER}_offer, drop constraint {TAKEOVER}_whole",
    *(f"drop policy {name} on {OFFER}" for name in ("own", "meant_for")),
]


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
