"""Decrees about a BKAD as data for keputusan.typ: the joint one of all kades, each village's own about its people."""

from datetime import date
from typing import Any

from accounts.roles import Role
from partnerships.models import BodyMember, CooperationBody, Instrument, Party, Signature
from partnerships.papers.bases import BASES
from partnerships.texts import series
from records.formats import tanggal
from villages.models import Region
from villages.papers import holder, paper_size, regency_title

TEMPLATE = "keputusan"
NBSP = "\u00a0"


def village_decree_data(
    body: CooperationBody, village: Region, *, number: str = "", year: int | None = None, day: date | None = None
) -> dict[str, Any]:
    """Keputusan Kepala Desa: whom the village sends into the BKAD (PP 43/2014 pasal 144)."""
    office, about = f"Kepala Desa {village.name}", f"Wakil Desa {village.name} dalam {body.name}"
    people = [row for row in members_of(body) if row.village_id == village.pk]
    return {
        "kertas": paper_size(village),
        "di_atas": [office, regency_title(village)],
        "jenis": f"Keputusan {office}",
        "nomor": {"awal": "", "nomor": number, "tahun": str(year or "")},
        "tentang": about,
        "pejabat": office,
        "menimbang": [
            f"bahwa kerja sama antar-Desa dilaksanakan oleh badan kerja sama antar-Desa, dalam hal ini {body.name}",
            f"bahwa Desa {village.name} perlu menunjuk wakilnya dalam {body.name} dari unsur Pemerintah Desa, BPD, "
            "lembaga kemasyarakatan Desa, lembaga Desa lainnya, dan tokoh masyarakat",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan "
            f"Keputusan Kepala Desa tentang {about}",
        ],
        "mengingat": BASES + regulations_of(body),
        "menetapkan": f"Keputusan Kepala Desa tentang {about}",
        "diktum": [
            {"nama": "KESATU", "isi": f"Menunjuk nama dalam lampiran keputusan ini sebagai {about}."},
            {"nama": "KEDUA", "isi": duties(body)},
            {"nama": "KETIGA", "isi": f"Masa bakti berlaku sampai dengan tanggal {tanggal(body.term_ends)}."},
            {"nama": "KEEMPAT", "isi": "Keputusan ini mulai berlaku pada tanggal ditetapkan."},
        ],
        "tempat": village.name,
        "tanggal": tanggal(day),
        "tanda_tangan": [holder(Role.KADES, village)],
        "tembusan": [f"Camat {district_name(village)}.", f"Ketua BPD {village.name}."],
        "lampiran": {
            "judul": about,
            "kepala": ["Nama", "L/P", "Unsur", "Jabatan dalam BKAD"],
            "lebar": [5, 1, 4, 3],
            "baris": [[row.name, row.sex, row.get_element_display(), row.position] for row in people],
        },
    }


