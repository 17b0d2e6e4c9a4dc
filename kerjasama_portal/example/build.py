"""The four example cooperations: one fresh, one returned by review, one with a refusal, one in force."""

from django.db import transaction

from accounts import actions as accounts
from accounts.models import User
from accounts.roles import Role
from kerjasama_portal.example import people
from kerjasama_portal.example.facts import fill_villages
from kerjasama_portal.example.later_story import LaterStory
from kerjasama_portal.example.story import Story


@transaction.atomic
def build() -> dict[str, str]:
    """Make people, villages and cooperations in one transaction; gives the passwords."""
    passwords = people.create_people()
    fill_villages()
    body = in_force()
    with_a_refusal()
    returned_by_review()
    fresh()
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
        matter="pengumpulan dan pengolahan sampah rumah tangga",
        purpose="Sampah terolah bersama, desa bersih, dan ada pendapatan dari kompos.",
        begun=620,
    )
    story.find_partners()
    story.plan()
    story.journal(2, "Timbang dulu jumlah sampah tiap dusun sebelum menawarkan.", 10)
    story.offer(20)
    story.answer("gondowido", 35)
    story.draft()
    story.share()
    story.village_papers(90)
    story.agree_on_text(110)
    story.send()
    story.review("kecamatan", "camat.ngebel", "boleh")
    story.review("kabupaten", "dpmd.ponorogo", "boleh")
    story.sign_and_promulgate(150)
    body = story.found_body("BKAD Talun dan Gondowido", 170)
    story.run(190)
    story.journal(6, "Jadwalkan aksi-refleksi; undang juga kelompok perempuan.", 600)
    return body


def with_a_refusal():
    """Irrigation: Ngrogung's musyawarah refused, Pupus accepted."""
    story = Story(
        title="Irigasi bersama",
        lead="gondowido",
        partners=["pupus", "ngrogung"],
        matter="pembagian air irigasi musim kemarau",
        purpose="Sawah tetap terairi pada musim kemarau tanpa mengurangi air minum.",
        begun=80,
    )
    story.find_partners()
    story.plan()
    story.offer(20)
    story.answer("pupus", 40)
    story.answer("ngrogung", 45, answer="decline", reason="Warga khawatir air untuk sawah sendiri berkurang.")
    story.journal(4, "Bicarakan lagi dengan Ngrogung, atau lanjutkan tanpa desa itu.", 60)


def returned_by_review():
    """Tourism around the lake: the kecamatan returned the text with points."""
    story = LaterStory(
        title="Wisata bersama Telaga Ngebel",
        lead="ngebel",
        partners=["gondowido", "sempu"],
        matter="pengelolaan pengunjung, parkir, dan kebersihan wisata telaga",
        purpose="Pengunjung terlayani dan pendapatan dibagi adil antar desa.",
        begun=160,
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
        "d": "Tulis tanggal mulai dan tanggal berakhir.",
        "e": "Rinci hak dan kewajiban tiap desa.",
        "g": "Tulis siapa yang boleh mengusulkan penundaan.",
    }
    story.review("kecamatan", "camat.ngebel", "kembali", points)


def fresh():
    """Coffee of Sempu and Talun: only just begun."""
    story = Story(
        title="Pemasaran kopi bersama",
        lead="sempu",
        partners=["talun"],
        matter="pengolahan dan pemasaran kopi",
        purpose="Kopi dijual bersama dengan harga yang lebih baik.",
        begun=5,
    )
    story.journal(1, "Mulai dari jumlah panen dan musimnya.", 2)
