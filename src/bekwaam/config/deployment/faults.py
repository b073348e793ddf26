"""One sentence per fault of an installation. Pure: facts in, faults out; `surroundings` gathers the facts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

SHORTEST_KEY = 40
FEWEST_DIFFERENT = 12


@dataclass(frozen=True, slots=True)
class Fault:
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Role:
    """The database role of this process, as the database describes it."""

    name: str
    is_superuser: bool = False
    bypasses_row_security: bool = False
    owns_tables: bool = False
    may_create_tables: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    debug: bool = False
    demo: bool = False
    https: bool = True
    secret_key: str = field(default="", repr=False)
    secret_is_own: bool = False
    external_database: bool = True
    server_version: int = 170000
    owner_is_app: bool = False
    role: Role = field(default_factory=lambda: Role("bekwaam_app"))
    loose_tables: tuple[str, ...] = ()
    waiting_migrations: int = 0
    backup_folder: str = ""
    backup_is_writable: bool = False
    smtp_url: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)
    host: str = ""
    open_files: tuple[str, ...] = ()
    assets_are_built: bool = True


def faults_of(facts: Surroundings) -> list[Fault]:
    """What stands in the way of a safe start."""
    return [*_mode(facts), *_key(facts), *role_faults(facts.role), *_database(facts), *_around(facts)]


def _mode(facts: Surroundings) -> Iterator[Fault]:
    if facts.debug:
        yield Fault("debug", "DEBUG is on: error pages would show code and settings. Turn it off.")
    if facts.demo:
        yield Fault("demo", "Demo mode is on: anybody could become anybody. Take BEKWAAM_DEMO away.")
    if not facts.https:
        yield Fault(
            "http", "HTTPS is off: passwords and cookies would travel in the open. Take BEKWAAM_HTTPS=0 away."
        )
    if facts.host in {"", "localhost", "127.0.0.1"}:
        yield Fault("host", "BEKWAAM_HOST still says localhost: name the host of this installation.")


def _key(facts: Surroundings) -> Iterator[Fault]:
    if facts.secret_is_own:
        yield Fault(
            "secret_own",
            "The signing key lies in the folder of the product and nowhere else: give it by BEKWAAM_SECRET_KEY_FILE, "
            "so that all machines have the same one and a backup does not hold it.",
        )
    if len(facts.secret_key) < SHORTEST_KEY:
        yield Fault(
            "secret_short", f"The signing key is shorter than {SHORTEST_KEY} characters: make a longer one."
        )
    elif len(set(facts.secret_key)) < FEWEST_DIFFERENT or "insecure" in facts.secret_key:
        yield Fault("secret_weak", "The signing key looks like an example: make a random one.")


def role_faults(role: Role) -> Iterator[Fault]:
    if role.is_superuser:
        yield Fault(
            "role_superuser",
            f"Role {role.name} is a superuser: row-level security would not hold for it. Use bekwaam_app.",
        )
    if role.bypasses_row_security:
        yield Fault(
            "role_bypasses",
            f"Role {role.name} looks past row-level security: academies would mix. Use bekwaam_app.",
        )


def _database(facts: Surroundings) -> Iterator[Fault]:
    if not facts.external_database:
        yield Fault("embedded", "The embedded database is not for production: name a server by DATABASE_URL.")
    if facts.server_version < 150000:
        yield Fault(
            "server_old",
            f"The server is PostgreSQL {facts.server_version // 10000}; Bekwaam needs 15 or newer.",
        )
    if facts.owner_is_app:
        yield Fault(
            "owner_is_app",
            "DATABASE_OWNER_URL is missing or names the same role as DATABASE_URL: migrate as bekwaam_owner.",
        )
    if facts.role.owns_tables or facts.role.may_create_tables:
        yield Fault(
            "role_owns",
            f"Role {facts.role.name} owns tables or may make them: it could switch its own protection off.",
        )
    if facts.loose_tables:
        yield Fault(
            "tables_loose",
            f"Without forced row-level security: {', '.join(facts.loose_tables)}. Migrate again.",
        )
    if facts.waiting_migrations:
        yield Fault("migrations", f"{facts.waiting_migrations} migrations wait: run `bekwaam migrate`.")


def _around(facts: Surroundings) -> Iterator[Fault]:
    if not facts.backup_folder:
        yield Fault("backup_missing", "No folder for backups is named: set BEKWAAM_BACKUPS.")
    elif not facts.backup_is_writable:
        yield Fault("backup_closed", f"Backups cannot be written to {facts.backup_folder}.")
    if not facts.smtp_url:
        yield Fault("smtp_missing", "No mail server is named: set BEKWAAM_SMTP_URL.")
    if not facts.metrics_token:
        yield Fault("metrics_open", "No token guards /metrics: set BEKWAAM_METRICS_TOKEN_FILE.")
    elif len(facts.metrics_token) < 24:
        yield Fault(
            "metrics_short", "The token of /metrics is shorter than 24 characters: make a longer one."
        )
    if facts.open_files:
        yield Fault(
            "files_open",
            f"Other users of this machine can read {', '.join(facts.open_files)}: take that right away.",
        )
    if not facts.assets_are_built:
        yield Fault(
            "static_missing",
            "The style sheets and scripts are not collected: run `make setup-run` and `django collectstatic`.",
        )
