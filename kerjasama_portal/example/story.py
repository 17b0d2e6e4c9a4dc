"""A cooperation told by its people, from the idea to the replies: each method is one stretch, made of real acts."""

from datetime import date, timedelta

from django.utils import timezone

from kerjasama_portal.example.facts import village
from kerjasama_portal.example.meetings import hold, moment
from kerjasama_portal.example.people import VILLAGES, person
from kerjasama_portal.example.programmes import fill_feasibility, fill_works
from kerjasama_portal.example.words import Words
from partnerships.actions import cooperations, deliberations, parties, programmes, swot
from partnerships.models import Cooperation, Party, Track
from villages.models import Need, Potential, SwotEntry

NEIGHBOURLY = "Warga antar desa sudah terbiasa bergotong royong."


class Story:
    """One example cooperation; `day` counts back from today."""

    def __init__(
        self,
        *,
        title: str,
        lead: str,
        partners: list[str],
        purpose: str,
        begun: int,
        words: Words,
        track: str = Track.INTER_VILLAGE,
    ):
        self.lead, self.partners, self.words = lead, partners, words
        self.title, self.purpose, self.begun = title, purpose, begun
        self.cooperation = cooperations.start_cooperation(
            title=title,
            lead=village(lead),
            field=Cooperation.Field.DEVELOPMENT,
            scope=Cooperation.Scope.SERVICES,
            purpose=purpose,
            track=track,
            by=person(f"sekdes.{lead}"),
        )

    def day(self, after: int) -> date:
        """So many days after the beginning, but never in the future."""
        return min(timezone.localdate() - timedelta(days=self.begun - after), timezone.localdate())

    def fresh(self) -> Cooperation:
        """The cooperation as it stands in the database now."""
        self.cooperation = Cooperation.objects.with_place().get(pk=self.cooperation.pk)
        return self.cooperation

    def party(self, short: str) -> Party:
        """One village's party row."""
        return Party.objects.select_related("cooperation__lead", "village").get(
            cooperation=self.cooperation, village__code=VILLAGES[short][0]
        )

    def everyone(self) -> list[str]:
        """The villages bound by it."""
        codes = set(self.fresh().parties.filter(status__in=Party.BOUND).values_list("village__code", flat=True))
        return [short for short in (self.lead, *self.partners) if VILLAGES[short][0] in codes]

    def journal(self, step: int, advice: str, agreed: str, after: int) -> None:
        """The facilitator writes down a visit."""
        cooperations.write_journal(
            cooperation=self.fresh(),
            step=step,
            visited_on=self.day(after),
            met=f"Sekretaris Desa {village(self.lead).name}",
            advice=advice,
            agreed=agreed,
            by=person("pendamping"),
        )

    def find_partners(self) -> None:
        """Steps 1 and 2: link the lead's facts, name candidates, talk to them, choose."""
        own = village(self.lead)
        things = [*Need.objects.filter(village=own), *Potential.objects.filter(village=own, status="terverifikasi")]
        sekdes = person(f"sekdes.{self.lead}")
        cooperations.set_basis(cooperation=self.fresh(), offered=things, chosen=things, by=sekdes)
        entries = SwotEntry.objects.filter(village=own).select_related("village").order_by("created_at")
        swot.copy_lines(cooperation=self.fresh(), entries=entries, by=sekdes)
        swot.add_line(cooperation=self.fresh(), quadrant="kekuatan", text=NEIGHBOURLY, weight=3, by=sekdes)
        for short in self.partners:
            result, reason = self.words.contacts[short]
            party = parties.add_candidate(cooperation=self.fresh(), village=village(short), by=sekdes)
            parties.add_contact(
                party=party,
                met_on=self.day(3),
                person=f"Kepala Desa {village(short).name}",
                result=result,
                by=sekdes,
            )
            parties.move_party(party=self.party(short), move="choose", reason=reason, by=sekdes)

    def plan(self) -> None:
        """Step 3: one programme."""
        year = timezone.localdate().year
        self.programme = programmes.create_programme(
            cooperation=self.fresh(),
            name=self.words.programme,
            outputs=self.words.outputs,
            start_year=year,
            end_year=year + 2,
            cost=self.cost(),
            data_summary=self.words.data,
            by=person(f"sekdes.{self.lead}"),
        )
        fill_works(self.programme, person(f"sekdes.{self.lead}"))
        if not self.cooperation.with_third_party:  # else after the kajian, which holds a part of it
            self.weigh(4)

    def weigh(self, after: int) -> None:
        """Whether the programme can be done."""
        fresh = type(self.programme).objects.get(pk=self.programme.pk)
        fresh.cooperation = self.fresh()
        fill_feasibility(fresh, self.day(after), person(f"sekdes.{self.lead}"))

    def cost(self) -> int:
        """What the villages pay together; a round figure while nobody has said."""
        return sum(gain.paid for gain in self.words.gains.values()) or 180_000_000

    def deliberate(self, short: str, after: int, outcome: str = "disepakati") -> None:
        """A village's own musyawarah desa."""
        name = village(short).name
        word = {"disepakati": "menyepakati", "ditolak": "tidak menyepakati"}[outcome]
        meeting = deliberations.schedule_village_meeting(
            party=self.party(short),
            starts_at=moment(self.day(after)),
            venue=f"Balai Desa {name}",
            main_title=f"Kerja sama: {self.title}",
            agenda=[(f"Kerja sama: {self.title}", "")],
            by=person(f"bpd.{short}"),
        )
        wording = f"Musyawarah Desa {name} {word} kerja sama ini."
        recorded = {"minutes": self.words.minutes[short], "wording": wording, "outcome": outcome}
        hold(meeting, by=f"sekdes.{short}", adopt_by=f"bpd.{short}", **recorded)

    def offer(self, after: int) -> None:
        """The lead's musyawarah, then its letter of offer."""
        self.deliberate(self.lead, after)
        parties.send_offer(
            cooperation=self.fresh(),
            number=f"400.10/{self.cooperation.number:03d}/PKS",
            dated=self.day(after + 5),
            reply_due=self.day(after + 5) + timedelta(days=21),
            subject=self.purpose,
            extent=self.words.extent,
            manner=self.words.manner,
            duration="Sepuluh tahun",
            rights_duties=self.words.rights_duties,
            by=person(f"kades.{self.lead}"),
        )

    def answer(self, short: str, after: int, answer: str = "accept", reason: str = "") -> None:
        """An invited village deliberates and replies."""
        self.deliberate(short, after, "disepakati" if answer == "accept" else "ditolak")
        parties.answer_offer(
            party=self.party(short),
            answer=answer,
            number=f"400.10/{after:03d}/{village(short).name}",
            dated=self.day(after + 2),
            reason=reason,
            by=person(f"kades.{short}"),
        )
