"""A village official enters five potentials with photos on a phone in one sitting; a second person, by keyboard alone.

Taps, fields and page loads of each potential are counted: the portal promises one page load each.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.desk import Desk
from tests.journeys.steps import go, main, plain, press, see, see_done, see_title, sign_in, sign_out

pytestmark = pytest.mark.journey

PROFILE = "/desa/35.02.19.2005/"
PHONE = {"width": 360, "height": 640}
HERE = {"latitude": -7.812345, "longitude": 111.640234, "accuracy": 12}
FIVE = [
    ("Air bersih", "Mata air Sumber Gayam", "18,5"),
    ("Kopi", "Kebun kopi Dusun Tengah", "1.250"),
    ("Tukang dan teknisi", "Tukang pipa terlatih", "12"),
    ("Kelompok tani", "Kelompok Tani Rukun", "3"),
    ("Jalan dan jembatan", "Jalan usaha tani Krajan", "4,2"),
]
RETURNED = "Kebun kopi Dusun Tengah"


@dataclass
class Thumb:
    """What a thumb does on the phone, counted: taps, fields filled in, pages loaded."""

    page: Page
    taps: int = 0
    fields: int = 0
    loads: int = 0
    photo: str = ""
    counts: list[tuple[int, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("load", lambda: setattr(self, "loads", self.loads + 1))

    def tap(self, selector: str) -> None:
        self.page.locator(selector).tap()
        self.taps += 1

    def type(self, name: str, text: str) -> None:
        """Tap into a field and type."""
        self.tap(f"[name={name}]")
        self.page.keyboard.type(text)
        self.fields += 1

    def choose(self, name: str, label: str) -> None:
        """Tap a native select, then the line in its list."""
        self.page.locator(f"[name={name}]").select_option(label=label)
        self.taps += 2
        self.fields += 1

    def picture(self) -> None:
        """Tap the photo field; the camera's own taps are the phone's."""
        self.page.locator("[name=photos]").set_input_files(self.photo)
        self.taps += 1
        self.fields += 1

    def send(self, name: str) -> None:
        """Tap the button and wait for the next page; the counts of this potential are kept."""
        with self.page.expect_navigation():
            self.tap(f"button[name={name}]")
        self.page.wait_for_load_state()
        self.counts.append((self.taps, self.fields, self.loads))
        self.taps = self.fields = self.loads = 0


@pytest.fixture
def phone(browser: Browser, portal_server, browser_context_args) -> Iterator[Desk]:
    """A phone in front of the portal, which may say where it is."""
    arguments = browser_context_args | {"base_url": portal_server.base_url, "viewport": PHONE, "has_touch": True}
    place = {"geolocation": HERE, "permissions": ["geolocation"]}
    context = browser.new_context(**arguments, **place, is_mobile=True)
    made = Desk(context.new_page(), portal_server)
    made.page.set_default_timeout(15_000)
    yield made
    context.close()
    assert made.faults == []
    assert made.hosts <= {portal_server.base_url.removeprefix("http://")}


@pytest.fixture(scope="module")
def photo(tmp_path_factory) -> Path:
    """A photo of twelve megapixels with the place in it, as a phone takes it."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (7.0, 48.0, 44.4)
    path = tmp_path_factory.mktemp("kamera") / "IMG_20261124.jpg"
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(path, "JPEG", quality=60, exif=exif)
    return path


def is_narrow(page: Page) -> None:
    """Nothing stands out at the side of the phone."""
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_five_potentials_in_one_sitting_one_page_load_each(phone: Desk, photo: Path):
    page = phone.page
    sign_in(page, phone.portal.accounts["sekdes.gondowido"], "sekdes.gondowido")
    go(page, PROFILE)
    press(page, "Tambah potensi")
    thumb, told = Thumb(page, photo=str(photo)), []
    for number, (topic, name, quantity) in enumerate(FIVE, 1):
        see_title(page, "Tambah potensi")
        is_narrow(page)
        assert page.locator("[name=name]").input_value() == "" and not page.locator("details[open]").count()
        thumb.choose("topic", topic)
        assert page.locator("[name=unit]").input_value(), "the usual unit of the topic is chosen already"
        thumb.type("name", name)
        thumb.type("quantity", quantity)
        thumb.picture()
        thumb.send("ajukan" if number == len(FIVE) else "lagi")
        if number < len(FIVE):
            see_done(page, f"Tersimpan: {name}, ")
            told.append(int(plain(page.locator(".flash").inner_text()).split(", ")[1].split()[0]))
    see(page, FIVE[-1][1], "Diajukan", "4,2 km")
    is_narrow(page)
    print("taps, fields and page loads of each potential:", thumb.counts)
    assert thumb.counts == [(6, 4, 1)] * len(FIVE)
    assert told == list(range(told[0], told[0] + len(FIVE) - 1)), "the portal counts along"
    sign_out(page)


