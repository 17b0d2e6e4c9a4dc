"""The whole policy as data: each role, one sentence, and its rights. docs/hak-akses.csv is the owner's oracle."""

from dataclasses import dataclass

from django.db import models

from accounts.permissions import Permission as P


class Role(models.TextChoices):
    """The offices that use the portal."""

    KADES = "kades", "Kepala Desa"
    SEKDES = "sekdes", "Sekretaris Desa"
    PERANGKAT = "perangkat", "Perangkat Desa"
    BPD = "bpd", "Ketua BPD"
    PENDAMPING = "pendamping", "Pendamping Desa"
    CAMAT = "camat", "Camat"
    DPMD = "dpmd", "Petugas Dinas PMD"
    BKAD = "bkad", "Pengurus BKAD"
    INSPEKTORAT = "inspektorat", "Petugas Inspektorat"
    PEMBACA = "pembaca", "Pembaca"
    ADMIN = "admin", "Pengelola portal"


@dataclass(frozen=True)
class RoleRights:
    """What a role may do; `guides` lets a facilitator prepare from any party what the lead village leads."""

    sentence: str
    rights: frozenset[P]
    guides: bool = False


VILLAGE_SIGHT = {
    P.VILLAGE_WORK,
    P.POTENTIAL_SUMMARY,
    P.POTENTIAL_VIEW_DRAFT,
    P.POTENTIAL_VIEW_SUBMITTED,
    P.POTENTIAL_VIEW_VERIFIED,
    P.COOPERATION_VIEW,
    P.COOPERATION_VIEW_IN_FORCE,
    P.DELIBERATION_VIEW_DRAFT,
    P.DELIBERATION_VIEW_FINAL,
    P.ATTENDANCE_VIEW,
    P.REGULATION_VIEW,
    P.INSTRUMENT_VIEW,
    P.PARTNER_VIEW,
    P.PARTNER_SEARCH,
}
OFFICE_SIGHT = {
    P.VILLAGE_WORK,
    P.POTENTIAL_SUMMARY,
    P.POTENTIAL_VIEW_SUBMITTED,
    P.POTENTIAL_VIEW_VERIFIED,
    P.COOPERATION_VIEW,
    P.COOPERATION_VIEW_IN_FORCE,
    P.DELIBERATION_VIEW_FINAL,
    P.REGULATION_VIEW,
    P.INSTRUMENT_VIEW,
    P.JOURNAL_VIEW,
    P.PARTNER_VIEW,
    P.PARTNER_SEARCH,
}
PREPARING = {
    P.POTENTIAL_EDIT,
    P.POTENTIAL_SUBMIT,
    P.NEED_EDIT,
    P.ANALYSIS_EDIT,
    P.YEAR_EDIT,
    P.COOPERATION_EDIT,
    P.PROGRAMME_EDIT,
    P.REPORT_FILL,
    P.PARTNER_PROPOSE,
}

