"""Who sees what, answered by the database: one statement, whatever the number of policies.

`catalogue_fitting` gives the policies that fit a person, `catalogue_visible` what that person sees and may book. They
run with the rights of who calls them; they name the academy themselves too, because search calls them from above row-level security.
"""

from django.db import migrations

FITTING = """
create function catalogue_fitting(who uuid, day date) returns table (activity_id uuid, effect varchar)
language sql stable set search_path = public, pg_temp as $$
    with here as materialized (
        select nullif(current_setting('app.academy', true), '')::uuid as academy
    ), self as materialized (
        select p.id from people_person p, here
        where p.academy_id = here.academy and (p.id = who or p.merged_into_id = who)
    ), job as materialized (
        select e.id, e.unit_id, e.function_id, e.kind, day - coalesce(e.in_service_on, e.started_on) as days
        from people_employment e, here
        where e.academy_id = here.academy and e.person_id = who
          and e.started_on <= day and (e.ended_on is null or e.ended_on >= day)
    ), job_fact as materialized (
        select job.id as job, 'below:' || a.ancestor_id as key
        from job, here, organisation_orgunitancestor a
        where a.academy_id = here.academy and a.unit_id = job.unit_id
        union all select id, 'unit:' || unit_id from job
        union all select id, 'function:' || function_id from job where function_id is not null
        union all select id, 'kind:' || kind from job
    ), own_fact as materialized (
        select 'person:' || id as key from self
        union select 'role:employee' where exists (select from self)
        union select 'role:' || g.role from people_rolegrant g, here
        where g.academy_id = here.academy and g.person_id = who
          and g.valid_from <= day and (g.valid_until is null or g.valid_until >= day)
        union select 'role:manager' from here
        where exists (
            select from people_employment e
            where e.academy_id = here.academy and e.manager_id = who
              and e.started_on <= day and (e.ended_on is null or e.ended_on >= day)
        )
    ), job_hit as (
        select c.policy_id, c.dimension, f.job from job_fact f, here, catalogue_audiencecondition c
        where c.academy_id = here.academy and c.key = f.key
        union all
        select c.policy_id, c.dimension, job.id from job, here, catalogue_audiencecondition c
        where c.academy_id = here.academy and c.dimension = 'dienst'
          and job.days >= coalesce(c.min_days, 0) and (c.max_days is null or job.days <= c.max_days)
    ), by_job as (
        select policy_id, max(met) as met
        from (select policy_id, job, count(distinct dimension) as met from job_hit group by policy_id, job) as each
        group by policy_id
    ), by_person as (
        select c.policy_id, count(distinct c.dimension) as met from own_fact f, here, catalogue_audiencecondition c
        where c.academy_id = here.academy and c.key = f.key group by c.policy_id
    )
    select p.activity_id, p.effect
    from by_job full join by_person using (policy_id)
    join catalogue_audiencepolicy p on p.id = policy_id and p.academy_id = (select academy from here)
    where coalesce(by_job.met, 0) + coalesce(by_person.met, 0) = p.needed
$$
"""
VISIBLE = """
create function catalogue_visible(who uuid, day date) returns table (activity_id uuid, can_book boolean)
language sql stable set search_path = public, pg_temp as $$
    with fitting as materialized (select f.activity_id, f.effect from catalogue_fitting(who, day) f)
    select a.id, a.is_open_to_book or a.id in (select f.activity_id from fitting f where f.effect = 'aanmelden')
    from catalogue_activity a
    where a.academy_id = (select nullif(current_setting('app.academy', true), '')::uuid)
      and a.state = 'gepubliceerd'
      and (a.publish_from is null or a.publish_from <= day)
      and (a.publish_until is null or a.publish_until >= day)
      and (a.is_open or a.id in (select f.activity_id from fitting f where f.effect = 'zien'))
      and a.id not in (select f.activity_id from fitting f where f.effect = 'verbergen')
$$
"""
FUNCTIONS = ("catalogue_fitting(uuid, date)", "catalogue_visible(uuid, date)")
FORWARD = [
    "create index condition_service on catalogue_audiencecondition (academy_id) where dimension = 'dienst'",
    FITTING,
    VISIBLE,
    *(f"revoke all on function {name} from public" for name in FUNCTIONS),
    *(f"grant execute on function {name} to bekwaam_app, bekwaam_search" for name in FUNCTIONS),
]
BACKWARD = [*(f"drop function {name}" for name in reversed(FUNCTIONS)), "drop index condition_service"]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_separate_and_freeze")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
