"""Writing the documents of search from what is in the catalogue: for one activity, or for all of an academy."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from bekwaam.domains.catalogue.search.models import SearchDocument
from bekwaam.kernel import locks
from bekwaam.kernel.scope import current_academy_id

LOCK = "catalogue.search"
WRITE = """
with said as (
    select a.id, a.academy_id, a.form, a.owner_unit_id, a.code, v.title, v.summary, v.goals, v.contents, v.keywords,
           v.target_group, v.trainer, v.level, v.language, v.study_load_minutes as minutes, v.internal_price as price,
           v.id as version_id, coalesce(v.published_at, a.created_at) as published_at
    from catalogue_activity a join catalogue_activityversion v on v.academy_id = a.academy_id and v.id = a.published_id
    where a.academy_id = %(academy)s and a.state = 'gepubliceerd' and (%(ids)s::uuid[] is null or a.id = any(%(ids)s))
), theme as (
    select l.version_id, string_agg(t.name, ' ') as names, array_agg('thema:' || t.id) as keys
    from catalogue_versiontheme l join catalogue_theme t on t.academy_id = l.academy_id and t.id = l.theme_id
    where l.academy_id = %(academy)s group by l.version_id
), function as (
    select l.version_id, string_agg(f.name, ' ') as names, array_agg('functie:' || f.id) as keys
    from catalogue_versionfunction l join people_function f on f.academy_id = l.academy_id and f.id = l.function_id
    where l.academy_id = %(academy)s group by l.version_id
), skill as (
    select l.version_id, string_agg(k.label || ' ' || k.alt_labels::text, ' ') as names, array_agg('skill:' || k.id) as keys
    from catalogue_versionskill l join skills_skill k on k.academy_id = l.academy_id and k.id = l.skill_id
    where l.academy_id = %(academy)s group by l.version_id
), above as (
    select unit_id, array_agg('onderdeel:' || ancestor_id) as keys
    from organisation_orgunitancestor where academy_id = %(academy)s group by unit_id
), free as (
    select slot, row_number() over (order by slot) as place
    from generate_series(0, (select count(*) from catalogue_searchdocument where academy_id = %(academy)s)
                            + (select count(*) from said)) as slot
    where not exists (
        select from catalogue_searchdocument d where d.academy_id = %(academy)s and d.slot = slot.slot
    )
), placed as (
    select said.*, d.slot as own, row_number() over (partition by d.slot is null order by said.id) as place
    from said left join catalogue_searchdocument d on d.academy_id = said.academy_id and d.activity_id = said.id
), text as (
    select placed.*, coalesce(placed.own, free.slot) as slot, theme.keys as themes, function.keys as functions, skill.keys as skills,
           catalogue_plain(title || ' ' || code || ' ' || replace(code, '-', '')) as first,
           catalogue_plain(concat_ws(' ', keywords, theme.names, skill.names, function.names)) as second,
           catalogue_plain(concat_ws(' ', summary, goals, target_group, trainer)) as third,
           catalogue_plain(regexp_replace(contents, '<[^>]*>', ' ', 'g')) as fourth
    from placed left join free on free.place = placed.place and placed.own is null
    left join theme using (version_id) left join function using (version_id) left join skill using (version_id)
)
insert into catalogue_searchdocument as d
       (id, academy_id, activity_id, slot, words, letters, title, title_key, facets, published_at)
select text.id, academy_id, text.id, slot,
       setweight(to_tsvector('dutch', first), 'A') || setweight(to_tsvector('dutch', second), 'B')
       || setweight(to_tsvector('dutch', third), 'C') || setweight(to_tsvector('dutch', fourth), 'D'),
       ' ' || array_to_string(tsvector_to_array(to_tsvector('dutch', first || ' ' || second)), ' ') || ' ',
       title, left(catalogue_plain(title), 250),
       array['vorm:' || form, 'taal:' || language, 'niveau:' || coalesce(nullif(level, ''), 'geen')]
       || coalesce(themes, '{}') || coalesce(functions, '{}') || coalesce(skills, '{}') || coalesce(above.keys, '{}')
       || array(select 'prijs:' || name from (values ('gratis', 0), ('100', 100), ('500', 500), ('1000', 1000)) as p (name, most)
                where price <= most)
       || array(select 'duur:' || name from (values ('30', 0, 30), ('120', 31, 120), ('480', 121, 480), ('meer', 481, 2147483647))
                as m (name, least, most) where minutes between least and most),
       published_at
from text left join above on above.unit_id = text.owner_unit_id
on conflict (academy_id, activity_id) do update set
    words = excluded.words, letters = excluded.letters, title = excluded.title, title_key = excluded.title_key,
    facets = excluded.facets, published_at = excluded.published_at
where (d.words, d.letters, d.title, d.title_key, d.facets, d.published_at) is distinct from
      (excluded.words, excluded.letters, excluded.title, excluded.title_key, excluded.facets, excluded.published_at)
"""
"""`prijs:100` says 100 euro or less, so cheaper ones have it too; `duur:120` says more than 30 minutes and at most 120."""


@transaction.atomic
def write_documents(activity_ids: Collection[UUID] | None = None) -> None:
    """Those of these activities, or of all; what is no longer in the catalogue loses its document."""
    locks.take(LOCK)
    _remove_absent(activity_ids)
    values = {"academy": current_academy_id(), "ids": None if activity_ids is None else list(activity_ids)}
    with connection.cursor() as cursor:
        cursor.execute(WRITE, values)


def _remove_absent(activity_ids: Collection[UUID] | None) -> None:
    documents = SearchDocument.objects.exclude(activity__state="gepubliceerd")
    if activity_ids is not None:
        documents = documents.filter(activity__in=activity_ids)
    documents.delete()
