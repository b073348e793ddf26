"""Search by name, number and e-mail: row-level security keeps PostgreSQL from a trigram index (LIKE is not leakproof),
so one function of `bekwaam_search` looks past it, names the academy itself, and gives ids only."""

from django.db import migrations

FORWARD = [
    "create index people_person_search on people_person using gin (search_key gin_trgm_ops)",
    """
    create function people_search(words text[]) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
        with patterns as materialized (
            select '%' || regexp_replace(word, '([\\\\%_])', '\\\\\\1', 'g') || '%' as pattern from unnest(words) as word
        )
        select p.id from people_person p
        where p.academy_id = (select nullif(current_setting('app.academy', true), '')::uuid)
          and p.search_key like (select pattern from patterns order by length(pattern) desc limit 1)
          and p.search_key like all (select pattern from patterns)
    $$
    """,
    "alter function people_search(text[]) owner to bekwaam_search",
    "revoke all on function people_search(text[]) from public",
    "grant execute on function people_search(text[]) to bekwaam_app",
]
BACKWARD = ["drop function people_search(text[])", "drop index people_person_search"]


class Migration(migrations.Migration):
    dependencies = [("people", "0021_history_and_search")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
