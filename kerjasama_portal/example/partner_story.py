"""Cooperations with an outside party told by their people, and one that was signed before the portal."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kerjasama_portal.example.facts import village
from kerjasama_portal.example.later_story import LaterStory, make_regulation
from kerjasama_portal.example.meetings import hold, moment
from kerjasama_portal.example.partner_words import (
    COFFEE_STUDY,
    COMPANY,
    COOPERATIVE,
    OFFERS,
    PARKING,
    REVIEWS,
    ROASTING,
    STUDY,
    TERMS,
    UNIVERSITY,
)
from kerjasama_portal.example.people import person
from partnerships.actions import (
    agreements,
    announcements,
    confirmations,
    cooperations,
    deliberations,
    instruments,
    legacy,
    monitoring,
    partners,
    programmes,
    signing,
    studies,
)
from partnerships.models import Cooperation, Proposal, Track, VillageRegulation
from partnerships.texts import stamp


class PartnerStory(LaterStory):
    """One village with one outside party."""

    partner_pays = 0

    def cost(self) -> int:
        """What both pay together."""
        return super().cost() + self.partner_pays

    @property
    def sekdes(self):
        """Who writes for the village."""
        return person(f"sekdes.{self.lead}")

    @property
    def kades(self):
        """Who signs for the village."""
        return person(f"kades.{self.lead}")

    def study(self, after: int, facts: dict[str, Any]) -> None:
        """The village's own study."""
        checked = {"checked_on": self.day(after)}
        studies.write_appraisal(cooperation=self.fresh(), by=self.sekdes, **(facts | checked))
        self.weigh(after)

    def receive(self, identity: dict[str, Any], offer: str, after: int) -> Proposal:
        """An offer comes in by letter."""
        days = {"dated": self.day(after), "received_on": self.day(after + 2)}
        letter = OFFERS[offer] | days
        return partners.record_proposal(cooperation=self.fresh(), identity=identity, letter=letter, by=self.sekdes)

    def decide(self, proposal: Proposal, evaluation: str, move: str, reason: str) -> None:
        """Weighed, then chosen or not, with the reason."""
        partners.evaluate_proposal(proposal=self.offer_row(proposal), evaluation=evaluation, by=self.sekdes)
        partners.move_proposal(proposal=self.offer_row(proposal), move=move, reason=reason, by=self.sekdes)

    def offer_row(self, proposal: Proposal) -> Proposal:
        """The offer as it stands now."""
        row = Proposal.objects.select_related("partner").get(pk=proposal.pk)
        row.cooperation = self.fresh()
        return row

    def announce(self, after: int) -> None:
        """The kades announces, with the KAK, for two weeks."""
        studies.write_terms(cooperation=self.fresh(), by=self.sekdes, **TERMS)
        self.deliberate(self.lead, after)
        announcements.announce(
            cooperation=self.fresh(),
            number=f"400.10/{self.cooperation.number:03d}/PGM",
            dated=self.day(after + 4),
            closes_on=self.day(after + 4) + timedelta(days=14),
            posted_at="Papan pengumuman balai desa dan dermaga",
            submit_to=f"Kantor Desa {village(self.lead).name}",
            by=self.kades,
        )

    def pay_by_partner(self) -> None:
        """The outside party carries its part of the cost."""
        fresh = type(self.programme).objects.select_related("cooperation__lead").get(pk=self.programme.pk)
        programmes.add_funding(programme=fresh, source="mitra", village=None, amount=self.partner_pays, by=self.sekdes)

    def write_text(self) -> None:
        """Begin the Perjanjian Bersama and fill what is agreed so far."""
        cooperations.advance(cooperation=self.fresh(), move="start_drafting", by=self.sekdes)
        instruments.begin_instrument(cooperation=self.fresh(), title=self.title, by=self.sekdes)
        for letter, words in self.words.clauses.items():
            instruments.edit_clause(instrument=self.text(), letter=letter, text=words, seen=stamp(""), by=self.sekdes)

    def agree_in_village(self, after: int) -> None:
        """The outside party confirms through its link; the village's own musyawarah decides."""
        link = confirmations.make_link(instrument=self.text(), by=self.sekdes)
        row = confirmations.find_open(link.token)
        confirmations.answer_link(confirmation=row, agrees=True, name="Ketua (contoh)", office="Ketua")
        title, name = f"Perjanjian Bersama tentang {self.title}", village(self.lead).name
        meeting = deliberations.schedule_village_text_meeting(
            party=self.party(self.lead),
            starts_at=moment(self.day(after)),
            venue=f"Balai Desa {name}",
            main_title=title,
            agenda=[(title, "")],
            by=person(f"bpd.{self.lead}"),
        )
        recorded = {"minutes": self.words.minutes[self.lead], "wording": f"Musyawarah Desa {name} menyepakati naskah."}
        hold(meeting, by=f"sekdes.{self.lead}", adopt_by=f"bpd.{self.lead}", outcome="disepakati", **recorded)

    def sign_and_announce(self, after: int) -> None:
        """Both sign, the sekdes makes it known, and it is in force."""
        day, row = self.day(after), self.signature(self.lead)
        place = village(self.lead).name
        signing.sign(signature=row, number="2", year=day.year, signed_on=day, signed_at=place, by=self.kades)
        agreements.sign_for_partner(
            instrument=self.text(),
            number=f"15/KTM/{day.year}",
            signed_on=day,
            signatory=COOPERATIVE["signatory"],
            signatory_office=COOPERATIVE["signatory_office"],
            by=self.kades,
        )
        told = {"disseminated_on": self.day(after + 3), "dissemination": "Papan pengumuman balai desa"}
        agreements.announce(signature=self.signature(self.lead), by=self.sekdes, **told)
        cooperations.advance(cooperation=self.fresh(), move="declare_in_force", by=self.kades)

    def run(self, after: int) -> None:
        """It starts, an indicator is named, a first report is written."""
        cooperations.advance(cooperation=self.fresh(), move="start_running", on=self.day(after), by=self.kades)
        figures = {"baseline": Decimal(0), "target": Decimal(48)}
        indicator = monitoring.add_indicator(
            cooperation=self.fresh(),
            name="Bagian hasil untuk desa",
            unit="juta rupiah/tahun",
            by=self.sekdes,
            **figures,
        )
        period = {"period_start": self.day(after), "period_end": self.day(after + 90)}
        told = {"done": "Paving selesai dan dua belas warung dibuka.", "spent": 118_000_000, "problems": ""}
        values = {indicator: Decimal(11)}
        monitoring.add_report(cooperation=self.fresh(), by=self.sekdes, values=values, **period, **told)


