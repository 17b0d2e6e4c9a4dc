"""The parts of a programme as sections of a paper: activities, schedule, costs, who pays, each village's side."""

from dataclasses import dataclass
from typing import Any

from accounts.roles import Role
from partnerships.models import Cooperation, FundingLine, Programme
from partnerships.papers.report import bound_names, money
from partnerships.programmes import Sheet, sheet
from partnerships.programmes.costs import Costed, costed
from partnerships.programmes.schedule import span_of
from partnerships.programmes.shares import compare
from partnerships.texts import series
from records.formats import angka, ribuan, rupiah
from villages.models import Region
from villages.papers import holder, kop, paper_size

TEMPLATE = "rencana_program"
NOT_YET = "Belum ditulis."
Section = dict[str, Any]
Table = dict[str, Any]


@dataclass(frozen=True)
class Whole:
    """A programme with its money and its activities, and who the outside party is."""

    programme: Programme
    sheet: Sheet
    works: list[Costed]
    partner: str

    @property
    def costs(self) -> int:
        """What the activities cost together."""
        return sum(work.total for work in self.works)


def whole(programme: Programme) -> Whole:
    """Loaded once for every section."""
    chosen = programme.cooperation.proposals.filter(status="dipilih").select_related("partner").first()
    return Whole(programme, sheet(programme), costed(programme), chosen.partner.name if chosen else "")


def section(title: str, text: str = "", *, facts: Any = (), table: Table | None = None, end: str = "") -> Section:
    """One section; its facts are pairs, and those without words are left out."""
    rows = [{"label": label, "isi": words} for label, words in facts if words]
    return {"judul": title, "isi": text, "fakta": rows, "tabel": table, "akhir": end}


def table(columns: list[tuple[str, int, bool]], rows: list[list[str]]) -> Table:
    """A table by its columns: heading, width in mm (0 takes the rest), and whether numbers stand right."""
    return {
        "lebar": [wide for _, wide, _ in columns],
        "kanan": [n for n, (_, _, right) in enumerate(columns) if right],
        "kepala": [heading for heading, _, _ in columns],
        "baris": rows,
    }


def activities(each: Whole) -> Section:
    """What is done, what it delivers, where, when and by whom."""
    columns = [("No", 9, False), ("Kegiatan dan tempat", 0, False), ("Hasil", 42, False), ("Jadwal", 34, False)]
    columns.append(("Penanggung jawab", 34, False))
    rows = []
    for number, work in enumerate(each.works, 1):
        it = work.activity
        rows.append([str(number), f"{it.name}, {it.location}", it.output, span_of(it), it.responsible or "–"])
    if not rows:
        return section("Kegiatan dan jadwal", "Belum ada kegiatan yang ditulis.")
    return section("Kegiatan dan jadwal", table=table(columns, rows))


def costs(each: Whole) -> Section:
    """Every cost line under its activity, and the sum in words."""
    columns = [("Uraian", 0, False), ("Banyaknya", 32, True), ("Harga satuan", 32, True), ("Jumlah", 36, True)]
    rows = []
    for work in each.works:
        rows.append([work.activity.name, "", "", rupiah(work.total) if work.lines else "–"])
        for line in work.lines:
            amount = f"{angka(line.quantity)} {line.unit}"
            rows.append([f"– {line.item}", amount, rupiah(line.price), rupiah(line.amount)])
    if not any(work.lines for work in each.works):
        return section("Biaya", f"Biaya program {money(each.programme.cost)}. Rinciannya belum ditulis.")
    rows.append(["Jumlah", "", "", rupiah(each.costs)])
    return section("Rincian biaya", table=table(columns, rows), end=f"Jumlah biaya {money(each.costs)}.")


