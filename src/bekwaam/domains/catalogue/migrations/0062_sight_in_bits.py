"""What anybody may see is a string of bits too; only what asks more of a person is looked at row by row.

`catalogue_sight` gives what `catalogue_visible` gives, as bits: the documents of all that is open without any dates
(the key `zicht:open`, which the database itself sets from the activity) and those of the rest that this person sees.
Counts of runs are taken per document first, and how an activity is rated stands in its document.
"""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("bekwaam.domains.catalogue.migrations.0061_answered_by_one_function")
EARLIER = import_module("bekwaam.domains.catalogue.migrations.0060_quicker_search")
KEEPING = import_module("bekwaam.domains.catalogue.migrations.0011_separate_search")
BITS, bits_of = BEFORE.BITS, BEFORE.bits_of
DOCUMENT, ACTIVITY, FACET = "catalogue_searchdocument", "catalogue_activity", "catalogue_searchfacet"
HERE = "(select nullif(current_setting('app.academy', true), '')::uuid)"

PLAIN = "is_open and publish_from is null and publish_until is null"
KEEP_DOCUMENT = f"""
create function catalogue_keep_document() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    select case when a.state = 'gepubliceerd' and {PLAIN} then array_remove(new.facets, 'zicht:open') || array['zicht:open']
                else array_remove(new.facets, 'zicht:open') end,
           (a.rating_sum + {BEFORE.MEAN * BEFORE.WEIGHT}) / (a.rating_count + {BEFORE.WEIGHT})
    into new.facets, new.rating
    from {ACTIVITY} a where a.academy_id = new.academy_id and a.id = new.activity_id;
    return new;
end $$
"""
FOLLOW = f"""
create function catalogue_follow_activity() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.academy_id || ':catalogue.search', 0));
    update {DOCUMENT} set rating = rating where academy_id = new.academy_id and activity_id = new.id;
    return null;
end $$
"""
WATCHED = "is_open, publish_from, publish_until, state, rating_sum, rating_count"
TRIGGERS = [
    KEEP_DOCUMENT,
    f"create trigger keep_document before insert or update on {DOCUMENT}"
    " for each row execute function catalogue_keep_document()",
    FOLLOW,
    f"create trigger follow_activity after update of {WATCHED} on {ACTIVITY} for each row"
    f" when ({' or '.join(f'old.{one} is distinct from new.{one}' for one in WATCHED.split(', '))})"
    " execute function catalogue_follow_activity()",
]
ONE_CHANGE = "as each group by academy_id, key, slot"
KEPT = KEEPING.keep_bits("update")[0].replace("create function", "create or replace function")
KEPT_APART = KEPT.replace(ONE_CHANGE, f"{ONE_CHANGE} having min(value) = max(value)")
"""A value that a document had and has is no change, and locks nothing."""

