"""Reading what people thought, hiding what should not stand there, with a reason, and showing it again."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.records.access import ReviewFilter, managed_review_for
from bekwaam.domains.records.actions import hide_review, show_review
from bekwaam.domains.records.enums import ReviewState
from bekwaam.domains.records.models import Review
from bekwaam.domains.records.rules import REASON_LENGTH
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.reviews.export import EXPORT
from bekwaam.portals.backoffice.reviews.page import reviews_page, title_of
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.reporting.exports.filters import as_words

MANAGERS = (Role.BACKOFFICE, Role.ULC)
STARS = [(str(number), str(number)) for number in range(1, 5)]


class FilterForm(forms.Form):
    """What the address of the list says; nonsense in it is left out."""

    q = forms.CharField(max_length=100, required=False)
    staat = forms.ChoiceField(choices=ReviewState.choices, required=False)
    sterren = forms.ChoiceField(choices=STARS, required=False)

    def wanted(self) -> ReviewFilter:
        self.is_valid()
        said = self.cleaned_data
        return ReviewFilter(said.get("q", ""), said.get("staat", ""), int(said.get("sterren") or 0))


class HideForm(forms.Form):
    use_required_attribute = False  # what is not filled in yet is no fault

    reason = forms.CharField(
        label=_("Waarom verberg je dit?"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Eén of twee zinnen. Wie de ervaring schreef, leest dit."),
    )


@require_GET
@needs(*MANAGERS)
def reviews(request: HttpRequest) -> HttpResponse:
    wanted = FilterForm(request.GET).wanted()
    if answer := exported(request, EXPORT, as_words(wanted)):
        return answer
    page = reviews_page(
        actor_of(request),
        wanted,
        number=request.GET.get("pagina", "1"),
        query=request.GET.dict(),
    )
    return render(request, "backoffice/reviews/reviews.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(*MANAGERS)
def hide(request: HttpRequest, review_id: UUID) -> HttpResponse:
    review = _managed(request, review_id)
    form, actor = HideForm(request.POST if request.method == "POST" else None), actor_of(request)
    if form.is_valid() and done(
        form, lambda at: hide_review(review.pk, **form.cleaned_data, actor=actor, at=at)
    ):
        messages.success(request, _("De ervaring is verborgen en telt niet meer mee."))
        return redirect("managed-reviews")
    page = {"review": review, "title": title_of(review)}
    status = 422 if form.errors else 200
    return render(request, "backoffice/reviews/hide.html", {"page": page, "form": form}, status=status)


@require_POST
@needs(*MANAGERS)
def show(request: HttpRequest, review_id: UUID) -> HttpResponse:
    review = _managed(request, review_id)
    show_review(review.pk, actor=actor_of(request), at=clock.now())
    messages.success(request, _("De ervaring staat er weer en telt mee."))
    return redirect("managed-reviews")


def _managed(request: HttpRequest, review_id: UUID) -> Review:
    found = managed_review_for(actor_of(request), review_id)
    if found is None:
        raise Http404
    return found
