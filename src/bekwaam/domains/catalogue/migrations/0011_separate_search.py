"""Separate the tables of search, index its texts, keep the facets' bits right, and answer what fits a question.

Row-level security keeps PostgreSQL from text indexes (their operators are not leakproof), so one function of
`bekwaam_search` looks past it, names the academy itself, and gives ids and ranks only. Who sees what is for
`catalogue_visible`, with which every question joins it.
"""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

ACTIVITY, PERSON = "catalogue_activity", "people_person"
DOCUMENT, FACET = "catalogue_searchdocument", "catalogue_searchfacet"
INDEXES = [
    f"create index searchdocument_words on {DOCUMENT} using gin (words)",
    f"create index searchdocument_letters on {DOCUMENT} using gin (letters gin_trgm_ops)",
]
PLAIN = """
create function catalogue_plain(texts text) returns text
language sql stable strict set search_path = public, pg_temp as $$
    select regexp_replace(lower(unaccent(texts)), '[^[:alnum:]]+', ' ', 'g')
$$
"""
MATCHES = """
create function catalogue_search(questions text[], tails text[], close text[])
returns table (activity_id uuid, met int, rank real)
language sql stable security definer set search_path = public, pg_temp as $$
    with here as materialized (
        select nullif(current_setting('app.academy', true), '')::uuid as academy
    ), asked as materialized (
        select n, to_tsquery('dutch', unaccent(question)) as question from unnest(questions) with ordinality as q (question, n)
    ), hit as (
        select d.activity_id, a.n, 0.1 + ts_rank('{0.1, 0.2, 0.6, 1}', d.words, a.question, 1) as rank
        from asked a, here, catalogue_searchdocument d
        where d.academy_id = here.academy and d.words @@ a.question
        union all
        select d.activity_id, t.n, 0.05
        from unnest(tails) with ordinality as t (tail, n), here, catalogue_searchdocument d
        where d.academy_id = here.academy and t.tail <> ''
          and d.letters like '%' || (ts_lexize('dutch_stem', unaccent(t.tail)))[1] || ' %'
        union all
        select d.activity_id, c.n, 0.1 * word_similarity(c.word, d.letters)
        from unnest(close) with ordinality as c (word, n), here, catalogue_searchdocument d
        where d.academy_id = here.academy and c.word <> '' and d.letters %> c.word
    )
    select best.activity_id, count(*)::int, sum(best.rank)::real
    from (select h.activity_id, h.n, max(h.rank) as rank from hit h group by h.activity_id, h.n) as best
    group by best.activity_id
$$
"""
PARTS = {
    "insert": ("new table as come", "select academy_id, slot, unnest(facets) as key, 1 as value from come"),
    "delete": ("old table as gone", "select academy_id, slot, unnest(facets) as key, 0 as value from gone"),
}
PARTS["update"] = (
    f"{PARTS['delete'][0]} {PARTS['insert'][0]}",
    f"{PARTS['delete'][1]} union all {PARTS['insert'][1]}",
)


def keep_bits(operation: str) -> list[str]:
    """A statement that changes documents changes the bits of all values that they had or have, in one go."""
    tables, changes = PARTS[operation]
    name = f"catalogue_keep_bits_{operation}"
    body = f"""
    with changed as (
        select academy_id, key, slot, max(value) as value from ({changes}) as each group by academy_id, key, slot
    ), place as (
        select academy_id, key, slot / 4096 as chunk, value,
               set_bit(repeat('0', 4096)::bit(4096), slot % 4096, 1) as bit from changed
    ), per_key as materialized (
        select academy_id, key, chunk, bit_or(bit) as touched,
               coalesce(bit_or(bit) filter (where value = 1), repeat('0', 4096)::bit(4096)) as held
        from place group by academy_id, key, chunk
    ), kept as (
        update {FACET} f set bits = f.bits & ~p.touched | p.held from per_key p
        where f.academy_id = p.academy_id and f.key = p.key and f.chunk = p.chunk
        returning f.academy_id, f.key, f.chunk
    )
    insert into {FACET} (id, academy_id, facet, key, chunk, bits)
    select gen_random_uuid(), academy_id, split_part(key, ':', 1), key, chunk, held
    from per_key where (academy_id, key, chunk) not in (select academy_id, key, chunk from kept);
    """
    return [
        f"create function {name}() returns trigger language plpgsql set search_path = public, pg_temp as $$"
        f" begin {body} return null; end $$",
        f"create trigger keep_bits_{operation} after {operation} on {DOCUMENT} referencing {tables}"
        f" for each statement execute function {name}()",
    ]


FORWARD = [
    *INDEXES,
    PLAIN,
    MATCHES,
    "alter function catalogue_search(text[], text[], text[]) owner to bekwaam_search",
    "revoke all on function catalogue_search(text[], text[], text[]) from public",
    "grant execute on function catalogue_search(text[], text[], text[]) to bekwaam_app",
    *(statement for operation in PARTS for statement in keep_bits(operation)),
]
BACKWARD = [
    *(f"drop trigger keep_bits_{operation} on {DOCUMENT}" for operation in PARTS),
    *(f"drop function catalogue_keep_bits_{operation}()" for operation in PARTS),
    "drop function catalogue_search(text[], text[], text[])",
    "drop function catalogue_plain(text)",
    "drop index searchdocument_words",
    "drop index searchdocument_letters",
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0010_search")]

    operations = [
        Protect(DOCUMENT, parents={"activity_id": ACTIVITY}),
        Protect(FACET),
        Protect("catalogue_synonym"),
        Protect("catalogue_missedterm"),
        Protect("catalogue_favourite", parents={"person_id": PERSON, "activity_id": ACTIVITY}),
        Protect("catalogue_savedsearch", parents={"person_id": PERSON}),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