SIGHT = f"""
create function catalogue_sight(asker uuid, on_day date) returns bit varying
language sql stable set search_path = public, pg_temp as $$
    with fitting as materialized (select f.activity_id, f.effect from catalogue_fitting(asker, on_day) f),
    hidden as (
        select d.slot / {BITS} as chunk, mod(d.slot, {BITS}) as place
        from fitting f join {DOCUMENT} d on d.academy_id = {HERE} and d.activity_id = f.activity_id
        where f.effect = 'verbergen'
    ), named as (
        select d.slot / {BITS} as chunk, mod(d.slot, {BITS}) as place
        from {ACTIVITY} a join {DOCUMENT} d on d.academy_id = {HERE} and d.activity_id = a.id
        where a.academy_id = {HERE} and a.state = 'gepubliceerd' and not ({PLAIN})
          and (a.publish_from is null or a.publish_from <= on_day)
          and (a.publish_until is null or a.publish_until >= on_day)
          and (a.is_open or a.id in (select f.activity_id from fitting f where f.effect = 'zien'))
    ), added as ({bits_of("named")}), removed as ({bits_of("hidden")}),
    whole as (
        select c.chunk, (coalesce(p.bits, {BEFORE.NONE}) | coalesce(a.bits, {BEFORE.NONE})) & ~coalesce(r.bits, {BEFORE.NONE}) as bits
        from generate_series(
            0, (select d.slot / {BITS} from {DOCUMENT} d where d.academy_id = {HERE} order by d.slot desc limit 1)
        ) as c (chunk)
        left join {FACET} p on p.academy_id = {HERE} and p.key = 'zicht:open' and p.chunk = c.chunk
        left join added a on a.chunk = c.chunk left join removed r on r.chunk = c.chunk
    )
    select string_agg(bits::text, '' order by chunk)::bit varying from whole
$$
"""
SEARCH = f"""
create function catalogue_search(questions text[], tails text[], close text[])
returns table (slot int, met int, rest real, by_words int[])
language sql stable rows 200 security definer set search_path = public, pg_temp as $$
    with asked as materialized (
        select q.n::int, catalogue_asked(q.question) as question from unnest(questions) with ordinality as q (question, n)
    ), ending as materialized (
        select t.n::int, '%' || (ts_lexize('dutch_stem', unaccent(t.tail)))[1] || ' %' as letters
        from unnest(tails) with ordinality as t (tail, n) where t.tail <> ''
    ), hit as (
        select d.slot, a.n, null::real as rank from asked a join {DOCUMENT} d on d.words @@ a.question
        where d.academy_id = {HERE}
        union all
        select d.slot, e.n, 0.05 from ending e join {DOCUMENT} d on d.letters like e.letters
        where d.academy_id = {HERE}
        union all
        select d.slot, c.n::int, 0
        from unnest(close) with ordinality as c (word, n) join {DOCUMENT} d on d.letters %> c.word
        where d.academy_id = {HERE} and c.word <> ''
    ), best as (
        select h.slot, h.n, bool_or(h.rank is null) as is_word, max(h.rank) as rank from hit h group by h.slot, h.n
    )
    select b.slot, count(*)::int, coalesce(sum(b.rank) filter (where not b.is_word), 0)::real,
           array_agg(b.n) filter (where b.is_word)
    from best b group by b.slot
$$
"""
FOUND = f"""
asked as materialized (
    select catalogue_asked(q.question) as question, q.n from unnest(questions) with ordinality as q (question, n)
), found as materialized (
    select s.slot, s.met, s.rest, s.by_words
    from catalogue_search(questions, tails, close) s
    where get_bit(in_sight, s.slot) > 0
), docs as materialized (
    select d.activity_id, d.slot, d.slot / {BITS} as chunk, mod(d.slot, {BITS}) as place, d.title_key, d.published_at, d.rating,
           f.rest + (
               select coalesce(sum(0.1 + ts_rank('{{0.1, 0.2, 0.6, 1}}', d.words, asked.question, 1)), 0)
               from asked where asked.n = any(f.by_words)
           ) + (
               select coalesce(sum(0.1 * word_similarity(c.word, d.letters)), 0) from unnest(close) as c (word) where c.word <> ''
           ) as rank
    from found f join {DOCUMENT} d on d.academy_id = {HERE} and d.slot = f.slot
    where f.met = (select max(met) from found)
), base as materialized ({bits_of("docs")})
"""
EVERYTHING = f"""
base as (
    select c.chunk, substring(in_sight from c.chunk * {BITS} + 1 for {BITS})::bit({BITS}) as bits
    from generate_series(0, length(in_sight) / {BITS} - 1) as c (chunk)
), docs as materialized (
    select d.activity_id, d.slot, d.slot / {BITS} as chunk, mod(d.slot, {BITS}) as place, d.title_key, d.published_at, d.rating,
           0::float8 as rank
    from {DOCUMENT} d where d.academy_id = {HERE} and get_bit(in_sight, d.slot) > 0
)
"""
QUERY = f"""
with <docs>, run as materialized (
    select docs.activity_id, docs.slot, docs.chunk, docs.place, r.starts_at, r.place as site, r.is_online,
           r.starts_at >= first_at and r.starts_at < last_at as in_time,
           not asks_place or r.is_online and asks_online or r.place = any(places) as at_place,
           r.seats_total is null or r.seats_taken < r.seats_total as is_free
    from catalogue_announcedrun r join docs on docs.activity_id = r.activity_id
    where r.state = 'open' and r.starts_at >= moment
), fitting_run as (
    select * from run where in_time and at_place and (is_free or not asks_seats)
), mine as materialized (
    select f.chunk, bit_or(f.bits) as bits
    from people_employment e join {FACET} f on f.academy_id = {HERE} and f.key = 'functie:' || e.function_id
    where e.person_id = asker and e.started_on <= on_day and (e.ended_on is null or e.ended_on >= on_day)
    group by f.chunk
), chosen as materialized (
    select w.facet, f.chunk, bit_or(f.bits) as bits
    from unnest(facets, keys) as w (facet, key) join {FACET} f on f.academy_id = {HERE} and f.key = w.key
    group by w.facet, f.chunk
    union all select 'mijn', chunk, bits from mine where asks_mine
    union all select 'run', chunk, bits from ({bits_of("fitting_run")}) as those where asks_run
), picked as (
    select distinct p.facet from unnest(facets) as p (facet)
    union all select 'mijn' where asks_mine
    union all select 'run' where asks_run
), mask as materialized (
    select g.facet, b.chunk,
           b.bits & bit_and(case when p.facet is null then {BEFORE.ALL} else coalesce(c.bits, {BEFORE.NONE}) end) as bits
    from base b cross join unnest(groups) as g (facet)
    left join picked p on p.facet <> g.facet
    left join chosen c on c.facet = p.facet and c.chunk = b.chunk
    group by g.facet, b.chunk, b.bits
), open_run as materialized (
    select run.slot, run.site, run.is_online, run.in_time, run.at_place, run.is_free or not asks_seats as is_fit, run.is_free,
           width_bucket(run.starts_at, bounds.days) as span
    from run join mask m on m.facet = 'run' and m.chunk = run.chunk and get_bit(m.bits, run.place) > 0,
    (select array(select distinct day from unnest(period_firsts || period_lasts) as day order by day) as days) as bounds
), per_doc as (
    select o.slot, bool_or(o.is_free and o.in_time and o.at_place) as has_seat,
           bool_or(o.is_online and o.in_time and o.is_fit) as is_online,
           coalesce(bit_or(1 << o.span) filter (where o.at_place and o.is_fit), 0) as spans
    from open_run o group by o.slot
), alike as materialized (
    select p.has_seat, p.is_online, p.spans, count(*) as n from per_doc p group by p.has_seat, p.is_online, p.spans
), bound as (
    select day, row_number() over (order by day)::int as n from (
        select distinct day from unnest(period_firsts || period_lasts) as day
    ) as days
), period as (
    select p.name, sum(1 << b.n) as spans
    from unnest(period_names, period_firsts, period_lasts) as p (name, first, last)
    join bound b on b.day >= p.first and b.day < p.last group by p.name
), counted as (
    select f.key, sum(bit_count(f.bits & m.bits)) as n
    from {FACET} f join mask m on m.facet = f.facet and m.chunk = f.chunk group by f.key
    union all
    select 'mijn', sum(bit_count(mine.bits & m.bits)) from mine join mask m on m.facet = 'mijn' and m.chunk = mine.chunk
    union all select 'plek', sum(n) from alike where has_seat
    union all select 'online', sum(n) from alike where is_online
    union all
    select 'plaats:' || site, count(*)
    from (select distinct site, slot from open_run where not is_online and site <> '' and in_time and is_fit) as there
    group by site
    union all
    select 'periode:' || period.name, sum(alike.n)
    from period join alike on alike.spans & period.spans <> 0 group by period.name
), result as (
    select docs.activity_id, docs.rank, docs.title_key, docs.published_at, docs.rating,
           coalesce(get_bit(mine.bits, docs.place), 0) as is_mine, first_run.starts_at
    from docs join mask m on m.facet = '' and m.chunk = docs.chunk and get_bit(m.bits, docs.place) > 0
    left join mine on mine.chunk = docs.chunk
    left join (
        select activity_id, min(starts_at) as starts_at from fitting_run where sort = 'datum' group by activity_id
    ) as first_run on first_run.activity_id = docs.activity_id
)
{BEFORE.QUERY[BEFORE.QUERY.index("select (select coalesce(sum(bit_count") :]}"""
MET = """(select coalesce(max(f.met), 0) from found f),
       (select count(*)::int from asked where asked.question is not null)"""
