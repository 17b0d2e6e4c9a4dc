"""Pages of a list that may be as long as the country: what nobody pages through is not counted."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST = 1_000  # rows in all; the page says "lebih dari 1.000", and a search narrows


class ShortPaginator(Paginator):
    """Counts to MOST at the most, and not at all what ends on the first page."""

    is_cut = False

    def get_page(self, number: Any) -> Page:
        if number in (None, "", "1", 1) and isinstance(self.object_list, QuerySet):
            rows = list(self.object_list[: self.per_page + 1])
            if len(rows) <= self.per_page:
                self.count = len(rows)
                return self._get_page(rows, 1, self)
            return self._get_page(rows[: self.per_page], 1, self)
        return super().get_page(number)

    @cached_property
    def count(self) -> int:
        """How many rows the pages show."""
        found = self.object_list.order_by()[: MOST + 1].count()
        self.is_cut = found > MOST
        return min(found, MOST)
