"""Everything of one academy goes out, described column by column; nothing of another, and no secret."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from bekwaam.config.safekeeping.failure import SafekeepingError
from bekwaam.config.safekeeping.handout import hand_out, rows_of_the_academy, tenant_models
from bekwaam.domains.tenancy.models import Academy
from bekwaam.kernel.files.disk import DiskStore
from bekwaam.kernel.scope import academy_scope
from bekwaam.reporting.privacy.register import personal_fields, secret_fields
from tests import server
from tests.config.safekeeping.filling import CONTENTS
from tests.exchanging import shared_ids

pytestmark = [pytest.mark.eis("U-8.4", "X-3")]
LEFT_OUT: dict[str, str] = {}
"""Tables of installed packages with nothing that is worth anything outside the product, with the reason."""


@pytest.fixture
def handed(filled: None, store: DiskStore, tmp_path: Path, moment: Any) -> Path:
    academy = Academy.objects.get(pk=server.NOORD)
    return hand_out(academy, tmp_path / "uit" / "noord", store=store, at=moment).path


def lines(handed: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (handed / f"{table}.jsonl").read_text().splitlines()]


def description(handed: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((handed / "README.json").read_text())
    return told


def test_every_tenant_model_is_handed_out_whole(handed: Path) -> None:
    told = {table["file"]: table["rows"] for table in description(handed)["tables"]}
    with academy_scope(server.NOORD):
        there = {
            f"{model._meta.db_table}.jsonl": rows.count() for model, rows in rows_of_the_academy().items()
        }
    assert told == there
    assert told["people_person.jsonl"] == 3
    assert {name: len(lines(handed, name.removesuffix(".jsonl"))) for name in told} == told


def test_every_table_of_an_academy_is_handed_out_or_left_out_with_a_reason(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.columns where table_schema = 'public'"
            " and column_name = 'academy_id' and table_name <> 'tenancy_academyhost'"
        )
        tables = {name for (name,) in cursor.fetchall()}
    assert tables - {model._meta.db_table for model in tenant_models()} - LEFT_OUT.keys() == set()


def test_what_it_shares_goes_out_and_what_others_offer_does_not(
    filled: None, store: DiskStore, tmp_path: Path, moment: Any
) -> None:
    with academy_scope(server.NOORD):
        shared = shared_ids(server.NOORD, server.ZUID)
    academy = Academy.objects.get(pk=server.NOORD)
    path = hand_out(academy, tmp_path / "gedeeld", store=store, at=moment).path
    told = {
        table: [row["id"] for row in lines(path, f"exchange_{table}")]
        for table in ("sharedoffer", "takeover", "seatclaim")
    }
    assert told == {
        "sharedoffer": [shared["own_offer_id"]],
        "takeover": [shared["takeover_id"]],
        "seatclaim": [shared["claim_id"]],
    }


def test_nothing_of_another_academy_goes_out(handed: Path) -> None:
    text = "".join(path.read_text() for path in handed.glob("*.json*"))
    assert str(server.NOORD) in text
    assert str(server.ZUID) not in text
    assert sorted(path.read_bytes() for path in (handed / "files").iterdir()) == sorted(
        CONTENTS[server.NOORD]
    )


def test_no_secret_goes_out(handed: Path) -> None:
    assert {"people.Account.password", "people.ApiToken.digest"} <= secret_fields()
    for table in description(handed)["tables"]:
        model = next(model for model in apps.get_models() if model.__name__ == table["model"])
        secret = {
            name.rsplit(".", 1)[1]
            for name in secret_fields()
            if name.startswith(f"{model._meta.app_label}.{model.__name__}.")
        }
        assert secret <= set(table["left_out"])
        rows = lines(handed, model._meta.db_table)
        assert [row for row in rows if secret & row.keys()] == []
    assert "argon2" not in "".join(path.read_text() for path in handed.glob("*.jsonl"))


def test_every_column_is_described(handed: Path) -> None:
    for table in description(handed)["tables"]:
        names = [column["name"] for column in table["columns"]]
        for row in lines(handed, table["file"].removesuffix(".jsonl")):
            assert list(row) == names
    people = next(table for table in description(handed)["tables"] if table["model"] == "Person")
    email = next(column for column in people["columns"] if column["name"] == "email")
    assert email["personal"]["purpose"] == personal_fields()["people.Person.email"].purpose


def test_a_folder_with_something_in_it_is_refused(
    filled: None, store: DiskStore, tmp_path: Path, moment: Any
) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets").touch()
    with pytest.raises(SafekeepingError, match="not empty"):
        hand_out(Academy.objects.get(pk=server.NOORD), tmp_path / "vol", store=store, at=moment)


def test_a_failure_leaves_nothing(filled: None, tmp_path: Path, moment: Any) -> None:
    class Broken(DiskStore):
        def open(self, *_: Any, **__: Any) -> Any:
            raise OSError("the disk is gone")

    academy = Academy.objects.get(pk=server.NOORD)
    with pytest.raises(OSError, match="disk is gone"):
        hand_out(academy, tmp_path / "half", store=Broken(tmp_path / "none"), at=moment)
    assert [path for path in tmp_path.iterdir() if path.name != "files"] == []


def test_more_rows_than_one_piece_come_once_each(
    filled: None, store: DiskStore, tmp_path: Path, moment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bekwaam.config.safekeeping.handout.CHUNK", 2)
    handed = hand_out(Academy.objects.get(pk=server.NOORD), tmp_path / "uit", store=store, at=moment)
    ids = [row["id"] for row in lines(handed.path, "people_person")]
    assert len(ids) == len(set(ids)) == 3
