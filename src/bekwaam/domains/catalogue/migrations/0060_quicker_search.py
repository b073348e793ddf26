"""Questions to the catalogue read indexes instead of rows; how well words fit is weighed only for what is shown.

`catalogue_search` says which terms a document has (`by_words` those by its own words, `rest` what the others weigh);
what a word may end with is worked out once per word, not once per document.
"""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("bekwaam.domains.catalogue.migrations.0052_starts_of_words")
SLOW = BEFORE.BEFORE.replace(BEFORE.STEMS, BEFORE.STARTS)
ASKED = """
create function catalogue_asked(question text) returns tsquery
language sql stable set search_path = public, pg_temp as $$
    select case when numnode(to_tsquery('dutch', unaccent(question))) > 0
                then to_tsquery('dutch', unaccent(question)) || to_tsquery('simple', unaccent(question)) end
$$
"""
SEARCH = """
create function catalogue_search(questions text[], tails text[], close text[])
returns table (activity_id uuid, met int, rest real, by_words int[])
language sql stable rows 200 security definer set search_path = public, pg_temp as $$
    with here as materialized (
        select nullif(current_setting('app.academy', true), '')::uuid as academy
    ), asked as materialized (
        select q.n, catalogue_asked(q.question) as question from unnest(questions) with ordinality as q (question, n)
    ), ending as materialized (
        select n, '%' || (ts_lexize('dutch_stem', unaccent(tail)))[1] || ' %' as letters
        from unnest(tails) with ordinality as t (tail, n) where tail <> ''
    ), hit as (
        select d.activity_id, a.n, null::real as rank
        from asked a, here, catalogue_searchdocument d
        where d.academy_id = here.academy and d.words @@ a.question
        union all
        select d.activity_id, e.n, 0.05
        from ending e, here, catalogue_searchdocument d
        where d.academy_id = here.academy and d.letters like e.letters
        union all
        select d.activity_id, c.n, 0.1 * word_similarity(c.word, d.letters)
        from unnest(close) with ordinality as c (word, n), here, catalogue_searchdocument d
        where d.academy_id = here.academy and c.word <> '' and d.letters %> c.word
    ), best as (
        select h.activity_id, h.n::int, bool_or(h.rank is null) as is_word, max(h.rank) as rank
        from hit h group by h.activity_id, h.n
    )
    select b.activity_id, count(*)::int, coalesce(sum(b.rank) filter (where not b.is_word), 0)::real,
           array_agg(b.n) filter (where b.is_word)
    from best b group by b.activity_id
$$
"""
NAME = "catalogue_search(text[], text[], text[])"
FENCE = [
    f"alter function {NAME} owner to bekwaam_search",
    f"revoke all on function {NAME} from public",
    f"grant execute on function {NAME} to bekwaam_app",
]
FORWARD = [
    "create index activity_in_catalogue on catalogue_activity (academy_id, id)"
    " include (is_open, is_open_to_book, publish_from, publish_until, rating_sum, rating_count)"
    " where state = 'gepubliceerd'",
    "alter function catalogue_visible(uuid, date) rows 3000",
    ASKED,
    "revoke all on function catalogue_asked(text) from public",
    "grant execute on function catalogue_asked(text) to bekwaam_app, bekwaam_search",
    f"drop function {NAME}",
    SEARCH,
    *FENCE,
]
BACKWARD = [
    f"drop function {NAME}",
    SLOW,
    *FENCE,
    "drop function catalogue_asked(text)",
    "alter function catalogue_visible(uuid, date) rows 1000",
    "drop index activity_in_catalogue",
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0053_own_page_and_whole_rows")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RemoveConstraint("searchdocument", "searchdocument_once"),
        migrations.AddConstraint(
            "searchdocument",
            models.UniqueConstraint(
                fields=["academy", "activity"],
                include=["slot", "title_key", "published_at"],
                name="searchdocument_once",
            ),
        ),
    ]
