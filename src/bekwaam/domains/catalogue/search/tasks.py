"""Every night: documents anew, for what changed without an event; every morning: news for questions that are kept."""

from bekwaam.domains.catalogue.search.actions import forget_old_terms, tell_about, write_documents
from bekwaam.domains.catalogue.search.queries import watched_searches
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope


@every("20 2 * * *", "catalogue.rewrite_search_everywhere")
def rewrite_everywhere() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("catalogue.rewrite_search")


@every("30 6 * * *", "catalogue.tell_searchers_everywhere")
def tell_everywhere() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("catalogue.tell_searchers")


@task("catalogue.rewrite_search")
def rewrite() -> None:
    write_documents()
    forget_old_terms(at=clock.now())


@task("catalogue.tell_searchers")
def tell_searchers() -> None:
    for search_id in watched_searches():
        tell_about(search_id, at=clock.now())