def test_the_rest_is_folded_away_and_the_phone_knows_where_it_is(phone: Desk):
    page = phone.page
    sign_in(page, phone.portal.accounts["sekdes.gondowido"], "sekdes.gondowido")
    go(page, f"{PROFILE}potensi/tambah/")
    thumb = Thumb(page)
    thumb.choose("topic", "Air bersih")
    units = page.locator("[name=unit] option").all_inner_texts()
    assert any("l/dt" in unit for unit in units) and not any("hektare" in unit for unit in units)
    thumb.tap("summary")
    thumb.tap("[data-lokasi] button")
    expect(page.locator("[name=latitude]")).to_have_value("-7,812345")
    expect(page.locator("[name=longitude]")).to_have_value("111,640234")
    expect(page.locator("[data-lokasi] [role=status]")).to_contain_text("12 meter")
    thumb.type("quantity", "18.5")
    thumb.send("draf")
    see(page, "Isi nama potensi", "Tulis 18,5 dengan koma")
    assert page.evaluate("document.activeElement.className") == "error-sum"
    assert page.locator("details[open] [name=latitude]").input_value() == "-7,812345"
    is_narrow(page)
    sign_out(page)


def tab_to(page: Page, script: str, most: int) -> int:
    """Press Tab until the focused element answers the script; gives how often, at most `most`."""
    for count in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const at = document.activeElement; return {script}; }})()"):
            return count
    raise AssertionError(f"{page.url}: not reached within {most} Tabs: {script}")


def enter(page: Page) -> None:
    """Press Enter and wait for the next page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()


def begins_at_the_heading(page: Page, name: str, place: str) -> None:
    """The case begins at its heading."""
    see_title(page, name)
    see(page, place)
    assert page.evaluate("document.activeElement.id") == "kasus"


def open_the_queue(page: Page) -> None:
    """From "hari ini", and in at most six Tabs to the first case."""
    see(page, "Verifikasi 5 potensi", FIVE[0][1])
    tab_to(page, "at.matches('main a') && at.textContent.includes('Verifikasi 5 potensi')", 60)
    enter(page)
    see_title(page, "Verifikasi potensi")
    see(page, "5 menunggu")
    page.locator("main").focus()
    skip = tab_to(page, "at.textContent === 'Langsung ke daftar'", 4)
    page.keyboard.press("Enter")
    first = tab_to(page, "at.matches('tbody a')", 1)
    print("Tabs from main to the first case:", skip + first)
    assert skip + first <= 6
    enter(page)


def verify(page: Page) -> int:
    """Tab to the button and press it."""
    tabs = tab_to(page, "at.matches('main button') && at.textContent === 'Verifikasi potensi'", 3)
    enter(page)
    return tabs


def send_back(page: Page) -> None:
    """Tab to the reason, write it, and press the button behind it."""
    tab_to(page, "at.name === 'reason'", 3)
    page.keyboard.type("Beda dengan catatan kelompok tani. Timbang lagi.")
    tab_to(page, "at.textContent === 'Kembalikan ke pengisi'", 2)
    enter(page)


def test_the_second_person_works_through_the_queue_by_keyboard_alone(desk: Desk):
    with desk.as_("kades.gondowido") as page:
        open_the_queue(page)
        tabs = []
        for left, (_, name, _) in zip(range(5, 0, -1), FIVE, strict=True):
            begins_at_the_heading(page, name, f"1 dari {left}")
            assert page.locator("main img").evaluate("image => image.width > 0 && image.height > 0")
            if name == RETURNED:
                send_back(page)
                see_done(page, f"{name} dikembalikan ke pengisi")
            else:
                tabs.append(verify(page))
                see_done(page, f"{name} terverifikasi")
        print("Tabs from a heading to its button:", tabs)
        assert tabs == [1] * 4
        see_title(page, "Verifikasi potensi")
        see(page, "Tidak ada yang menunggu")


def test_the_photos_are_small_upright_and_without_place(desk: Desk):
    with desk.as_("kades.gondowido") as page:
        go(page, PROFILE)
        press(page, FIVE[0][1])
        see(page, "Terverifikasi", "18,5 l/dt")
        source = page.locator("main img").get_attribute("src")
        answer = page.request.get(source)
        assert answer.headers["content-type"] == "image/jpeg" and len(answer.body()) < 1_500_000
        with Image.open(io.BytesIO(answer.body())) as shown:
            assert shown.size == (1600, 1200) and not shown.getexif()
        assert "Foto 1 dari 1" in plain(main(page).locator("img").get_attribute("alt"))
