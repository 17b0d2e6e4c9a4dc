"""What a person does in the browser, in small words: sign in, open, fill in, press, see."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

VILLAGES = {
    "Ngebel": "35.02.19.2007",
    "Sahang": "35.02.19.2002",
    "Wagir Lor": "35.02.19.2003",
    "Talun": "35.02.19.2004",
    "Pupus": "35.02.19.2006",
}
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
Value = str | list[str]


def short(village: str) -> str:
    """The village as it stands in user names."""
    return village.lower().replace(" ", "")


def today() -> date:
    """The day in Ponorogo."""
    return datetime.now(ZoneInfo("Asia/Jakarta")).date()


def typed(days_ago: int = 0) -> str:
    """A date as people type it."""
    day = today() - timedelta(days=days_ago)
    return f"{day.day}/{day.month}/{day.year}"


def in_words(days_ago: int = 0) -> str:
    """A date as the portal shows it."""
    day = today() - timedelta(days=days_ago)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plain(text: str) -> str:
    """Text with every run of blanks, no-break ones too, as one space."""
    return " ".join(text.split())


def sign_in(page: Page, password: str, user: str) -> None:
    """Come in by name and password; the next page says who is in."""
    page.goto("/masuk/")
    fill(page, {"Nama pengguna": user, "Kata sandi": password})
    press(page, "Masuk")
    see_title(page, "Hari ini")


def sign_out(page: Page) -> None:
    """Leave by the button at the foot of every page."""
    with page.expect_navigation():
        page.locator("footer").get_by_role("button", name="Keluar").click()
    expect(page.locator(".who")).to_contain_text("Masuk")


def go(page: Page, path: str) -> None:
    """Open an address that must answer."""
    answer = page.goto(path)
    assert answer and answer.ok, f"{path}: {answer and answer.status}\n{plain(main(page).inner_text())}"


def main(page: Page) -> Locator:
    """What is the page's own, without head and foot."""
    return page.locator("main")


def see(page: Page, *texts: str) -> None:
    """Everything named stands on the page, in words a person can see."""
    shown = plain(main(page).inner_text())
    missing = [text for text in texts if text.lower() not in shown.lower()]
    assert not missing, f"{page.url}: not seen {missing} in\n{shown}"


def see_not(page: Page, *texts: str) -> None:
    """None of it stands on the page."""
    shown = plain(main(page).inner_text()).lower()
    assert not [text for text in texts if text.lower() in shown], f"{page.url}: {texts}\n{shown}"


def see_title(page: Page, text: str) -> None:
    """The one heading of the page says this."""
    said = plain(page.locator("h1").inner_text())
    assert text.lower() in said.lower(), f"{page.url}: {said}\n{plain(main(page).inner_text())}"


def see_done(page: Page, text: str) -> None:
    """The last act is told to have worked."""
    flash = page.locator(".flash")
    assert flash.count() == 1, f"{page.url}: no word of success\n{plain(main(page).inner_text())}"
    said = plain(flash.inner_text())
    assert said.startswith("Berhasil.") and text.lower() in said.lower(), f"{page.url}: {said}"


def see_next(page: Page, *texts: str) -> None:
    """The panel of the next act says this."""
    panel = page.locator(".next-act")
    assert panel.count() == 1, f"{page.url}: {panel.count()} panels of the next act"
    shown = plain(panel.inner_text())
    assert all(text.lower() in shown.lower() for text in texts), f"{page.url}: {texts} not in: {shown}"


def see_refused(page: Page, *texts: str) -> None:
    """A refusal stands on the page and names all of this; it's shown, not only answered."""
    notes = page.locator(".note-bad, .note-warn, .error-sum, .cant-act")
    shown = plain(" ".join(notes.all_inner_texts()))
    missing = [text for text in texts if text.lower() not in shown.lower()]
    assert notes.count() and not missing, f"{page.url}: not refused with {missing}, but: {shown or 'no refusal'}"


def words(text: str) -> str:
    """A pattern for a text whose blanks may be no-break ones."""
    return re.escape(text).replace(r"\ ", r"\s+")


def field(page: Page, label: str) -> Locator:
    """The control or group of choices with this label."""
    exact = re.compile(rf"^\s*{words(label)}(\s*\(opsional\))?\s*$")
    group = main(page).locator("fieldset").filter(has=page.locator("legend").filter(has_text=exact))
    if group.count():
        return group.first
    found = main(page).locator("label").filter(has_text=exact)
    assert found.count() == 1, f"{page.url}: {found.count()} fields “{label}” in\n{plain(main(page).inner_text())}"
    return page.locator(f"[id='{found.get_attribute('for')}']")


def fill(page: Page, answers: dict[str, Value]) -> None:
    """Type or choose each answer; a group of boxes takes a list of their words."""
    for label, answer in answers.items():
        control = field(page, label)
        unfold(control)
        tag = control.evaluate("node => node.tagName + ':' + (node.type || '')")
        if tag.startswith("FIELDSET"):
            for word in [answer] if isinstance(answer, str) else answer:
                control.locator("label").filter(has_text=word).first.click()
        elif tag.startswith("SELECT"):
            control.select_option(label=answer)
        elif tag == "INPUT:checkbox":
            control.check()
        elif tag == "INPUT:file":
            control.set_input_files(answer)
        else:
            control.fill(answer)


def unfold(control: Locator) -> None:
    """What lies under a summary is seen after a press on it."""
    folds = control.locator("xpath=ancestor::details[not(@open)]/summary")
    for fold in folds.all():
        fold.click()


def press(page: Page, name: str, within: Locator | None = None) -> None:
    """Press the button, or follow the link, with exactly these words."""
    place = within or main(page)
    exact = re.compile(rf"^\s*{words(name)}\s*$")
    target = place.locator("button, a").filter(has_text=exact)
    assert target.count(), f"{page.url}: no “{name}” in\n{plain(main(page).inner_text())}"
    with page.expect_navigation():
        target.first.click()


def offers_not(page: Page, name: str) -> None:
    """No button and no link has these words in it."""
    found = main(page).locator("button, a").filter(has_text=name).all_inner_texts()
    assert not found, f"{page.url}: {found}"


def press_next(page: Page, name: str) -> None:
    """Press the one primary button of the next act."""
    press(page, name, page.locator(".next-act"))


def send(page: Page, answers: dict[str, Value], button: str, done: str = "") -> None:
    """Fill in a form and send it; the portal says that it worked."""
    fill(page, answers)
    press(page, button)
    if done:
        see_done(page, done)


def row(page: Page, text: str) -> Locator:
    """The row of a list or table that holds these words."""
    return main(page).locator("li, tr").filter(has_text=text).last


def post(page: Page, path: str, **values: str) -> int:
    """Send a form that the page doesn't offer, with the token that it has; gives the status of the answer."""
    send_form = """([path, values]) => {
        const form = document.createElement("form");
        form.method = "post";
        form.action = path;
        const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
        for (const [name, value] of Object.entries({csrfmiddlewaretoken: token, ...values})) {
            const input = document.createElement("input");
            [input.name, input.value] = [name, value];
            form.append(input);
        }
        document.body.append(form);
        form.submit();
    }"""
    with page.expect_navigation() as answer:
        page.evaluate(send_form, [path, values])
    return answer.value.status