ROLES: dict[str, RoleRights] = {
    Role.KADES: RoleRights(
        "Memimpin desa: menawarkan, menetapkan, menandatangani, melaporkan (UU 6/2014 pasal 26).",
        frozenset(
            VILLAGE_SIGHT
            | PREPARING
            | {
                P.LETTERHEAD_EDIT,
                P.EXPORT_DOWNLOAD,
                P.POTENTIAL_VERIFY,
                P.COOPERATION_START,
                P.OFFER_SEND,
                P.OFFER_ANSWER,
                P.DRAFTING_START,
                P.JOURNAL_VIEW,
                P.MAD_SCHEDULE,
                P.MAD_RECORD,
                P.MAD_OPEN,
                P.MAD_ADOPT,
                P.DELEGATE_NAME,
                P.REGULATION_DRAFT,
                P.REGULATION_ENACT,
                P.INSTRUMENT_EDIT,
                P.INSTRUMENT_SUBMIT,
                P.INSTRUMENT_SIGN,
                P.SCAN_UPLOAD,
                P.IN_FORCE_DECLARE,
                P.RUN_START,
                P.OLD_DATA_KEEP,
                P.BODY_EDIT,
                P.REFLECTION_DECIDE,
            }
        ),
    ),
    Role.SEKDES: RoleRights(
        "Mengurus surat dan buku desa, mengundangkan peraturan (UU 6/2014 pasal 69 ayat (11)).",
        frozenset(
            VILLAGE_SIGHT
            | PREPARING
            | {
                P.LETTERHEAD_EDIT,
                P.EXPORT_DOWNLOAD,
                P.IMPORT_RUN,
                P.POTENTIAL_VERIFY,
                P.COOPERATION_START,
                P.DRAFTING_START,
                P.JOURNAL_VIEW,
                P.DELIBERATION_SCHEDULE,
                P.DELIBERATION_RECORD,
                P.MAD_SCHEDULE,
                P.MAD_RECORD,
                P.DELEGATE_NAME,
                P.REGULATION_DRAFT,
                P.REGULATION_PROMULGATE,
                P.INSTRUMENT_EDIT,
                P.INSTRUMENT_SUBMIT,
                P.SCAN_UPLOAD,
                P.INSTRUMENT_PROMULGATE,
                P.IN_FORCE_DECLARE,
                P.RUN_START,
                P.OLD_DATA_KEEP,
                P.BODY_EDIT,
            }
        ),
    ),
    Role.PERANGKAT: RoleRights(
        "Mengisi data desa dan mencatat musyawarah.",
        frozenset(VILLAGE_SIGHT | PREPARING | {P.LETTERHEAD_EDIT, P.DELIBERATION_RECORD, P.IMPORT_RUN}),
    ),
    Role.BPD: RoleRights(
        "Mengundang dan mengesahkan musyawarah desa, menyepakati Perdes (UU 6/2014 pasal 54, 55).",
        frozenset(
            VILLAGE_SIGHT
            | {
                P.DELIBERATION_SCHEDULE,
                P.DELIBERATION_RECORD,
                P.DELIBERATION_ADOPT,
                P.REGULATION_AGREE,
                P.DELEGATE_NAME,
            }
        ),
    ),
    Role.PENDAMPING: RoleRights(
        "Mendampingi: menyiapkan dan mencatat; tidak memutuskan dan tidak menandatangani (PP 43/2014 pasal 129).",
        frozenset(
            VILLAGE_SIGHT
            | PREPARING
            | {
                P.EXPORT_DOWNLOAD,
                P.IMPORT_RUN,
                P.POTENTIAL_VERIFY,
                P.COOPERATION_START,
                P.JOURNAL_WRITE,
                P.JOURNAL_VIEW,
                P.DELIBERATION_SCHEDULE,
                P.DELIBERATION_RECORD,
                P.MAD_SCHEDULE,
                P.MAD_RECORD,
                P.REGULATION_DRAFT,
                P.INSTRUMENT_EDIT,
                P.BODY_EDIT,
            }
        ),
        guides=True,
    ),
    Role.CAMAT: RoleRights(
        "Memfasilitasi atas nama bupati/wali kota (PP 43/2014 pasal 143 ayat (5)).",
        frozenset(OFFICE_SIGHT | {P.REVIEW_DISTRICT, P.EXPORT_DOWNLOAD}),
    ),
    Role.DPMD: RoleRights(
        "Membina dan meninjau kerja sama desa di kabupaten (PP 43/2014 pasal 154, UU 6/2014 pasal 115).",
        frozenset(
            OFFICE_SIGHT
            | {
                P.REVIEW_REGENCY,
                P.ACCESS_GRANT,
                P.EXPORT_DOWNLOAD,
                P.IMPORT_RUN,
                P.PARTNER_PROPOSE,
                P.PARTNER_VERIFY,
                P.PARTNER_MERGE,
            }
        ),
    ),
    Role.BKAD: RoleRights(
        "Melaksanakan kerja sama antar desa, bertanggung jawab kepada kades (PP 43/2014 pasal 144).",
        frozenset(
            {
                P.POTENTIAL_SUMMARY,
                P.COOPERATION_VIEW,
                P.COOPERATION_VIEW_IN_FORCE,
                P.DELIBERATION_VIEW_FINAL,
                P.INSTRUMENT_VIEW,
                P.MAD_SCHEDULE,
                P.MAD_RECORD,
                P.MAD_OPEN,
                P.MAD_ADOPT,
                P.BODY_EDIT,
                P.REPORT_FILL,
                P.PARTNER_VIEW,
            }
        ),
    ),
    Role.INSPEKTORAT: RoleRights(
        "Membaca untuk pengawasan; tidak mengubah apa pun.",
        frozenset(
            {
                P.POTENTIAL_SUMMARY,
                P.POTENTIAL_VIEW_VERIFIED,
                P.COOPERATION_VIEW,
                P.COOPERATION_VIEW_IN_FORCE,
                P.DELIBERATION_VIEW_FINAL,
                P.REGULATION_VIEW,
                P.EXPORT_DOWNLOAD,
                P.PARTNER_VIEW,
            }
        ),
    ),
    Role.PEMBACA: RoleRights(
        "Membaca kerja sama yang sudah berlaku.",
        frozenset({P.POTENTIAL_SUMMARY, P.POTENTIAL_VIEW_VERIFIED, P.COOPERATION_VIEW_IN_FORCE, P.PARTNER_VIEW}),
    ),
    Role.ADMIN: RoleRights(
        "Mengelola portal; bukan pembaca data desa.",
        frozenset({P.POTENTIAL_SUMMARY, P.ADMIN_SITE, P.ACCESS_GRANT, P.REGION_IMPORT, P.TOPIC_EDIT, P.PARTNER_VIEW}),
    ),
}

# Who reviews, manages access or the portal: a second factor in production, and short sessions.
SENSITIVE: frozenset[str] = frozenset(
    role
    for role, held in ROLES.items()
    if held.rights & {P.REVIEW_DISTRICT, P.REVIEW_REGENCY, P.ACCESS_GRANT, P.ADMIN_SITE}
)