BODY = f"""
#variable_conflict use_column
declare
    in_sight bit varying := catalogue_sight(asker, on_day);
begin
    if cardinality(questions) = 0 then
        return query {QUERY.replace("<docs>", EVERYTHING).replace("<met>", "0, 0")};
    else
        return query {QUERY.replace("<docs>", FOUND).replace("<met>", MET)};
    end if;
end
"""
ANSWER = BEFORE.FORWARD[0].replace(BEFORE.BODY, BODY)
ANSWERS, SEES = f"catalogue_answer({BEFORE.TYPES})", "catalogue_sight(uuid, date)"
NARROW = (
    f"create index activity_restricted on {ACTIVITY} (academy_id, id) include (is_open, publish_from, publish_until)"
    f" where state = 'gepubliceerd' and not ({PLAIN})"
)
FILL = [
    *(f"alter table {table} no force row level security" for table in (DOCUMENT, ACTIVITY, FACET)),
    f"update {DOCUMENT} set rating = rating",
    "set constraints all immediate",
    *(f"alter table {table} force row level security" for table in (DOCUMENT, ACTIVITY, FACET)),
]
"""Those that are there already get their key and rating, in every academy: only the owner of the tables can."""

FORWARD = [
    KEPT_APART,
    *TRIGGERS,
    *FILL,
    NARROW,
    SIGHT,
    f"revoke all on function {SEES} from public",
    f"grant execute on function {SEES} to bekwaam_app",
    f"drop function {ANSWERS}",
    f"drop function {EARLIER.NAME}",
    SEARCH,
    *EARLIER.FENCE,
    ANSWER,
    *BEFORE.FORWARD[1:],
]
BACKWARD = [
    f"drop function {ANSWERS}",
    f"drop function {EARLIER.NAME}",
    f"drop function {SEES}",
    "drop index activity_restricted",
    f"drop trigger follow_activity on {ACTIVITY}",
    f"drop trigger keep_document on {DOCUMENT}",
    "drop function catalogue_follow_activity()",
    "drop function catalogue_keep_document()",
    KEPT,
    EARLIER.SEARCH,
    *EARLIER.FENCE,
    *BEFORE.FORWARD,
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0061_answered_by_one_function")]

    operations = [
        migrations.AddField("searchdocument", "rating", models.FloatField(db_default=BEFORE.MEAN)),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RemoveConstraint("searchdocument", "searchdocument_once"),
        migrations.AddConstraint(
            "searchdocument",
            models.UniqueConstraint(fields=["academy", "activity"], include=["slot"], name="searchdocument_once"),
        ),
        migrations.RemoveConstraint("searchdocument", "searchdocument_slot_once"),
        migrations.AddConstraint(
            "searchdocument",
            models.UniqueConstraint(
                fields=["academy", "slot"],
                include=["activity", "title_key", "published_at", "rating"],
                name="searchdocument_slot_once",
            ),
        ),
    ]
