"""Many activities at once: choose what to do, see what it would do, do it, and take it back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.catalogue import overview, queries
from bekwaam.domains.catalogue.access import managed_activities, managed_run_for
from bekwaam.domains.catalogue.actions import bulk
from bekwaam.domains.catalogue.actions.bulk import Wanted
from bekwaam.domains.catalogue.enums import BulkKind
from bekwaam.kernel import clock
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.backoffice.offering.answers import EDITORS
from bekwaam.portals.backoffice.offering.fields import PastedField
from bekwaam.portals.backoffice.offering.forms import PERSON_HELP, UNIT_HELP, amount, day_field
from bekwaam.portals.backoffice.offering.pages.bulk import done_page, try_page
from bekwaam.portals.backoffice.offering.views.lists import FilterForm
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done_or_said
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.picking.fields import ColleagueField, PickingForm, UnitField
from bekwaam.portals.shared.templatetags.forms import options

CHOSEN, EVERYTHING = "gekozen", "alles"
ASKS = {
    BulkKind.OWNER: "unit",
    BulkKind.KEEPER: "keeper",
    BulkKind.REVIEW: "review_on",
    BulkKind.THEME: "theme",
    BulkKind.PRICE: "price",
    BulkKind.ARCHIVE: "reason",
}


ASKED = {kind.value: name for kind, name in ASKS.items()}


class BulkForm(PickingForm):
    use_required_attribute = False  # what is not filled in yet is no fault

    kind = forms.ChoiceField(label=_("Wat wil je doen?"), choices=BulkKind.choices, widget=forms.RadioSelect)
    unit = UnitField(label=_("Welk onderdeel?"), required=False, help_text=UNIT_HELP)
    keeper = ColleagueField(label=_("Wie houdt het actueel?"), required=False, help_text=PERSON_HELP)
    review_on = day_field(_("Nakijken op"))
    theme = forms.ChoiceField(label=_("Welk thema erbij?"), required=False)
    price = amount(_("Welke prijs?"), help_text=_("In euro’s. 0 is gratis."))
    reason = PastedField(label=_("Waarom archiveer je dit?"), max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        shelves = [(str(one.pk), one.name) for one in queries.themes()]
        self.fields["theme"].choices = [("", _("Kies een thema")), *shelves]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        name = ASKED.get(str(said.get("kind") or ""))
        if name and name not in self.errors and said.get(name) in (None, ""):
            self.add_error(name, translated("Vul dit in, dan weten we wat er moet veranderen."))
        return said

    def asked(self) -> list[tuple[Any, Any]]:
        """Each choice with the field it asks for, or none."""
        fields = [self[ASKED[value]] if value in ASKED else None for value, _label in BulkKind.choices]
        return list(zip(options(self["kind"]), fields, strict=True))

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        kind = BulkKind(said["kind"])
        value = said[ASKS[kind]] if kind in ASKS else ""
        return Wanted(kind, str(getattr(value, "pk", value)))


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def change(request: HttpRequest) -> HttpResponse:
    """Without a choice: the form. With one: what it would do. Sent once more with `doen`: it is done."""
    ids = _chosen(request)
    if not ids:
        messages.error(request, _("Kies eerst wat je wilt wijzigen."))
        return redirect("managed-offering")
    form = BulkForm(request.POST if request.method == "POST" else None, actor=actor_of(request))
    if not form.is_valid():
        page = {"ids": ids, "count": len(ids)}
        status = 422 if form.is_bound else 200
        return render(request, "backoffice/offering/bulk.html", {"page": page, "form": form}, status=status)
    if "doen" in request.POST:
        return _done(request, form.wanted(), ids)
    rows = bulk.try_out(form.wanted(), ids, actor=actor_of(request), at=clock.now())
    trial = try_page(actor_of(request), form.wanted(), rows)
    kept = [
        (name, value) for name, value in request.POST.items() if name not in (CHOSEN, "csrfmiddlewaretoken")
    ]
    context = {"page": trial, "ids": ids, "kept": kept}
    return render(request, "backoffice/offering/bulk_trial.html", context)


def _done(request: HttpRequest, wanted: Wanted, ids: list[UUID]) -> HttpResponse:
    run, rows = bulk.change_many(wanted, ids, actor=actor_of(request), at=clock.now())
    if run is None:
        messages.warning(request, _("Er is niets gewijzigd. Misschien was dit al gedaan."))
        return redirect("managed-offering")
    count, refused = sum(row.changes for row in rows), sum(row.refusal is not None for row in rows)
    words = ngettext(
        "%(count)d leeractiviteit is gewijzigd.", "%(count)d leeractiviteiten zijn gewijzigd.", count
    )
    messages.success(request, words % {"count": count})
    if refused:
        words = ngettext("%(count)d deed niet mee.", "%(count)d deden niet mee.", refused)
        messages.warning(request, words % {"count": refused})
    return redirect("managed-bulk-run", run.pk)


def _chosen(request: HttpRequest) -> list[UUID]:
    """Of what was chosen only what this person manages, in the order of the list."""
    mine = managed_activities(actor_of(request))
    if request.GET.get(EVERYTHING) and request.method == "GET":
        form = FilterForm(request.GET)
        found = overview.narrowed(mine, form.wanted(), on=clock.today())
        return list(
            overview.in_order(found, overview.DEFAULT_SORT).values_list("pk", flat=True)[: bulk.MOST_ROWS]
        )
    sent = request.POST if request.method == "POST" else request.GET
    words = [word for sent_along in sent.getlist(CHOSEN) for word in sent_along.split(",")]
    wanted = [one_id for one in words[: bulk.MOST_ROWS] if (one_id := parse_id(one))]
    return list(mine.filter(pk__in=wanted).order_by("code").values_list("pk", flat=True))


@require_GET
@needs(*EDITORS)
def run(request: HttpRequest, bulkrun_id: UUID) -> HttpResponse:
    found = managed_run_for(actor_of(request), bulkrun_id)
    if found is None:
        raise Http404
    return render(
        request, "backoffice/offering/bulk_done.html", {"page": done_page(actor_of(request), found)}
    )


@require_POST
@needs(*EDITORS)
def take_back(request: HttpRequest, bulkrun_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    if managed_run_for(actor, bulkrun_id) is None:
        raise Http404
    if done_or_said(request, lambda at: bulk.take_back(bulkrun_id, actor=actor, at=at)):
        messages.success(request, _("Teruggedraaid waar dat kon."))
    return redirect(reverse("managed-bulk-run", args=[bulkrun_id]))
