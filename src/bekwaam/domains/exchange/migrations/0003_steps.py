"""Each side of the exchange takes its own steps, one at a time, and changes its own part only."""

from typing import Any

from django.db import migrations, models

TAKEOVER, OFFER = "exchange_takeover", "exchange_sharedoffer"
HERE = "(select nullif(current_setting('app.academy', true), '')::uuid)"

STEPS = """
create or replace function exchange_fixed_sides() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
    was jsonb := to_jsonb(old);
    becomes jsonb := to_jsonb(new);
    here text := nullif(current_setting('app.academy', true), '');
    side text := case here when was ->> 'from_academy_id' then 'from' when was ->> 'by_academy_id' then 'by' else '' end;
    step text := side || ':' || old.state || '>' || new.state;
    free text[] := case
        when tg_table_name = 'exchange_seatclaim' then array['state', 'decided_at', 'reason']
        when tg_table_name = 'exchange_takeover' and side = 'from' then array['state', 'reason', 'ended_at']
        when tg_table_name = 'exchange_takeover' then array['state', 'reason', 'ended_at', 'activity_id', 'title',
            'followed_digest', 'followed_number', 'followed_revision', 'taken_at']
        else (select array_agg(name) from jsonb_object_keys(was) name
              where name <> all(array['id', 'from_academy_id', 'activity_id'])) end;
begin
    if becomes - free <> was - free then
        raise exception 'the sides of an exchange do not change' using errcode = 'check_violation';
    end if;
    if tg_table_name = 'exchange_seatclaim' and step <> all(array['from:gevraagd>toegekend', 'from:gevraagd>geweigerd',
            'by:toegekend>teruggegeven', 'from:teruggegeven>vrij']) then
        raise exception 'seats are counted where the activity lives' using errcode = 'check_violation';
    end if;
    if tg_table_name = 'exchange_takeover' and step <> all(array['from:overgenomen>ingetrokken', 'by:overgenomen>gestopt',
            'by:overgenomen>overgenomen', 'by:gestopt>overgenomen', 'by:ingetrokken>overgenomen']) then
        raise exception 'each side ends its own part' using errcode = 'check_violation';
    end if;
    if tg_table_name = 'exchange_takeover' and old.state <> new.state and new.state = 'overgenomen' and not exists (
            select from exchange_sharedoffer o where o.id::text = was ->> 'offer_id' and o.state = 'aangeboden') then
        raise exception 'this is not on offer here' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$
"""
FORWARD: list[Any] = [
    STEPS,
    f"alter policy take on {TAKEOVER} with check (by_academy_id = {HERE} and from_academy_id <> {HERE}"
    f" and state = 'overgenomen' and exists (select from {OFFER} o where o.id = offer_id"
    f" and o.from_academy_id = {TAKEOVER}.from_academy_id and o.state = 'aangeboden'))",
]


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_fence")]

    operations = [
        migrations.AddField("sharedoffer", "again_number", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("takeover", "followed_number", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("takeover", "followed_revision", models.PositiveIntegerField(default=1)),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
