"""Pages of a list that may be as long as the country: nothing is counted, one row more than the page is read."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

MOST = 40  # pages: nobody turns more of them, a search narrows the list


class OpenPaginator(Paginator):
    """Knows whether there is a next page, and how many rows there are only once the last page is reached."""

    @cached_property
    def count(self) -> int | None:
        """Known on the last page."""
        return None

    @cached_property
    def num_pages(self) -> int:
        return MOST

    def get_page(self, number: Any) -> Page:
        wanted = min(max(int(number), 1), MOST) if str(number).isdecimal() else 1
        start = (wanted - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        if not rows and wanted > 1:
            return self.get_page(1)
        if len(rows) <= self.per_page:
            self.count, self.num_pages = start + len(rows), wanted
        return OpenPage(rows[: self.per_page], wanted, self)


class OpenPage(Page):
    """Its last row is told by its own rows."""

    def start_index(self) -> int:
        return (self.number - 1) * self.paginator.per_page + 1 if self.object_list else 0

    def end_index(self) -> int:
        return (self.number - 1) * self.paginator.per_page + len(self.object_list)
