from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from bekwaam.portals.shared.manual.pages import all_pages, contents_page, page_for


@require_GET
def contents(request: HttpRequest) -> HttpResponse:
    """All pages; from the help button straight to the page that helps there."""
    found = page_for(request.GET.get("pagina", "").split("?")[0])
    if found:
        return redirect("help-page", found.slug)
    return render(request, "manual/contents.html", {"page": contents_page()})


@require_GET
def manual_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = all_pages().get(slug)
    if page is None:
        raise Http404
    return render(request, "manual/page.html", {"page": page, "others": all_pages().values()})
