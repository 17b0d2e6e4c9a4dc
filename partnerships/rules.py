"""The legal rules of a cooperation between villages, as data; R-numbers and marks follow the project's law notes."""

from datetime import date

from partnerships import checks_early as early
from partnerships import checks_late as late
from records.rules import Level, Rule, RuleBook, Source

UU_6_2014 = date(2014, 1, 15)
PP_43_2014 = date(2014, 6, 3)
PERMENDAGRI_96_2017 = date(2018, 1, 1)  # in force some day in late 2017; no case of the portal is older
PORTAL = date(2026, 1, 1)

B, W, N = Level.BLOCK, Level.WARN, Level.NOTE
L, Q, P, O = Source.LAW, Source.QUOTED, Source.PRACTICE, Source.OWN

RULES = RuleBook(
    [
        Rule(
            "R5", 1, B, "Potensi atau kebutuhan dikaitkan dengan kerja sama",
            "Permendagri 96/2017 Pasal 13 ayat (2) huruf a", Q, PERMENDAGRI_96_2017, early.things_linked,
        ),
        Rule(
            "R5a", 1, N, "Potensi alam dan manusia terverifikasi", "Ketentuan portal, langkah 1", O, PORTAL,
            early.potentials_verified,
        ),
        Rule(
            "R5b", 1, N, "Kekuatan dan kelemahan desa", "Ketentuan portal, langkah 1", O, PORTAL, early.strengths_weighed,
        ),
        Rule(
            "R6", 1, B, "Skala prioritas", "Permendagri 96/2017 Pasal 13 ayat (2) huruf b dan c", Q, PERMENDAGRI_96_2017,
            early.priorities_ranked,
        ),
        Rule(
            "R4", 2, B, "Bidang dan cakupan kerja sama", "UU 6/2014 Pasal 92 ayat (1)", L, UU_6_2014, early.fields_named,
        ),
        Rule(
            "R2a", 2, N, "Pilihan mitra dengan alasannya", "Ketentuan portal, langkah 2", O, PORTAL, early.partners_chosen,
        ),
        Rule(
            "R14a", 3, B, "Pendanaan sama dengan biaya", "PP 43/2014 Pasal 143 ayat (4) huruf f", L, PP_43_2014,
            early.money_adds_up,
        ),
        Rule(
            "R9", 3, B, "Rujukan RPJM Desa dan RKP Desa",
            "Permendagri 96/2017 Pasal 13 ayat (2) huruf e; PP 43/2014 Pasal 118 ayat (3) huruf c", Q,
            PERMENDAGRI_96_2017, early.plans_referenced,
        ),
        Rule(
            "R12", 3, B, "Informasi dan data", "Permendagri 96/2017 Pasal 13 ayat (2) huruf f", Q, PERMENDAGRI_96_2017,
            early.data_complete,
        ),
        Rule(
            "R14", 3, B, "Kebutuhan dan kemampuan APB Desa", "Permendagri 96/2017 Pasal 7", Q, PERMENDAGRI_96_2017,
            early.budgets_carry,
        ),
        Rule(
            "R7", 4, B, "Musyawarah desa menyepakati",
            "UU 6/2014 Pasal 54 ayat (2) huruf c; Permendagri 96/2017 Pasal 13 ayat (2) huruf d", L, UU_6_2014,
            early.villages_agreed, 1,
        ),
        Rule(
            "R18", 4, B, "Surat penawaran", "Permendagri 96/2017 Pasal 13 ayat (3)", Q, PERMENDAGRI_96_2017,
            early.offer_sent, 2,
        ),
        Rule(
            "R19", 4, B, "Jawaban tiap desa yang diundang",
            "UU 6/2014 Pasal 54 ayat (2) huruf c; tata cara jawaban belum dikonfirmasi", Q, UU_6_2014,
            early.offers_answered, 3,
        ),
        Rule(
            "R2", 4, B, "Paling sedikit dua desa dalam satu kabupaten/kota", "Permendagri 96/2017 Pasal 3 ayat (1) dan (2)",
            Q, PERMENDAGRI_96_2017, early.at_least_two_villages, 4,
        ),
        Rule(
            "R15", 4, W, "Peraturan Desa tentang kerja sama", "Kebiasaan daerah, bukan syarat undang-undang", P, PORTAL,
            early.regulations_in_force, 1,
        ),
        Rule(
            "R42", 4, B, "Utusan ke musyawarah antar desa", "UU 6/2014 Pasal 92 ayat (2)", L, UU_6_2014,
            early.delegates_named, 4,
        ),
        Rule(
            "R23", 5, B, "Delapan pasal wajib", "PP 43/2014 Pasal 143 ayat (4)", L, PP_43_2014, late.clauses_filled,
        ),
        Rule(
            "R24", 5, B, "Musyawarah antar desa menyepakati naskah ini", "UU 6/2014 Pasal 92 ayat (2) dan (4)", L, UU_6_2014,
            late.villages_decided, 1,
        ),
        Rule(
            "R50", 5, B, "Tinjauan kecamatan dan kabupaten",
            "PP 43/2014 Pasal 143 ayat (5): fasilitasi, bukan izin; wajib menurut ketentuan kabupaten", P, PP_43_2014,
            late.review_done, 2,
        ),
        Rule("R45", 5, B, "Tanda tangan tiap Kades", "PP 43/2014 Pasal 88 ayat (2)", L, PP_43_2014, late.all_signed, 3),
        Rule(
            "R47", 5, B, "Pengundangan di tiap desa", "UU 6/2014 Pasal 69 ayat (11); PP 43/2014 Pasal 88 ayat (3)", L,
            UU_6_2014, late.all_promulgated, 4,
        ),
        Rule(
            "R49", 5, B, "Penyebarluasan di tiap desa", "PP 43/2014 Pasal 84 ayat (5) dan Pasal 88 ayat (3)", L, PP_43_2014,
            late.all_disseminated, 5,
        ),
        Rule("R53", 5, B, "BKAD dibentuk", "UU 6/2014 Pasal 92 ayat (3)", L, UU_6_2014, late.body_formed, 6),
        Rule("R54", 5, B, "Lima unsur anggota BKAD", "PP 43/2014 Pasal 144 ayat (1)", L, PP_43_2014, late.five_elements, 7),
        Rule("R55", 5, B, "Tiap desa punya wakil dalam BKAD", "Kebiasaan daerah", P, PORTAL, late.every_village_in_body, 7),
        Rule(
            "R65", 6, N, "Laporan terhadap indikator", "Permendagri 96/2017 Pasal 13 ayat (1) huruf f; isi belum dikonfirmasi",
            Q, PERMENDAGRI_96_2017, late.reported,
        ),
        Rule("R71", 6, N, "Aksi-refleksi paling sedikit setahun sekali", "Ketentuan portal", O, PORTAL, late.reflected),
    ]
)
