"""What became of a party's cooperations with villages: only what the public register tells of them anyway."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from partnerships.models import Cooperation, Partner, Proposal, Reflection
from records.formats import tanggal

WORDS = {
    Cooperation.Stage.IN_FORCE: "berlaku",
    Cooperation.Stage.RUNNING: "berjalan",
    Cooperation.Stage.SUSPENDED: "ditunda",
    Cooperation.Stage.ENDED: "berakhir",
}


@dataclass(frozen=True)
class Experience:
    """One cooperation that is or was in force, and what its last aksi-refleksi decided."""

    cooperation: Cooperation
    reflection: Reflection | None

    @property
    def url(self) -> str:
        """Its page in the public register."""
        return reverse("register-detail", args=[self.cooperation.pk])

    @property
    def state(self) -> str:
        """Berjalan, berakhir …"""
        return self.cooperation.get_stage_display()

    @property
    def told(self) -> str:
        """With whom, since when, and the last decision."""
        parts = [f"Dengan {self.cooperation.lead.title}"]
        if self.cooperation.in_force_on:
            parts.append(f"berlaku sejak {tanggal(self.cooperation.in_force_on)}")
        line = ", ".join(parts) + "."
        if self.reflection is None:
            return line
        result = self.reflection.get_result_display().lower()
        return f"{line} Aksi-refleksi {tanggal(self.reflection.decided_on)}: {result}."


def track_record(partner: Partner) -> list[Experience]:
    """Of the party and of the entries merged into it, the newest first; two queries."""
    offers = Proposal.objects.filter(
        Q(partner=partner) | Q(partner__merged_into=partner), status=Proposal.Status.CHOSEN
    )
    rows = Cooperation.objects.public().filter(pk__in=offers.values("cooperation")).select_related("lead")
    found = list(rows.order_by("-in_force_on", "pk"))
    decided = {
        row.cooperation_id: row for row in Reflection.objects.filter(cooperation__in=found).order_by("decided_on")
    }
    return [Experience(row, decided.get(row.pk)) for row in found]


def counted(record: Iterable[Experience]) -> str:
    """2 berjalan, 1 berakhir"""
    numbers = Counter(WORDS.get(each.cooperation.stage, each.state.lower()) for each in record)
    return ", ".join(f"{number} {word}" for word, number in numbers.items())