def with_a_cooperative() -> None:
    """The village's own initiative: Ngebel and a cooperative, announced, compared, signed, running."""
    story = PartnerStory(
        title="Parkir dan warung Telaga Ngebel",
        lead="ngebel",
        partners=[],
        purpose="Parkir tertib, warung tertata, dan pendapatan asli desa bertambah.",
        begun=330,
        words=PARKING,
        track=Track.THIRD_BY_VILLAGE,
    )
    story.partner_pays = OFFERS["koperasi"]["value"]
    story.find_partners()
    story.plan()
    story.study(10, STUDY)
    story.announce(20)
    winner = story.receive(COOPERATIVE, "koperasi", 28)
    loser = story.receive(COMPANY, "cv", 30)
    story.decide(
        winner, "Bagian desa 40 persen, petugas dari warga.", "choose", "Bagian desa dan tenaga kerja terbaik."
    )
    story.decide(loser, "Bagian desa 30 persen, tenaga dari luar.", "set_aside", "Bagian desa lebih kecil.")
    story.write_text()
    story.share()
    story.pay_by_partner()
    if not VillageRegulation.objects.filter(village=village("ngebel")).exists():
        make_regulation("ngebel", story.day(60))
    story.agree_in_village(75)
    story.send()
    story.review("kecamatan", "camat.ngebel", "boleh", note=REVIEWS["kecamatan"])
    story.review("kabupaten", "dpmd.ponorogo", "boleh", note=REVIEWS["kabupaten"])
    story.sign_and_announce(100)
    story.run(110)


def with_a_university() -> None:
    """The partner's initiative: a university came to Sempu with a proposal; the agreement is being written."""
    story = PartnerStory(
        title="Pelatihan sangrai kopi",
        lead="sempu",
        partners=[],
        purpose="Petani menjual kopi sangrai, bukan kopi mentah.",
        begun=70,
        words=ROASTING,
        track=Track.THIRD_BY_PARTNER,
    )
    story.find_partners()
    story.plan()
    proposal = story.receive(UNIVERSITY, "universitas", 5)
    story.study(12, COFFEE_STUDY)
    story.deliberate("sempu", 20)
    letter = {"answer": "accept", "number": "400.10/021/Sempu", "dated": story.day(24)}
    announcements.answer_proposal(proposal=story.offer_row(proposal), by=story.kades, **letter)
    story.write_text()


def signed_before() -> Cooperation:
    """Old data: the joint regulation of 2016 of two villages, copied from its paper, without a scan."""
    made = legacy.enter_legacy(
        lead=village("pupus"),
        others=[village("ngrogung")],
        track=Track.INTER_VILLAGE,
        title="Jalan usaha tani Pupus dan Ngrogung",
        field=Cooperation.Field.DEVELOPMENT,
        scope=Cooperation.Scope.SERVICES,
        purpose="Jalan menuju sawah bisa dilewati kendaraan pengangkut panen.",
        state=legacy.STILL_RUNNING,
        signed_on=date(2016, 8, 15),
        ends_on=date(timezone.localdate().year + 2, 8, 15),
        text_title="Kerja Sama Jalan Usaha Tani",
        text_numbers="Desa Pupus: Nomor 01 Tahun 2016\nDesa Ngrogung: Nomor 01 Tahun 2016",
        people=520,
        value=180_000_000,
        by=person("sekdes.pupus"),
    )
    named = made.parties.select_related("village").get(village=village("ngrogung"))
    legacy.confirm_legacy(party=named, by=person("sekdes.ngrogung"))
    return made