def costs_by_activity(each: Whole) -> Section:
    """The cost of every activity and its part of the whole."""
    if not any(work.lines for work in each.works):
        return section("Biaya", f"Biaya program {money(each.programme.cost)}. Rinciannya belum ditulis.")
    columns = [("No", 9, False), ("Kegiatan", 0, False), ("Biaya", 40, True)]
    rows = [[str(n), work.activity.name, rupiah(work.total)] for n, work in enumerate(each.works, 1)]
    rows.append(["", "Jumlah", rupiah(each.costs)])
    return section("Biaya menurut kegiatan", table=table(columns, rows), end=f"Jumlah biaya {money(each.costs)}.")


def payer(line: FundingLine, partner: str) -> str:
    """Who brings it in."""
    if line.village:
        return line.village.title
    return partner if line.source == FundingLine.Source.PARTNER and partner else line.get_source_display()


def funding(each: Whole) -> Section:
    """Who pays, from which source and in which form, and whether it adds up to the cost (R13)."""
    if not each.sheet.lines:
        return section("Pendanaan", "Belum ada dana yang ditulis.")
    columns = [("Pihak", 0, False), ("Sumber", 36, False), ("Bentuk", 40, False), ("Jumlah", 36, True)]
    rows = []
    for line in each.sheet.lines:
        form = " · ".join(filter(None, (line.get_form_display(), line.note)))
        rows.append([payer(line, each.partner), line.get_source_display(), form, rupiah(line.amount)])
    rows.append(["Jumlah", "", "", rupiah(each.sheet.total)])
    end = f"Jumlah dana {money(each.sheet.total)}. {each.sheet.sentence}"
    return section("Pendanaan", table=table(columns, rows), end=end)


def plan_references(each: Whole) -> Section:
    """By which rows of its plans every village carries it (R9)."""
    columns = [("Desa", 32, False), ("RPJM Desa", 0, False), ("RKP Desa", 62, False)]
    rows = [
        [row.village.title, share.medium_term_words or "–", share.annual_words or "–"]
        if (share := row.share)
        else [row.village.title, "–", "–"]
        for row in each.sheet.villages
    ]
    return section("Rujukan rencana desa", table=table(columns, rows))


def sides(each: Whole) -> Section:
    """What every village pays beside what it gains a year."""
    columns = [("Desa", 0, False), ("Iuran", 34, True), ("Pemanfaat", 24, True), ("Manfaat setahun", 34, True)]
    columns.append(("Bagian hasil", 24, True))
    rows, words, balance = [], [], compare(each.sheet)
    for row, side in zip(each.sheet.villages, balance.rows, strict=True):
        people = f"{ribuan(row.share.people)} jiwa" if row.share else "–"
        gain = "–" if side.now.gain is None else rupiah(side.now.gain)
        percent = "–" if side.now.percent is None else f"{angka(side.now.percent)} %"
        rows.append([row.village.title, rupiah(row.contribution), people, gain, percent])
        words.append(f"{row.village.title}: {row.share.welfare} {row.share.security}" if row.share else "")
    total = "–" if balance.benefit is None else rupiah(balance.benefit)
    rows.append(["Jumlah", rupiah(each.sheet.contributions), f"{ribuan(each.sheet.people)} jiwa", total, ""])
    end = "\n".join(filter(None, words))
    return section("Iuran dan manfaat tiap desa", table=table(columns, rows), end=end)


def heading(cooperation: Cooperation, title: str, programmes: list[Programme]) -> dict[str, Any]:
    """What both papers begin with; between villages the kades of the lead signs."""
    lead = Region.objects.get(pk=cooperation.lead_id)
    villages = [f"Desa {name}" for name in bound_names(cooperation)]
    return {
        "kertas": paper_size(lead),
        "kop": kop(lead, lead.title),
        "judul": title,
        "tentang": programmes[0].name if len(programmes) == 1 else cooperation.title,
        "pokok": [
            {"label": "Kerja sama", "isi": cooperation.title},
            {"label": "Nomor urut", "isi": cooperation.caption},
            {"label": "Desa", "isi": series(villages)},
            {"label": "Bidang", "isi": cooperation.get_field_display()},
        ],
        "tempat": lead.name,
        "tanggal": "",
        "tanda_tangan": holder(Role.KADES, lead),
    }
