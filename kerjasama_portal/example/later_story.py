"""The later part of a cooperation told by its people: programme shares, text, signatures, joint body, reports."""

from datetime import date, timedelta
from decimal import Decimal

from kerjasama_portal.example.facts import village
from kerjasama_portal.example.meetings import hold, moment
from kerjasama_portal.example.people import VILLAGES, person
from kerjasama_portal.example.plans import carried_by
from kerjasama_portal.example.programmes import yield_of
from kerjasama_portal.example.story import Story
from kerjasama_portal.example.words import REVIEWS
from partnerships.actions import (
    bodies,
    cooperations,
    deliberations,
    instruments,
    monitoring,
    parties,
    programmes,
    regulations,
    reviews,
    signing,
)
from partnerships.models import Instrument, VillageRegulation
from partnerships.papers.model_regulation import MODEL_TEXT
from partnerships.texts import stamp
from villages.models import Need, Potential


class LaterStory(Story):
    """A cooperation that goes on past the replies."""

    def share(self) -> None:
        """Each bound village pays its part and names its gain."""
        for short in self.everyone():
            self.share_of(short)
        self.link_partners()

    def share_of(self, short: str) -> None:
        """One village's part of the programme."""
        by, place, gain = person(f"sekdes.{self.lead}"), village(short), self.words.gains[short]
        fresh = type(self.programme).objects.select_related("cooperation__lead").get(pk=self.programme.pk)
        programmes.add_funding(programme=fresh, source="apbdes", village=place, amount=gain.paid, by=by)
        programmes.set_share(
            programme=fresh,
            village=place,
            welfare=gain.welfare,
            security=gain.security,
            people=gain.people,
            **carried_by(fresh.name, short, gain.plans),
            budget_capacity=gain.capacity,
            weighing=gain.weighing,
            **yield_of(fresh, short),
            by=by,
        )

    def link_partners(self) -> None:
        """The facilitator links what the other villages bring."""
        places = [village(short) for short in self.everyone() if short != self.lead]
        things = [
            *Need.objects.filter(village__in=places),
            *Potential.objects.filter(village__in=places, status="terverifikasi"),
        ]
        cooperations.set_basis(cooperation=self.fresh(), offered=things, chosen=things, by=person("pendamping"))

    def draft(self) -> None:
        """Begin the text and fill the eight clauses."""
        sekdes = person(f"sekdes.{self.lead}")
        cooperations.advance(cooperation=self.fresh(), move="start_drafting", by=sekdes)
        instruments.begin_instrument(cooperation=self.fresh(), title=self.title, by=sekdes)
        for letter, words in self.words.clauses.items():
            instruments.edit_clause(instrument=self.text(), letter=letter, text=words, seen=stamp(""), by=sekdes)

    def text(self) -> Instrument:
        """The text as it stands now."""
        return Instrument.objects.select_related("cooperation__lead").get(cooperation=self.cooperation)

    def village_papers(self, after: int) -> None:
        """Each village's umbrella Perdes, if it has none yet, and its delegates."""
        for short in self.everyone():
            if not VillageRegulation.objects.filter(village=village(short)).exists():
                make_regulation(short, self.day(after))
            for sex, element, office in (
                ("L", "pemdes", "Kepala Desa"),
                ("P", "perempuan", "Ketua kelompok perempuan"),
            ):
                parties.name_delegate(
                    party=self.party(short),
                    name=f"{office} {village(short).name}",
                    sex=sex,
                    element=element,
                    office=office,
                    by=person(f"sekdes.{short}"),
                )

    def agree_on_text(self, after: int) -> None:
        """The musyawarah antar desa decides on the text."""
        title = f"Naskah Peraturan Bersama tentang {self.title}"
        meeting = deliberations.schedule_text_meeting(
            cooperation=self.fresh(),
            starts_at=moment(self.day(after)),
            venue=f"Balai Desa {village(self.lead).name}",
            main_title=title,
            agenda=[(title, "c")],
            by=person(f"sekdes.{self.lead}"),
        )
        kades = f"kades.{self.lead}"
        wording = "Semua desa menyepakati naskah Peraturan Bersama."
        minutes = "Naskah dibaca huruf demi huruf. Pasal iuran dibahas paling lama, lalu disepakati semua utusan."
        hold(meeting, by=kades, adopt_by=kades, minutes=minutes, wording=wording, outcome="disepakati")

    def send(self) -> None:
        """The lead sends the text for review."""
        instruments.send_for_review(instrument=self.text(), by=person(f"sekdes.{self.lead}"))

    def review(self, level: str, who: str, verdict: str, points: dict[str, str] | None = None, note: str = "") -> None:
        """A verdict of the kecamatan or the kabupaten."""
        note = note or REVIEWS[verdict][level]
        reviews.give_verdict(
            instrument=self.text(), level=level, verdict=verdict, points=points, note=note, by=person(who)
        )

    def sign_and_promulgate(self, after: int) -> None:
        """Every kades signs, every sekdes promulgates and spreads it; then it is in force."""
        for index, short in enumerate(self.everyone(), start=1):
            day = self.day(after)
            signing.sign(
                signature=self.signature(short),
                number=str(index),
                year=day.year,
                signed_on=day,
                signed_at=village(short).name,
                by=person(f"kades.{short}"),
            )
        for short in self.everyone():
            sekdes, day = person(f"sekdes.{short}"), self.day(after + 3)
            signing.promulgate(
                signature=self.signature(short),
                bulletin_number="4",
                bulletin_year=day.year,
                promulgated_on=day,
                by=sekdes,
            )
            signing.disseminate(
                signature=self.signature(short),
                disseminated_on=self.day(after + 6),
                dissemination="Papan pengumuman dan pertemuan dusun",
                by=sekdes,
            )
        kades = person(f"kades.{self.lead}")
        cooperations.advance(cooperation=self.fresh(), move="declare_in_force", by=kades)

    def signature(self, short: str):
        """One village's signature row."""
        rows = self.text().signatures.select_related(
            "party__village", "party__cooperation", "instrument__cooperation__lead"
        )
        return rows.get(party__village__code=VILLAGES[short][0])

    def found_body(self, name: str, after: int):
        """The BKAD with members from all five elements."""
        day = self.day(after)
        body = bodies.form_body(
            cooperation=self.fresh(),
            name=name,
            decree_number=f"188/{self.cooperation.number}/BKAD",
            decree_on=day,
            term_ends=day + timedelta(days=5 * 365),
            by=person(f"kades.{self.lead}"),
        )
        members = [
            ("pemdes", "L", "Ketua"),
            ("bpd", "P", "Sekretaris"),
            ("lkd", "L", "Bendahara"),
            ("lembaga_lain", "P", "Anggota"),
            ("tokoh", "L", "Anggota"),
        ]
        everyone = self.everyone()
        for index, (element, sex, position) in enumerate(members):
            place = village(everyone[index % len(everyone)])
            fresh = type(body).objects.get(pk=body.pk)
            bodies.add_member(
                body=fresh,
                name=f"Wakil {place.name} {index + 1}",
                sex=sex,
                element=element,
                village=place,
                position=position,
                by=person(f"sekdes.{self.lead}"),
            )
        return body

    def run(self, after: int) -> None:
        """Start, name an indicator, report once."""
        kades, sekdes = person(f"kades.{self.lead}"), person(f"sekdes.{self.lead}")
        cooperations.advance(cooperation=self.fresh(), move="start_running", on=self.day(after), by=kades)
        indicator = monitoring.add_indicator(
            cooperation=self.fresh(),
            name="Sampah yang terolah",
            unit="ton/bulan",
            baseline=Decimal(0),
            target=Decimal(30),
            by=sekdes,
        )
        monitoring.add_report(
            cooperation=self.fresh(),
            period_start=self.day(after),
            period_end=self.day(after + 180),
            done="Tempat pengolahan dibangun, delapan petugas dilatih, dan 980 rumah dilayani.",
            spent=74_500_000,
            problems="Jalan masuk rusak pada Januari, jadi angkutan terhenti enam hari.",
            values={indicator: Decimal(18)},
            by=sekdes,
        )


def make_regulation(short: str, day: date) -> None:
    """One village's umbrella Perdes through all its stages."""
    place, sekdes = village(short), person(f"sekdes.{short}")

    def now() -> VillageRegulation:
        return VillageRegulation.objects.select_related("village").get(village=place)

    regulations.draft_regulation(
        village=place,
        title="Kerja Sama Desa",
        consulted_on=day - timedelta(days=40),
        consultation="Pertemuan warga di tiap dusun; usul tentang iuran diterima.",
        text=MODEL_TEXT,
        by=sekdes,
    )
    regulations.discuss(regulation=now(), by=sekdes)
    agreed = day - timedelta(days=25)
    council = person(f"bpd.{short}")
    regulations.agree(regulation=now(), council_decision="3/BPD", agreed_on=agreed, by=council)
    enacted = day - timedelta(days=15)
    head = person(f"kades.{short}")
    regulations.enact(regulation=now(), number="5", year=enacted.year, enacted_on=enacted, by=head)
    regulations.promulgate(regulation=now(), gazette_number="5", promulgated_on=day - timedelta(days=12), by=sekdes)
