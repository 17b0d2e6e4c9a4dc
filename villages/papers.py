"""What the papers of a village share: its letterhead, the size of its paper, and who holds its offices."""

import base64
from typing import Any

from django.core.files.storage import default_storage

from accounts.models import Grant
from accounts.roles import Role
from records.documents import MIME
from records.models import Document
from villages.models import Letterhead, Region
from villages.regions.gazetteer import titles_of

# How an account is named when nobody wrote down who holds the office.
OFFICES = ("kepala desa ", "kades ", "sekretaris desa ", "sekdes ", "ketua bpd ", "bpd ", "bkad ")


def letterhead_of(village: Region) -> Letterhead | None:
    """The letterhead that the village filled in; none means the bare names on F4."""
    return Letterhead.objects.select_related("emblem").filter(village=village).first()


def paper_size(village: Region) -> str:
    """F4 unless the village chose A4."""
    size = Letterhead.objects.filter(village=village).values_list("size", flat=True).first()
    return size or Letterhead.Size.F4.value


def offices_above(village: Region) -> list[str]:
    """Pemerintah Kabupaten Ponorogo, Kecamatan Ngebel."""
    wanted = [village.regency_code, village.district_code]
    above = titles_of(wanted)
    lines = [above[code] for code in wanted if code in above]
    if village.regency_code in above:
        lines[0] = f"Pemerintah {lines[0]}"
    return lines


def regency_title(village: Region) -> str:
    """Kabupaten Ponorogo; empty where the gazetteer does not know it."""
    regency = Region.objects.filter(code=village.regency_code).first()
    return regency.title if regency else ""


def kop(village: Region, issuer: str, *, own: bool = True) -> dict[str, Any]:
    """The letterhead as templates/papers/_lib.typ draws it; `own` is false for a body that is no village's."""
    head = letterhead_of(village) if own else None
    return {
        "baris": [*offices_above(village), issuer],
        "alamat": head.address_line if head else "",
        "kontak": head.contact_line if head else "",
        "lambang": emblem_bytes(head.emblem) if head else [],
        "jenis_lambang": emblem_kind(head.emblem) if head else "",
    }


def emblem_picture(head: Letterhead | None) -> str:
    """The emblem for a page, as an address that carries the picture itself; empty without one."""
    content = bytes(emblem_bytes(head.emblem)) if head else b""
    return f"data:{MIME[head.emblem.kind]};base64,{base64.b64encode(content).decode()}" if head and content else ""


def sample_page(village: Region) -> dict[str, Any]:
    """A page that shows the letterhead and the size, and nothing else."""
    return {"kertas": paper_size(village), "kop": kop(village, f"Kepala Desa {village.name}"), "desa": village.title}


def emblem_bytes(emblem: Document | None) -> list[int]:
    """The picture as numbers, the only way into a paper's data; none when there is none, or its file is gone."""
    if emblem is None or not default_storage.exists(emblem.path):
        return []
    with default_storage.open(emblem.path) as file:
        return list(file.read())


def emblem_kind(emblem: Document | None) -> str:
    """What typst calls the format."""
    return {Document.Kind.JPEG: "jpg", Document.Kind.PNG: "png"}.get(emblem.kind, "") if emblem else ""


def holder(role: str, village: Region) -> dict[str, str]:
    """Who holds the office now, with "Pj." or "Plt." before it when acting."""
    grant = Grant.objects.in_force().filter(role=role, region_code=village.code).select_related("user").first()
    acting = f"{grant.acting} " if grant and grant.acting else ""
    office = f"{acting}{Role(role).label} {village.name}"
    return {"jabatan": office, "nama": own_name(grant.user.name) if grant else "", "keterangan": ""}


def own_name(name: str) -> str:
    """The name of a person; an account that only bears the name of an office leaves dots to write on."""
    return "" if name.lower().startswith(OFFICES) else name
