import psycopg
from psycopg import sql


def prepare_server(admin, *, database, passwords, for_tests=False):
    with psycopg.connect(**admin, autocommit=True) as c:
        for role, attrs in (
            ("bekwaam_owner", "LOGIN CREATEDB" if for_tests else "LOGIN"),
            ("bekwaam_app", "LOGIN NOBYPASSRLS"),
            ("bekwaam_search", "NOLOGIN BYPASSRLS"),
            ("bekwaam_backup", "LOGIN BYPASSRLS"),
        ):
            if not c.execute("select 1 from pg_roles where rolname=%s", [role]).fetchone():
                c.execute(f"create role {role} {attrs}")
            else:
                c.execute(f"alter role {role} {attrs}")
            if "NOLOGIN" not in attrs:
                c.execute(
                    sql.SQL("alter role {} password {}").format(
                        sql.Identifier(role), sql.Literal(passwords[role])
                    )
                )
        c.execute("grant bekwaam_search to bekwaam_owner")
        c.execute("grant pg_read_all_data to bekwaam_backup")
        if not c.execute("select 1 from pg_database where datname=%s", [database]).fetchone():
            c.execute(sql.SQL("create database {} owner bekwaam_owner").format(sql.Identifier(database)))

    with psycopg.connect(**{**admin, "dbname": database}, autocommit=True) as c:
        for e in ("pg_trgm", "btree_gist", "unaccent"):
            c.execute(f"create extension if not exists {e}")
        c.execute("revoke create on schema public from public")
        c.execute("alter schema public owner to bekwaam_owner")
        c.execute("grant usage on schema public to bekwaam_app, bekwaam_search, bekwaam_backup")
        c.execute("grant create on schema public to bekwaam_search")
        c.execute(
            "alter default privileges for role bekwaam_owner in schema public grant select, insert, update, delete on tables to bekwaam_app"
        )
        c.execute(
            "alter default privileges for role bekwaam_owner in schema public grant usage on sequences to bekwaam_app"
        )
        c.execute(
            "alter default privileges for role bekwaam_owner in schema public grant select on tables to bekwaam_search, bekwaam_backup"
        )
