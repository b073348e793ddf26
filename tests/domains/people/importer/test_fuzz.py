"""Whatever is in a file: it is planned or refused, and what is written can be delivered again without a change."""

from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domains.people.importer.delivering import a_row, deliver
from tests.factories import a_unit
from tests.savepoints import undone

numbers = st.sampled_from(["1", "2", "3", "004", ""])
days = st.sampled_from(
    ["", "01-01-2020", "31-12-2019", "01-01-2027", "22-11-2026", "30-02-2020", "44000", "9999-12-31"]
)
words = st.sampled_from(["", "Ö", "’t Hof", "=1+1", "x" * 300, "\u202e", "#REF!", "Vaart"])
rows = st.builds(
    lambda number, cells: a_row(number, **cells),
    numbers,
    st.fixed_dictionaries(
        {},
        optional={
            "Dienstverband (volgnummer)": st.sampled_from(["1", "2", ""]),
            "Voornaam": words,
            "Achternaam": words,
            "E-mail": st.sampled_from(["", "a@x.nl", "geen", "A@X.NL"]),
            "Functiecode": st.sampled_from(["", "F1", "F2"]),
            "Functie": words,
            "Organisatieonderdeel (code)": st.sampled_from(["T1", "T2", "T9", ""]),
            "Leidinggevende (personeelsnummer)": numbers,
            "Kostenplaats": words,
            "Soort dienstverband": st.sampled_from(["Vast", "inhuur", "?", ""]),
            "Uren per week": st.sampled_from(["", "36,5", "36.555", "-1", "1e9"]),
            "In dienst": days,
            "Uit dienst": days,
            "Leverancier": words,
            "Extern id": st.sampled_from(["", "a", "b"]),
            "Afwezig vanaf": days,
            "Afwezig tot": days,
        },
    ),
)


@pytest.mark.eis("U-5.3")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(rows, min_size=1, max_size=5), second=st.lists(rows, min_size=1, max_size=5))
def test_any_two_deliveries_after_each_other(
    noord: UUID, moment: datetime, first: list, second: list
) -> None:
    with undone():
        a_unit("T1")
        a_unit("T2")
        deliver(first, at=moment)
        for _ in range(2):
            last = deliver(second, at=moment, confirmed=True)
        assert last.counts[:4] == (0, 0, 0, 0), (first, second, last.plan.diff)
