"""An employee reads a message, says what mail is wanted, takes all data along, and logs out everywhere. No script."""

import json
import re
import zipfile

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-1")]


@pytest.mark.eis("U-7.8", "U-8.4", "U-5.2")
def test_from_message_to_log_out(as_persona):
    with as_persona("medewerker", "/berichten/", javascript=False) as visit:
        page = visit.page
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Je hebt \d nieuwe berichten"))
        page.get_by_role("link", name="Je hebt een nieuwe rol: trainer").first.click()
        expect(page.get_by_text("Hallo Dũng,")).to_be_visible()
        page.get_by_role("link", name="Berichten").last.click()
        page.get_by_role("link", name="Kies wat je krijgt").click()
        page.get_by_label("Dagoverzicht om").select_option(label="09:00")
        page.get_by_role("button", name="Sla op").click()
        expect(page.get_by_text("Je keuzes zijn opgeslagen.")).to_be_visible()
        expect(page.get_by_label("Dagoverzicht om").locator("option:checked")).to_have_text("09:00")
        page.get_by_role("link", name="Download en inzage").first.click()
        with page.expect_download() as taken:
            page.get_by_role("button", name="Download alles").click()
        with zipfile.ZipFile(taken.value.path()) as archive:
            whole = " ".join(
                json.dumps(json.loads(archive.read(name)), ensure_ascii=False)
                for name in archive.namelist()
                if name.endswith(".json")
            )
        assert "Nguyễn" in whole
        page.get_by_role("link", name="Waar ben ik ingelogd?").first.click()
        page.get_by_role("button", name="Log overal uit").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Leren wat je werk beter maakt")
        page.goto(visit.address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
