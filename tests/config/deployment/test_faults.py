"""Each fault of an installation gives its one sentence, and a sound installation gives none."""

from dataclasses import replace

import pytest

from bekwaam.config.deployment.faults import Role, Surroundings, faults_of

pytestmark = pytest.mark.eis("U-8.1")
SOUND = Surroundings(
    secret_key="Zk3vX9qLr7TnB2mWcY6hPs8dFgJ4aEuR0oiQ1wVx",
    backup_folder="/srv/backups",
    backup_is_writable=True,
    smtp_url="smtps://mail.noord.example",
    metrics_token="p8Zs6mQvT4nKcR2xWbYd7LfA",
    host="leren.noord.example",
)
FAULTY = {
    "debug": {"debug": True},
    "demo": {"demo": True},
    "http": {"https": False},
    "host": {"host": "localhost"},
    "secret_own": {"secret_is_own": True},
    "secret_short": {"secret_key": "kort"},
    "secret_weak": {"secret_key": "a" * 50},
    "role_superuser": {"role": Role("postgres", is_superuser=True)},
    "role_bypasses": {"role": Role("bekwaam_backup", bypasses_row_security=True)},
    "role_owns": {"role": Role("bekwaam_owner", owns_tables=True)},
    "embedded": {"external_database": False},
    "server_old": {"server_version": 140011},
    "owner_is_app": {"owner_is_app": True},
    "tables_loose": {"loose_tables": ("people_person",)},
    "migrations": {"waiting_migrations": 2},
    "backup_missing": {"backup_folder": ""},
    "backup_closed": {"backup_is_writable": False},
    "smtp_missing": {"smtp_url": ""},
    "metrics_open": {"metrics_token": ""},
    "metrics_short": {"metrics_token": "kort"},
    "files_open": {"open_files": ("/srv/secret-key",)},
    "static_missing": {"assets_are_built": False},
}


def test_a_sound_installation_has_no_faults() -> None:
    assert faults_of(SOUND) == []


@pytest.mark.parametrize("code", FAULTY)
def test_each_fault_has_its_sentence(code: str) -> None:
    (fault,) = faults_of(replace(SOUND, **FAULTY[code]))  # type: ignore[arg-type]
    assert fault.code == code
    assert fault.sentence.endswith(".")


def test_no_sentence_tells_a_secret() -> None:
    facts = replace(SOUND, debug=True, secret_key="kort-geheim", metrics_token="klein-geheim")
    assert not any("geheim" in fault.sentence for fault in faults_of(facts))
    assert "geheim" not in repr(facts)
