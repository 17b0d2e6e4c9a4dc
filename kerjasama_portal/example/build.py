"""The example cooperations: between villages in four stages, with an outside party in two, and one of old data."""

from django.db import transaction

from accounts import actions as accounts
from accounts.models import User
from accounts.roles import Role
from kerjasama_portal.example import people
from kerjasama_portal.example.facts import fill_villages
from kerjasama_portal.example.later_story import LaterStory
from kerjasama_portal.example.partner_story import signed_before, with_a_cooperative, with_a_university
from kerjasama_portal.example.partners import fill_register
from kerjasama_portal.example.plans import fill_plans
from kerjasama_portal.example.promises import ask_for
from kerjasama_portal.example.story import Story
from kerjasama_portal.example.words import COFFEE, IRRIGATION, TOURISM, WASTE
from kerjasama_portal.example.years import fill_years


@transaction.atomic
def build() -> dict[str, str]:
    """Make people, villages and cooperations in one transaction; gives the passwords."""
    passwords = people.create_people()
    fill_villages()
    fill_years()
    fill_plans()
    signed_before()
    with_a_cooperative()
    with_a_university()
    body = in_force()
    with_a_refusal()
    returned_by_review()
    fresh()
    fill_register()
    passwords[people.BODY_OFFICER] = create_body_officer(body)
    return passwords


def is_built() -> bool:
    """Were the example people made already?"""
    return User.objects.filter(is_example=True).exists()


def create_body_officer(body) -> str:
    """The BKAD officer's account names the body, not a region."""
    password = people.new_password()
    user = accounts.create_user(
        username=people.BODY_OFFICER, name=f"Pengurus {body.name}", password=password, by=None, is_example=True
    )
    accounts.grant_role(user=user, role=Role.BKAD, body=body.pk, place_name="Ngebel", by=None)
    return password


def in_force():
    """Waste processing of Talun and Gondowido: in force, running, its reflection due."""
    story = LaterStory(
        title="Pengolahan sampah bersama",
        lead="talun",
        partners=["gondowido"],
        purpose="Sampah terolah bersama, desa bersih, dan ada pendapatan dari kompos.",
        begun=620,
        words=WASTE,
    )
    story.find_partners()
    story.plan()
    story.journal(
        2,
        "Timbang dulu sampah tiap dusun selama dua minggu sebelum menawarkan.",
        "Kader kebersihan menimbang setiap pagi.",
        10,
    )
    story.offer(20)
    story.answer("gondowido", 35)
    story.draft()
    story.share()
    ask_for(story.fresh(), "gondowido", "Tempat pengolahan sampah", "2")
    ask_for(story.fresh(), "talun", "Kader kebersihan", "8")
    story.village_papers(90)
    story.agree_on_text(110)
    story.send()
    story.review("kecamatan", "camat.ngebel", "boleh")
    story.review("kabupaten", "dpmd.ponorogo", "boleh")
    story.sign_and_promulgate(150)
    body = story.found_body("BKAD Talun dan Gondowido", 170)
    story.run(190)
    story.journal(
        6,
        "Jadwalkan aksi-refleksi. Undang juga kelompok perempuan pemilah.",
        "Sekdes menyiapkan laporan kas dan timbangan.",
        600,
    )
    return body


def with_a_refusal():
    """Irrigation: Ngrogung's musyawarah refused, Pupus accepted."""
    story = Story(
        title="Irigasi bersama",
        lead="gondowido",
        partners=["pupus", "ngrogung"],
        purpose="Sawah tetap terairi pada musim kemarau tanpa mengurangi air minum.",
        begun=80,
        words=IRRIGATION,
    )
    story.find_partners()
    ask_for(story.fresh(), "pupus", "Sumber air Kali Wungu", "3")
    story.plan()
    story.offer(20)
    story.answer("pupus", 40)
    story.answer(
        "ngrogung",
        45,
        answer="decline",
        reason="Giliran air sawah kami sudah empat hari sekali, dan warga khawatir makin lama.",
    )
    story.journal(
        4,
        "Bicarakan lagi giliran air dengan Ngrogung, atau lanjutkan tanpa desa itu.",
        "Kades Gondowido menemui petani hilir.",
        60,
    )


def returned_by_review():
    """Tourism around the lake: the kecamatan returned the text with points."""
    story = LaterStory(
        title="Wisata bersama Telaga Ngebel",
        lead="ngebel",
        partners=["gondowido", "sempu"],
        purpose="Pengunjung terlayani dan pendapatan dibagi adil antar desa.",
        begun=160,
        words=TOURISM,
    )
    story.find_partners()
    story.plan()
    story.offer(20)
    story.answer("gondowido", 40)
    story.answer("sempu", 45)
    story.draft()
    story.share()
    story.village_papers(110)
    story.agree_on_text(130)
    story.send()
    points = {
        "d": "Lima tahun dihitung dari kapan? Tulis tanggal mulai dan tanggal berakhir.",
        "e": "Bagian hasil karcis tiap desa berapa persen? Rinci juga tugas tiap pos.",
        "g": "Tulis siapa yang boleh mengusulkan penundaan dan berapa lama.",
    }
    story.review("kecamatan", "camat.ngebel", "kembali", points)


def fresh():
    """Coffee of Sempu and Talun: only just begun."""
    story = Story(
        title="Pemasaran kopi bersama",
        lead="sempu",
        partners=["talun"],
        purpose="Kopi dijual bersama dengan harga yang lebih baik.",
        begun=5,
        words=COFFEE,
    )
    story.journal(
        1, "Catat dulu jumlah panen tiap kelompok dan bulan panennya.", "Ketua kelompok tani membawa buku timbang.", 2
    )
