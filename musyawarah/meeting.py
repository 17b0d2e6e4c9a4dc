"""A meeting as the rules and the page see it: plain facts, loaded by musyawarah.queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from musyawarah.models import Decision, Deliberation, Element, Outcome, Sex
from villages.regions.lineage import Later


@dataclass(frozen=True)
class Village:
    """One village of the meeting; `later` tells what became of it since an adopted meeting."""

    code: str
    name: str
    later: Later | None = None


@dataclass(frozen=True)
class Group:
    """How many came from one village, of one unsur and sex."""

    element: str
    sex: str
    village: str
    people: int
    delegates: int


@dataclass(frozen=True)
class Settled:
    """A decision as the meeting took it."""

    wording: str
    outcome: str
    method: str
    present_then: int
    in_favour: int | None
    against: int | None
    abstained: int | None
    vote_reason: str
    results: dict[str, str]  # by village code
    village_words: tuple[tuple[str, str], ...]  # name and outcome in words

    @property
    def votes(self) -> int:
        """All votes together."""
        return (self.in_favour or 0) + (self.against or 0) + (self.abstained or 0)

    @property
    def outcome_word(self) -> str:
        """Disepakati, Tidak disepakati or Ditunda."""
        return Outcome(self.outcome).label

    @property
    def counts(self) -> str:
        """The votes in words; nothing after a consensus."""
        if self.method == Decision.Method.CONSENSUS:
            return ""
        return f"{self.in_favour} setuju, {self.against} tidak setuju, {self.abstained} abstain"

    @property
    def how(self) -> str:
        """The way of deciding in words."""
        return "Mufakat" if not self.counts else f"Suara terbanyak: {self.counts}"


@dataclass(frozen=True)
class Item:
    """One agenda item with its minutes and decision."""

    pk: str
    position: int
    title: str
    is_main: bool
    matter: str
    minutes: str
    dissent: str
    decision: Settled | None


@dataclass(frozen=True)
class Task:
    """One follow-up."""

    pk: str
    what: str
    owner: str
    due: date
    done_at: datetime | None
    evidence: str


@dataclass(frozen=True)
class Scan:
    """One scanned paper in one version."""

    pk: str
    kind: str
    label: str
    version: int
    name: str
    size: int
    uploaded_at: datetime


@dataclass(frozen=True)
class Invited:
    """One invitation."""

    invitee: str
    element: str
    village: str
    people: int
    delivered_on: date
    how: str
    kind: str  # the code of the unsur


@dataclass(frozen=True)
class Meeting:
    """All facts of one musyawarah, read at one moment."""

    pk: str
    kind: str
    villages: tuple[Village, ...]
    venue: str
    chair: str
    minute_taker: str
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    invitations: tuple[Invited, ...]
    tasks: tuple[Task, ...]
    scans: tuple[Scan, ...]

    @property
    def inter_village(self) -> bool:
        """A MAD or an aksi-refleksi."""
        return self.kind != Deliberation.Kind.VILLAGE

    @property
    def present(self) -> int:
        """How many came."""
        return sum(group.people for group in self.groups)

    @property
    def women(self) -> int:
        """How many of them are women."""
        return sum(group.people for group in self.groups if group.sex == Sex.FEMALE)

    @property
    def men(self) -> int:
        """How many of them are men."""
        return self.present - self.women

    @property
    def invited(self) -> int:
        """How many were invited."""
        return sum(invitation.people for invitation in self.invitations)

    @property
    def uninvited(self) -> list[str]:
        """Who must be asked to a meeting, but whose invitation nobody recorded."""
        if self.inter_village:
            villages = {invitation.village for invitation in self.invitations}
            return [f"Desa {village.name}" for village in self.villages if village.name not in villages]
        kinds = {invitation.kind for invitation in self.invitations}
        return [element.label for element in (Element.GOVERNMENT, Element.COUNCIL) if element not in kinds]

    @property
    def by_element(self) -> Counter:
        """People per unsur."""
        return self._counted(lambda group: group.element)

    @property
    def by_village(self) -> Counter:
        """People per village code."""
        return self._counted(lambda group: group.village)

    def _counted(self, key) -> Counter:
        found: Counter = Counter()
        for group in self.groups:
            found[key(group)] += group.people
        return found

    @property
    def representation(self) -> list[dict]:
        """The table of unsur by sex, in the order of the law."""
        rows = []
        for element in Element:
            counts = {sex: sum(g.people for g in self.groups if (g.element, g.sex) == (element, sex)) for sex in Sex}
            if sum(counts.values()):
                rows.append({"label": element.label, "men": counts[Sex.MALE], "women": counts[Sex.FEMALE]})
        return [row | {"all": row["men"] + row["women"]} for row in rows]

    @property
    def main_item(self) -> Item | None:
        """The matter for which the meeting was called."""
        return next((item for item in self.items if item.is_main), None)

    @property
    def open_tasks(self) -> list[Task]:
        """Follow-ups not yet closed."""
        return [task for task in self.tasks if task.done_at is None]

    def has_scan(self, kind: str) -> bool:
        """Is there a scan of this kind?"""
        return any(scan.kind == kind for scan in self.scans)
