"""What a browser fetches for a list page: bytes on the wire, requests, and when it is ready on a slow network."""

from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

from tests.bench.databases import World
from tests.bench.serving import Browser, Side
from tests.plumbing import CHROMIUM, CHROMIUM_FLAGS

# Slow 3G: 400 kbit/s, 400 ms; a processor four times slower.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


@dataclass(frozen=True)
class Weight:
    """One page, cold and then again."""

    requests: int
    size: int
    ready: float  # seconds
    again_requests: int
    again_size: int
    again_ready: float


def weigh(world: World, side: str, path: str, user: str) -> Weight:
    """In Chromium, on a network made slow."""
    with Side(world, "kami") as ours, Side(world, side) as other, sync_playwright() as driver:
        cookies = Browser(ours.port).sign_in(user, world.data).cookies
        address = f"http://127.0.0.1:{other.port}"
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        context = chromium.new_context(viewport={"width": 360, "height": 640})
        context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        page = context.new_page()
        cold, warm = visit(page, address + path), visit(page, address + path)
        chromium.close()
    return Weight(*cold, *warm)


def visit(page: Page, address: str) -> tuple[int, int, float]:
    """Requests, bytes and seconds until everything is loaded."""
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1_000
    fetched = [size for size in sizes if size > 0]
    session.detach()
    return len(fetched), int(sum(fetched)), ready
