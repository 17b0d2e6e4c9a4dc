"""A report on one period as data for laporan.typ; drawn on demand, for the report stays open to correction."""

from typing import Any

from accounts.roles import Role
from partnerships.models import Cooperation, Party, ProgressReport
from partnerships.texts import series
from records.formats import angka, rupiah, tanggal, terbilang_rupiah
from villages.models import Region
from villages.papers import holder, kop, paper_size

TEMPLATE = "laporan"


def report_data(report: ProgressReport, cooperation: Cooperation) -> dict[str, Any]:
    """What was done, spent and reached in the period; signed by the kades of the lead."""
    lead = Region.objects.get(pk=cooperation.lead_id)  # signed today, so under the name of today
    return {
        "kertas": paper_size(lead),
        "untuk_ditandatangani": "Dicetak dari catatan portal",
        "kop": kop(lead, lead.title),
        "judul": "Laporan Pelaksanaan Kerja Sama Desa",
        "tentang": cooperation.title,
        "periode": f"{tanggal(report.period_start)} sampai {tanggal(report.period_end)}",
        "pokok": [
            {"label": "Nomor urut", "isi": cooperation.caption},
            {"label": "Para pihak", "isi": series([f"Desa {name}" for name in bound_names(cooperation)])},
            {"label": "Bidang", "isi": cooperation.get_field_display()},
            {"label": "Berlaku sejak", "isi": tanggal(cooperation.in_force_on) or "Belum berlaku"},
            {"label": "Uang yang dipakai", "isi": money(report.spent)},
        ],
        "dikerjakan": report.done,
        "indikator": indicators(report, cooperation),
        "hambatan": report.problems or "Tidak ada yang dicatat.",
        "tempat": lead.name,
        "tanggal": tanggal(report.created_at),
        "tanda_tangan": [holder(Role.KADES, lead)],
    }


def bound_names(cooperation: Cooperation) -> list[str]:
    """The bound villages, the lead first."""
    parties = [party for party in cooperation.parties.all() if party.status in Party.BOUND]
    return [p.village.name for p in sorted(parties, key=lambda p: (p.status != Party.Status.LEAD, p.village.code))]


def money(amount: int) -> str:
    """Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah)."""
    words = terbilang_rupiah(amount)
    return f"{rupiah(amount)} ({words[:1].lower()}{words[1:]})"


def indicators(report: ProgressReport, cooperation: Cooperation) -> list[dict[str, str]]:
    """Each indicator with what this report measured; not measured is not zero."""
    values = dict(report.measurements.values_list("indicator", "value"))
    return [
        {
            "nama": row.name,
            "awal": f"{angka(row.baseline)} {row.unit}",
            "sasaran": f"{angka(row.target)} {row.unit}",
            "capaian": f"{angka(values[row.pk])} {row.unit}" if row.pk in values else "belum diukur",
        }
        for row in cooperation.indicators.order_by("created_at")
    ]
