"""Everything held about the reader, to look at and to take along; and who else looked at it."""

import io
import json
import zipfile

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people import my_data
from bekwaam.domains.people.accounts import queries
from bekwaam.kernel import clock
from bekwaam.portals.account.fact_words import in_words
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import signed_in


@signed_in
@never_cache
@require_safe
def overview(request: AcademyRequest) -> HttpResponse:
    facts = queries.facts_about(request.user.person_id)
    context = {
        "parts": my_data.parts(),
        "facts": [{"at": fact.at, "by": fact.actor_label, "what": in_words(fact.verb)} for fact in facts],
    }
    return render(request, "account/my_data.html", context)


@signed_in
@never_cache
@require_POST
def download(request: AcademyRequest) -> HttpResponse:
    """One zip with a JSON file per part. Built in memory: it is about one person."""
    person, now = request.user.person, clock.now()
    subject = Subject("person", person.pk, person.full_name)
    record("account.data_downloaded", subject, actor=request.actor, at=now)
    found = my_data.everything_about(person.pk)
    titles = {part.name: part.title for part in my_data.parts()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        lines = [f"{name}.json: {title}" for name, title in titles.items()]
        archive.writestr("LEESMIJ.txt", "\n".join(lines) + "\n")
        for name, rows in found.items():
            text = json.dumps(rows, default=my_data.plain, ensure_ascii=False, indent=2)
            archive.writestr(f"{name}.json", text)
    name = f"mijn-gegevens-{clock.local_date(now).isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.getvalue(), content_type="application/zip", headers=headers)