def joint_decree_data(body: CooperationBody, villages: list[Region]) -> dict[str, Any]:
    """Keputusan Bersama: who sits in the BKAD, by its five elements (PP 43/2014 pasal 144 ayat (1))."""
    offices = [f"Kepala{NBSP}Desa{NBSP}{village.name.replace(' ', NBSP)}" for village in villages]
    heads, about = series(offices), f"Pengurus {body.name}"
    return {
        "kertas": paper_size(villages[0]),
        "di_atas": [regency_title(villages[0])],
        "jenis": f"Keputusan Bersama {heads}",
        "nomor": {"awal": "", "nomor": body.decree_number},
        "tentang": about,
        "pejabat": heads,
        "menimbang": [
            "bahwa kerja sama antar-Desa dilaksanakan oleh badan kerja sama antar-Desa yang dibentuk melalui Peraturan "
            "Bersama Kepala Desa",
            f"bahwa {body.name} terdiri atas unsur Pemerintah Desa, anggota BPD, lembaga kemasyarakatan Desa, lembaga "
            "Desa lainnya, dan tokoh masyarakat dengan mempertimbangkan keadilan gender",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan "
            f"Keputusan Bersama Kepala Desa tentang {about}",
        ],
        "mengingat": BASES + regulations_of(body),
        "menetapkan": f"Keputusan Bersama Kepala Desa tentang {about}",
        "diktum": [
            {"nama": "KESATU", "isi": f"Menetapkan nama dalam lampiran keputusan ini sebagai pengurus {body.name}."},
            {"nama": "KEDUA", "isi": duties(body)},
            {"nama": "KETIGA", "isi": f"{body.name} bertanggung jawab kepada para Kepala Desa."},
            {"nama": "KEEMPAT", "isi": f"Masa bakti berlaku sampai dengan tanggal {tanggal(body.term_ends)}."},
            {"nama": "KELIMA", "isi": "Keputusan ini mulai berlaku pada tanggal ditetapkan."},
        ],
        "tempat": villages[0].name,
        "tanggal": tanggal(body.decree_on),
        "tanda_tangan": [holder(Role.KADES, village) for village in villages],
        "tembusan": [f"Camat {name}." for name in dict.fromkeys(district_name(village) for village in villages)],
        "lampiran": annex(body),
    }


def annex(body: CooperationBody) -> dict[str, Any]:
    """Everyone in the body, with unsur, village and position."""
    return {
        "judul": f"Susunan pengurus {body.name}",
        "kepala": ["Nama", "L/P", "Unsur", "Desa", "Jabatan"],
        "lebar": [5, 1, 4, 3, 3],
        "baris": [
            [row.name, row.sex, row.get_element_display(), row.village.name, row.position] for row in members_of(body)
        ],
    }


def villages_of(body: CooperationBody) -> list[Region]:
    """The villages that the body serves, the leading one first, as in the joint regulation."""
    codes = Party.objects.filter(cooperation__body=body, status__in=Party.BOUND).values("village")
    leads = set(body.cooperations.values_list("lead", flat=True))
    return sorted(Region.objects.filter(pk__in=codes), key=lambda village: (village.pk not in leads, village.code))


def members_of(body: CooperationBody) -> list[BodyMember]:
    """The members by element, as the page of the body lists them."""
    return list(body.members.select_related("village").order_by("element", "created_at"))


def duties(body: CooperationBody) -> str:
    """What the body does, as the facilitators' handbook of Kemendesa tells it."""
    return (
        f"{body.name} bertugas membantu Kepala Desa menyusun rencana dan program kerja sama, melaksanakannya, "
        "mengelola, memantau, dan mengevaluasinya, serta menyampaikan laporan pertanggungjawaban kepada masyarakat "
        "melalui BPD."
    )


def regulations_of(body: CooperationBody) -> list[str]:
    """The joint regulations that formed the body, with one number for each village."""
    found = []
    for text in Instrument.objects.filter(cooperation__body=body).order_by("created_at"):
        rows = Signature.objects.filter(instrument=text, year__isnull=False).select_related("party__village")
        numbers = [
            f"Desa {row.party.village} Nomor {row.number} Tahun {row.year}"
            for row in sorted(rows, key=lambda row: row.party.village.code)
        ]
        if numbers:
            found.append(f"Peraturan Bersama Kepala Desa tentang {text.title} ({'; '.join(numbers)})")
    return found


def district_name(village: Region) -> str:
    """The kecamatan, for a copy to its camat."""
    district = Region.objects.filter(code=village.district_code).first()
    return district.name if district else ""


def decree_facts(kind: str, number: str, year: int, day: date, about: str, villages: list[Region]) -> dict[str, str]:
    """What anyone may read at /v/; it names no person."""
    return {
        "Jenis": kind,
        "Nomor": f"{number} Tahun {year}",
        "Tentang": about,
        "Desa": series([village.name for village in villages]),
        "Ditetapkan": tanggal(day),
    }
