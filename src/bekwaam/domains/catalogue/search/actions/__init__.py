"""What is written for search and by who searches."""

from bekwaam.domains.catalogue.search.actions.documents import write_documents

__all__ = ["write_documents"]
