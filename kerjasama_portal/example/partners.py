"""The example register of outside parties: verified, proposed, entered twice, one with a paper that has expired."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kerjasama_portal.example.meetings import blank_scan
from kerjasama_portal.example.people import DISTRICT, REGENCY, VILLAGES, person
from partnerships.actions import partner_register as register
from partnerships.actions import partner_verdicts as verdicts
from partnerships.models import Partner
from villages.models import Region, Topic

OFFERS, SEEKS = "menawarkan", "mencari"
Line = tuple[str, str, str, str, str]  # direction, topic, quantity, unit, note


@dataclass(frozen=True)
class Example:
    """One party: who enters it for which place, what it is, where it works, what it offers and seeks."""

    by: str
    home: str
    identity: dict[str, Any]
    works: Sequence[str] = (REGENCY,)
    topics: Sequence[Line] = ()
    papers: Sequence[tuple[str, int]] = field(default=())  # kind, and in how many days it expires


def identity(name: str, kind: str, form: str, number: str, office: str, **more: str) -> dict[str, Any]:
    """Who it is, by invented papers."""
    bare = {"unit": "", "deed": "", "tax_number": "", "contact_person": "", "email": "", "profile": ""}
    said = {"name": f"{name} (contoh)", "kind": kind, "legal_form": form, "business_number": number}
    signed = {"signatory": f"{office} {name}", "signatory_office": office, "phone": f"0352{number[-6:] or '000009'}"}
    return bare | said | signed | {"address": "Jalan Raya Ponorogo"} | more


OFFICE = "dpmd.ponorogo"
SEMPU = VILLAGES["sempu"][0]
PARTIES = (
    Example(
        OFFICE,
        REGENCY,
        identity("PT Tirta Wilis", "bumn_bumd", "PT", "9120000000019", "Direktur"),
        topics=((OFFERS, "air-bersih", "4", "l/dt", "pipa, pompa, dan pelatihan petugas"),),
    ),
    Example(
        OFFICE,
        REGENCY,
        identity(
            "CV Kopi Lereng Lawu",
            "swasta",
            "CV",
            "9120000000011",
            "Direktur",
            profile="Berdiri 2015, membeli dan mengolah kopi dari tujuh desa.",
        ),
        topics=(
            (SEEKS, "kopi", "40", "ton/tahun", "kopi kering, kadar air 12 persen"),
            (OFFERS, "pemasaran", "", "", ""),
        ),
        papers=(("nib", 0), ("izin", 400)),
    ),
    Example(
        OFFICE,
        REGENCY,
        identity("PT Daur Ulang Wilis", "swasta", "PT", "9120000000012", "Direktur Utama"),
        works=("35.02", "35.19"),
        topics=((SEEKS, "sampah", "3", "ton/hari", "plastik dan kertas terpilah"),),
        papers=(("izin", -40),),
    ),
    Example(
        OFFICE,
        REGENCY,
        identity(
            "Dinas Pertanian", "pemerintah_daerah", "", "", "Kepala Dinas", unit="Dinas Pertanian Kabupaten Ponorogo"
        ),
        topics=((OFFERS, "petani", "", "", "penyuluhan dan uji tanah"), (OFFERS, "irigasi", "", "", "")),
    ),
    Example(
        OFFICE,
        REGENCY,
        identity("PT Wisata Telaga Nusantara", "bumn_bumd", "PT (Persero)", "9120000000013", "Direktur"),
        works=(),
        topics=((SEEKS, "wisata-alam", "", "", "telaga dan air terjun"),),
    ),
    Example(
        "sekdes.sempu",
        SEMPU,
        identity("Kopi Lereng-Lawu, CV", "swasta", "CV", "", "Direktur", deed="Akta 12 tanggal 3 Mei 2019"),
        works=(DISTRICT,),
        topics=((SEEKS, "kopi", "", "", "kopi petik merah"), (OFFERS, "petani", "", "", "pelatihan panen")),
    ),
    Example(
        "pendamping",
        DISTRICT,
        identity("Yayasan Wilis Hijau", "lsm", "Yayasan", "", "Ketua"),
        works=(DISTRICT,),
        topics=((OFFERS, "sampah", "", "", "pelatihan bank sampah"),),
    ),
)


def fill_register() -> None:
    """Enter the parties, and verify the cooperative that already works with Ngebel."""
    for each in PARTIES:
        enter(each)
    cooperative = Partner.objects.filter(name__startswith="Koperasi Telaga Makmur").select_related("home").first()
    if cooperative is not None:
        describe(cooperative, (DISTRICT,), ((OFFERS, "pengelola-wisata", "", "", "parkir dan warung"),), OFFICE)
        verdicts.verify_partner(partner=cooperative, by=person(OFFICE))


def enter(each: Example) -> None:
    """One party with all that is known of it."""
    home, by = Region.objects.get(code=each.home, valid_until__isnull=True), person(each.by)
    seat = Region.objects.get(code=REGENCY, valid_until__isnull=True)
    partner = register.propose_partner(home=home, by=by, seat=seat, **each.identity)
    describe(partner, each.works, each.topics, each.by)
    for kind, days in each.papers:
        until = timezone.localdate() + timedelta(days=days) if days else None
        register.add_document(partner=partner, kind=kind, valid_until=until, upload=blank_scan(), by=by)


def describe(partner: Partner, works: Sequence[str], topics: Sequence[Line], by: str) -> None:
    """Where it works, what it offers and seeks; the whole country where no region is named."""
    regions = list(Region.objects.filter(code__in=works, valid_until__isnull=True))
    register.set_coverage(partner=partner, regions=regions, nationwide=not works, by=person(by))
    for direction, code, quantity, unit, note in topics:
        facts = {"quantity": Decimal(quantity) if quantity else None, "unit": unit, "note": note}
        topic = Topic.objects.get(code=code)
        register.add_topic(partner=partner, direction=direction, topic=topic, by=person(by), **facts)
