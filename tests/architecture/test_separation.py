"""Every table of an academy carries all five protections; proved from the database's own catalogue."""

import pytest
from django.apps import apps
from django.db import connection, models

from bekwaam.domains.tenancy.scoped import ScopedManager, TenantKey, TenantModel

pytestmark = [pytest.mark.django_db, pytest.mark.eis("X-3", "U-8.1")]

SHARED_TABLES = {
    "tenancy_academy": "the list of academies, readable by all, written by the owner only",
    "tenancy_academyhost": "which host leads to which academy",
    "auth_permission": "Django's own, not used",
    "auth_group": "Django's own, not used",
    "auth_group_permissions": "Django's own, not used",
    "django_content_type": "Django's own, not used",
    "django_migrations": "which migrations ran",
    "procrastinate_jobs": "ids only",
    "procrastinate_events": "ids only",
    "procrastinate_workers": "no personal data",
    "procrastinate_periodic_defers": "no personal data",
    "exchange_sharedoffer": "what one academy offers to others; its own policies, see tests/domains/exchange",
    "exchange_offertarget": "whom it is meant for; each academy sees its own line, the owner all of its own offers",
    "exchange_takeover": "who took it over; seen by its two sides only",
    "exchange_seatclaim": "seats asked for, as a number; seen by its two sides only",
}


def rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def column(query: str) -> set[object]:
    return {row[0] for row in rows(query)}


def tenant_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, TenantModel)]


def tenant_tables() -> set[object]:
    return column("select tablename from pg_tables where schemaname = 'public'") - set(SHARED_TABLES)


def test_every_table_is_a_tenant_table_or_named_as_shared() -> None:
    with_academy = column(
        "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'academy_id'"
    )
    assert tenant_tables() - with_academy == set()


def test_row_security_is_forced_on_every_tenant_table() -> None:
    forced = column("select relname from pg_class where relrowsecurity and relforcerowsecurity")
    assert tenant_tables() - forced == set()


def test_every_policy_guards_reading_and_writing() -> None:
    guarded = column(
        "select tablename from pg_policies where qual like '%app.academy%' and with_check like '%app.academy%'"
        " and cmd = 'ALL' and permissive = 'PERMISSIVE'"
    )
    assert tenant_tables() - guarded == set()
    several = column("select tablename from pg_policies group by tablename having count(*) > 1")
    assert several - set(SHARED_TABLES) == set()


def test_an_index_of_every_tenant_table_leads_with_the_academy() -> None:
    led = column(
        "select c.relname from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a"
        " on a.attrelid = c.oid and a.attnum = i.indkey[0] where a.attname = 'academy_id'"
    )
    assert tenant_tables() - led == set()


def test_foreign_keys_between_tenant_tables_carry_the_academy() -> None:
    found = column(
        "select conrelid::regclass || ':' || a.attname from pg_constraint k join pg_attribute a"
        " on a.attrelid = k.conrelid and a.attnum = any(k.conkey) where k.contype = 'f' and cardinality(k.conkey) = 2"
    )
    wanted = {
        f"{model._meta.db_table}:{field.column}"
        for model in tenant_models()
        for field in model._meta.local_fields
        if isinstance(field, TenantKey)
    }
    assert wanted - found == set()


def test_no_foreign_key_between_tenant_models_is_a_plain_one() -> None:
    plain = [
        f"{model.__name__}.{field.name}"
        for model in tenant_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and not isinstance(field, TenantKey)
        and issubclass(field.related_model, TenantModel)
    ]
    assert plain == []


def test_no_unique_rule_speaks_of_another_academy() -> None:
    """A unique index without the academy would tell one academy what another has."""
    without = rows(
        "select c.relname, i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid"
        " join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and i.indisunique"
        " and not i.indisprimary and not exists (select from pg_attribute a where a.attrelid = c.oid"
        " and a.attnum = any(i.indkey) and a.attname = 'academy_id')"
    )
    assert [row for row in without if row[0] in tenant_tables()] == []


def test_every_tenant_model_has_the_scoped_manager() -> None:
    for model in tenant_models():
        assert isinstance(model._default_manager, ScopedManager), model
        assert isinstance(model._base_manager, ScopedManager), model


def test_views_are_read_with_the_rights_of_the_asker() -> None:
    assert (
        rows(
            "select relname from pg_class c join pg_namespace n on n.oid = relnamespace where n.nspname = 'public'"
            " and relkind in ('v', 'm') and not coalesce(reloptions::text, '') like '%security_invoker=%'"
        )
        == []
    )


def test_functions_that_look_past_row_security_are_fenced_in() -> None:
    """SECURITY DEFINER: owned by the search role, a fixed search path, and the academy named inside."""
    loose = rows(
        "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner"
        " where n.nspname = 'public' and p.prosecdef and (r.rolname <> 'bekwaam_search'"
        " or not coalesce(p.proconfig::text, '') like '%search_path=%' or p.prosrc not like '%app.academy%')"
    )
    assert loose == []


def test_the_product_role_can_do_no_more_than_it_needs() -> None:
    answer = rows(
        "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user"
    )
    assert answer == [(False, False, False, False)]
    assert rows("select current_user") == [("bekwaam_app",)]
    truncatable = (
        "select relname from pg_class c join pg_namespace n on n.oid = relnamespace"
        " where n.nspname = 'public' and relkind = 'r' and has_table_privilege(c.oid, 'truncate')"
    )
    assert rows(truncatable) == []
