"""The vocabulary of rights, how far each reaches, and through which sight a refusal is a 403."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Permission(StrEnum):
    """One right; the words are those of docs/hak-akses.csv."""

    VILLAGE_WORK = "desa.kerja"
    POTENTIAL_SUMMARY = "potensi.ringkas"
    POTENTIAL_VIEW_DRAFT = "potensi.lihat.draf"
    POTENTIAL_VIEW_SUBMITTED = "potensi.lihat.diajukan"
    POTENTIAL_VIEW_VERIFIED = "potensi.lihat.terverifikasi"
    POTENTIAL_EDIT = "potensi.ubah"
    POTENTIAL_SUBMIT = "potensi.ajukan"
    POTENTIAL_VERIFY = "potensi.verifikasi"
    NEED_EDIT = "kebutuhan.ubah"
    ANALYSIS_EDIT = "analisis.ubah"
    LETTERHEAD_EDIT = "kop.ubah"
    COOPERATION_VIEW = "kerjasama.lihat"
    COOPERATION_VIEW_IN_FORCE = "kerjasama.lihat.berlaku"
    COOPERATION_START = "kerjasama.mulai"
    COOPERATION_EDIT = "kerjasama.ubah"
    PROGRAMME_EDIT = "program.ubah"
    OFFER_SEND = "penawaran.kirim"
    OFFER_ANSWER = "penawaran.jawab"
    DRAFTING_START = "penyusunan.mulai"
    JOURNAL_WRITE = "jurnal.tulis"
    JOURNAL_VIEW = "jurnal.lihat"
    DELIBERATION_VIEW_DRAFT = "musyawarah.lihat.draf"
    DELIBERATION_VIEW_FINAL = "musyawarah.lihat.final"
    DELIBERATION_SCHEDULE = "musyawarah.jadwalkan"
    DELIBERATION_RECORD = "musyawarah.catat"
    DELIBERATION_ADOPT = "musyawarah.sahkan"
    ATTENDANCE_VIEW = "musyawarah.hadir.lihat"
    MAD_SCHEDULE = "mad.jadwalkan"
    MAD_RECORD = "mad.catat"
    MAD_OPEN = "mad.buka"
    MAD_ADOPT = "mad.sahkan"
    DELEGATE_NAME = "utusan.tunjuk"
    REGULATION_VIEW = "perdes.lihat"
    REGULATION_DRAFT = "perdes.susun"
    REGULATION_AGREE = "perdes.sepakati"
    REGULATION_ENACT = "perdes.tetapkan"
    REGULATION_PROMULGATE = "perdes.undangkan"
    INSTRUMENT_VIEW = "naskah.lihat"
    INSTRUMENT_EDIT = "naskah.ubah"
    INSTRUMENT_SUBMIT = "naskah.kirim"
    REVIEW_DISTRICT = "tinjauan.kecamatan"
    REVIEW_REGENCY = "tinjauan.kabupaten"
    INSTRUMENT_SIGN = "naskah.tandatangan"
    SCAN_UPLOAD = "naskah.unggah"
    INSTRUMENT_PROMULGATE = "naskah.undangkan"
    IN_FORCE_DECLARE = "kerjasama.berlakukan"
    OLD_DATA_KEEP = "datalama.urus"
    RUN_START = "kerjasama.jalankan"
    BODY_EDIT = "bkad.ubah"
    REPORT_FILL = "laporan.isi"
    REFLECTION_DECIDE = "refleksi.putuskan"
    EXPORT_DOWNLOAD = "ekspor.unduh"
    ADMIN_SITE = "admin.buka"
    ACCESS_GRANT = "akses.beri"
    IMPORT_RUN = "impor.jalankan"
    REGION_IMPORT = "wilayah.impor"
    TOPIC_EDIT = "topik.ubah"
    YEAR_EDIT = "angka.ubah"
    PARTNER_VIEW = "mitra.lihat"
    PARTNER_PROPOSE = "mitra.usul"
    PARTNER_VERIFY = "mitra.verifikasi"
    PARTNER_MERGE = "mitra.gabung"
    PARTNER_SEARCH = "mitra.cari"


class Reach(Enum):
    """Which villages of a record a right must cover."""

    ANY = "salah satu pihak"
    LEAD = "desa pemrakarsa"
    EVERY = "semua pihak"


@dataclass(frozen=True)
class Place:
    """Where a record lies: the codes of its villages, the one that leads, the body that serves it."""

    codes: tuple[str, ...]
    lead: str = ""
    body: str = ""


# Rights that need more than any one party; the rest reach from any party.
REACH = {
    Permission.COOPERATION_EDIT: Reach.LEAD,
    Permission.PROGRAMME_EDIT: Reach.LEAD,
    Permission.OFFER_SEND: Reach.LEAD,
    Permission.DRAFTING_START: Reach.LEAD,
    Permission.INSTRUMENT_EDIT: Reach.LEAD,
    Permission.INSTRUMENT_SUBMIT: Reach.LEAD,
    Permission.IN_FORCE_DECLARE: Reach.LEAD,
    Permission.RUN_START: Reach.LEAD,
    Permission.OLD_DATA_KEEP: Reach.LEAD,
    Permission.REVIEW_DISTRICT: Reach.EVERY,
    Permission.REVIEW_REGENCY: Reach.EVERY,
    Permission.ACCESS_GRANT: Reach.EVERY,
}

# Who lacks a right but has this sight of the record is told so (403); everybody else learns nothing (404).
SIGHT = {
    Permission.POTENTIAL_EDIT: Permission.POTENTIAL_VIEW_DRAFT,
    Permission.POTENTIAL_SUBMIT: Permission.POTENTIAL_VIEW_DRAFT,
    Permission.NEED_EDIT: Permission.POTENTIAL_VIEW_DRAFT,
    Permission.POTENTIAL_VERIFY: Permission.POTENTIAL_VIEW_SUBMITTED,
    Permission.ANALYSIS_EDIT: Permission.VILLAGE_WORK,
    Permission.LETTERHEAD_EDIT: Permission.VILLAGE_WORK,
    Permission.YEAR_EDIT: Permission.VILLAGE_WORK,
    Permission.DELIBERATION_SCHEDULE: Permission.VILLAGE_WORK,
    Permission.DELIBERATION_RECORD: Permission.VILLAGE_WORK,
    Permission.DELIBERATION_ADOPT: Permission.VILLAGE_WORK,
    Permission.PARTNER_PROPOSE: Permission.PARTNER_VIEW,
    Permission.PARTNER_VERIFY: Permission.PARTNER_VIEW,
    Permission.PARTNER_MERGE: Permission.PARTNER_VIEW,
    Permission.PARTNER_SEARCH: Permission.PARTNER_VIEW,
    Permission.REGULATION_DRAFT: Permission.REGULATION_VIEW,
    Permission.REGULATION_AGREE: Permission.REGULATION_VIEW,
    Permission.REGULATION_ENACT: Permission.REGULATION_VIEW,
    Permission.REGULATION_PROMULGATE: Permission.REGULATION_VIEW,
}
# These may be seen, or are answered 403, by anyone whose grant covers the record.
SEEN_IN_SCOPE = {Permission.COOPERATION_VIEW, Permission.EXPORT_DOWNLOAD, Permission.IMPORT_RUN}
# Views that tell nothing at all to whoever lacks them.
SILENT = {
    Permission.VILLAGE_WORK,
    Permission.POTENTIAL_VIEW_DRAFT,
    Permission.POTENTIAL_VIEW_SUBMITTED,
    Permission.POTENTIAL_VIEW_VERIFIED,
    Permission.DELIBERATION_VIEW_DRAFT,
    Permission.DELIBERATION_VIEW_FINAL,
    Permission.ATTENDANCE_VIEW,
    Permission.REGULATION_VIEW,
    Permission.PARTNER_VIEW,
}


def sight_of(permission: Permission) -> Permission | None:
    """The right through which a refusal may be told; None means it is never told."""
    if permission in SILENT or permission in SEEN_IN_SCOPE:
        return None
    return SIGHT.get(permission, Permission.COOPERATION_VIEW)
