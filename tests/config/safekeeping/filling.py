"""Rows, facts and files in both academies of the tests."""

from io import BytesIO
from typing import Any
from uuid import UUID

from bekwaam.domains.audit import actions
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.files.disk import DiskStore
from tests import server
from tests.factories import a_person, a_unit, an_account, an_employment

CONTENTS = {server.NOORD: [b"verslag van noord", b"foto van noord"], server.ZUID: [b"verslag van zuid"]}


def fill(academy: UUID, contents: list[bytes], store: DiskStore, moment: Any) -> None:
    unit = a_unit("TEAM")
    for _ in range(3):
        person = a_person()
        an_employment(person, unit)
        an_account(person, "een lang wachtwoord")
        subject = actions.Subject("person", person.pk, person.full_name)
        actions.record("people.person_added", subject, actor=system_actor(academy), at=moment)
    actions.seal_facts(at=moment)
    for content in contents:
        blob = store.put(academy, BytesIO(content), limit_bytes=1_000)
        StoredFile.objects.create(
            sha256=blob.sha256,
            size=blob.size,
            media_type=blob.media_type,
            name="bestand.txt",
            purpose="test",
            created_at=moment,
        )
