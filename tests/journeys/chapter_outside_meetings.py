"""A village's own musyawarah about an outside party, on the cooperation or on its text; a short one."""

from pathlib import Path

from tests.journeys.chapter_meetings import (
    ELEMENTS,
    adopt,
    decide,
    invite,
    minutes,
    name_officers,
    open_it,
    schedule,
    upload_list,
)
from tests.journeys.desk import Desk
from tests.journeys.outside_roads import Road
from tests.journeys.steps import go, press_next, see_next, see_title, send, short

PRESENT = len(ELEMENTS)


def attend(desk: Desk, name: str, village: str, *, between: bool = False) -> None:
    """Everybody at once."""
    page = desk.page
    go(page, desk.places[name] + "hadir/banyak/")
    lines = [f"{office} {village}; {unsur}; {sex}; {office}" for unsur, sex, office in ELEMENTS]
    where = {"Desa": village} if between else {}
    send(page, where | {"Peserta": "\n".join(lines)}, "Simpan semua peserta", done=str(PRESENT))


def write_down(desk: Desk, name: str, village: str, wording: str, folder: Path) -> None:
    """Who led, who came, what was said and decided, and the signed list."""
    name_officers(desk, name, village)
    attend(desk, name, village)
    minutes(desk, name, 1)
    decide(desk, name, wording, PRESENT)
    upload_list(desk, name, folder)


def village_meeting(desk: Desk, road: Road, village: str, folder: Path, *, on_text: bool) -> None:
    """The BPD calls and adopts it, the sekdes writes it down; on the text every village meets once more."""
    what = " tentang naskah" if on_text else ""
    name = road.at(f"musyawarah {village}{what}")
    wording = f"Desa {village} menyepakati kerja sama dengan {road.name}{what}."
    with desk.as_(f"bpd.{short(village)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Jadwalkan musyawarah Desa {village}{what}")
        press_next(page, "Jadwalkan musyawarah")
        see_title(page, f"Jadwalkan musyawarah Desa {village}{what}")
        schedule(desk, name, "Jadwalkan musyawarah", **{"Agenda lain": ""})
        invite(desk, name, "Perangkat, BPD, dan wakil RT", PRESENT)
    with desk.as_(f"sekdes.{short(village)}") as page:
        open_it(desk, name)
        write_down(desk, name, village, wording, folder)
        see_next(page, f"Menunggu Ketua BPD {village} mengesahkan")
    with desk.as_(f"bpd.{short(village)}"):
        adopt(desk, name, wording)
