"""The other way round: whom policies reach, for the whole staff in one statement.

`catalogue_reached` judges policies that are handed in, kept or not, so that an editor can be told what a change would
do; `catalogue_audience_of` hands it what an activity has. Both count people who work here now, each of them once.
"""

from django.db import migrations

REACHED = """
create function catalogue_reached(wanted jsonb, day date) returns table (person_id uuid, can_book boolean)
language sql stable set search_path = public, pg_temp set enable_nestloop = off as $$
    with here as materialized (
        select nullif(current_setting('app.academy', true), '')::uuid as academy
    ), wish as materialized (
        select w.policy, w.effect, w.dimension, w.min_days, w.max_days, split_part(w.key, ':', 1) as sort,
            split_part(w.key, ':', 2) as word,
            case when w.dimension in ('onderdeel', 'functie', 'persoon') then split_part(w.key, ':', 2)::uuid end as id
        from jsonb_to_recordset(wanted)
            as w(policy text, effect text, dimension text, key text, min_days int, max_days int)
    ), policy as materialized (
        select w.policy, w.effect,
            count(distinct w.dimension) filter (where w.dimension in ('onderdeel', 'functie', 'soort')) as of_place,
            count(distinct w.dimension) filter (where w.dimension in ('rol', 'persoon')) as of_person,
            bool_or(w.dimension = 'dienst') as of_service
        from wish w group by w.policy, w.effect
    ), staff as materialized (
        select p.id from people_person p, here
        where p.academy_id = here.academy and p.is_active and p.merged_into_id is null
    ), job as materialized (
        select e.id, e.person_id, e.unit_id, e.function_id, e.kind, day - coalesce(e.in_service_on, e.started_on) as days
        from people_employment e, here
        where e.academy_id = here.academy and e.started_on <= day and (e.ended_on is null or e.ended_on >= day)
    ), unit as materialized (
        select w.policy, a.unit_id from wish w, here, organisation_orgunitancestor a
        where w.sort = 'below' and a.academy_id = here.academy and a.ancestor_id = w.id
        union select w.policy, w.id from wish w where w.sort = 'unit'
    ), place_hit as (
        select u.policy, j.id from unit u join job j on j.unit_id = u.unit_id
        union all select w.policy, j.id from wish w join job j on j.function_id = w.id and w.dimension = 'functie'
        union all select w.policy, j.id from wish w join job j on j.kind = w.word and w.dimension = 'soort'
    ), placed as (
        select h.policy, h.id
        from (select policy, id, count(*) as met from place_hit group by policy, id) h
        join policy p on p.policy = h.policy and p.of_place = h.met
        union all select p.policy, j.id from policy p, job j where p.of_place = 0 and p.of_service
    ), by_job as (
        select distinct d.policy, j.person_id
        from placed d join job j on j.id = d.id join policy p on p.policy = d.policy
        where not p.of_service or exists (
            select from wish w
            where w.policy = d.policy and w.dimension = 'dienst'
              and j.days >= coalesce(w.min_days, 0) and (w.max_days is null or j.days <= w.max_days)
        )
    ), held as (
        select 'employee'::text as role, s.id as person_id from staff s
        union select g.role, g.person_id from people_rolegrant g, here
        where g.academy_id = here.academy and g.valid_from <= day and (g.valid_until is null or g.valid_until >= day)
        union select 'manager', e.manager_id from people_employment e, here
        where e.academy_id = here.academy and e.manager_id is not null
          and e.started_on <= day and (e.ended_on is null or e.ended_on >= day)
    ), by_person as (
        select hit.policy, hit.person_id, count(*) as met
        from (
            select distinct w.policy, w.dimension, h.person_id from wish w join held h on h.role = w.word and w.dimension = 'rol'
            union select w.policy, w.dimension, coalesce(p.merged_into_id, p.id)
            from wish w, here, people_person p
            where w.dimension = 'persoon' and p.academy_id = here.academy and p.id = w.id
        ) hit group by hit.policy, hit.person_id
    ), fitting as materialized (
        select p.effect, j.person_id from by_job j join policy p on p.policy = j.policy where p.of_person = 0
        union all
        select p.effect, h.person_id
        from by_person h join policy p on p.policy = h.policy and p.of_person = h.met
        where p.of_place = 0 and not p.of_service or (h.policy, h.person_id) in (select j.policy, j.person_id from by_job j)
    )
    select s.id,
        not exists (select from policy p where p.effect = 'aanmelden')
            or s.id in (select f.person_id from fitting f where f.effect = 'aanmelden')
    from staff s
    where (
            not exists (select from policy p where p.effect = 'zien')
            or s.id in (select f.person_id from fitting f where f.effect = 'zien')
        )
        and s.id not in (select f.person_id from fitting f where f.effect = 'verbergen')
$$
"""
AUDIENCE_OF = """
create function catalogue_audience_of(activity uuid, day date) returns table (person_id uuid, can_book boolean)
language sql stable set search_path = public, pg_temp as $$
    select r.person_id, r.can_book
    from catalogue_activity a, catalogue_reached((
        select coalesce(jsonb_agg(jsonb_build_object('policy', c.policy_id, 'effect', p.effect,
            'dimension', c.dimension, 'key', c.key, 'min_days', c.min_days, 'max_days', c.max_days)), '[]')
        from catalogue_audiencepolicy p join catalogue_audiencecondition c on c.policy_id = p.id
        where p.activity_id = activity
    ), day) r
    where a.id = activity
      and a.academy_id = (select nullif(current_setting('app.academy', true), '')::uuid)
      and a.state = 'gepubliceerd'
      and (a.publish_from is null or a.publish_from <= day)
      and (a.publish_until is null or a.publish_until >= day)
$$
"""
FUNCTIONS = ("catalogue_reached(jsonb, date)", "catalogue_audience_of(uuid, date)")
FORWARD = [
    REACHED,
    AUDIENCE_OF,
    *(f"revoke all on function {name} from public" for name in FUNCTIONS),
    *(f"grant execute on function {name} to bekwaam_app" for name in FUNCTIONS),
]
BACKWARD = [f"drop function {name}" for name in reversed(FUNCTIONS)]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0020_bulk")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
