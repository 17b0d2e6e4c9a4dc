"""What every page must look like in a browser, beyond what axe sees: hidden errors and pale borders pass it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"rules": {"target-size": {"enabled": True}}}

DOM_CHECKS = """() => {
    const found = [], all = (selector) => [...document.querySelectorAll(selector)];
    const shown = (node) => node.getClientRects().length > 0;
    // A drawing's title and desc are never drawn; they are its name.
    const told = (node) => shown(node) || (node.matches("svg > title, svg > desc") && shown(node.parentNode));
    const name = (node) => node.outerHTML.slice(0, 120);
    const at = (id) => document.getElementById(id);

    for (const node of all("[aria-describedby], [aria-labelledby], label[for]"))
        for (const attribute of ["aria-describedby", "aria-labelledby", "for"])
            for (const id of (node.getAttribute(attribute) || "").split(/\\s+/).filter(Boolean))
                if (!at(id) || (!told(at(id)) && shown(node)))
                    found.push(`${attribute}=${id} is not there: ${name(node)}`);
    for (const node of all("a[href^='#']"))
        if (!at(node.hash.slice(1)) || !shown(at(node.hash.slice(1)))) found.push(`leads nowhere: ${name(node)}`);
    for (const node of all(".invalid-feedback, .invalid-feedback p, .error-sum li"))
        if (!shown(node) || node.getBoundingClientRect().height < 10) found.push(`hidden error: ${name(node)}`);
    for (const node of all("input[type=radio]")) {
        const group = node.closest("fieldset"), legend = group && group.querySelector("legend");
        if (!legend || !legend.innerText.trim()) found.push(`radio without legend: ${name(node)}`);
    }
    if (all("h1").length !== 1) found.push(`${all("h1").length} h1`);
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 0) found.push(`${wide} px too wide`);

    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b]
        .map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (node) => {
        for (let each = node.parentElement; each; each = each.parentElement) {
            const colour = numbers(getComputedStyle(each).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    for (const node of all("input:not([type=hidden]):not(:disabled), select, textarea").filter(shown)) {
        const style = getComputedStyle(node), outside = light(behind(node));
        const contrast = (colour) => {
            const own = light(numbers(colour));
            return (Math.max(own, outside) + 0.05) / (Math.min(own, outside) + 0.05);
        };
        const best = Math.max(contrast(style.borderTopColor), contrast(style.backgroundColor));
        if (best < 3 || parseFloat(style.borderTopWidth) < 1) found.push(`border ${best.toFixed(2)}:1: ${name(node)}`);
    }
    for (const node of all("a, button, input:not([type=hidden]), select, textarea, summary").filter(shown)) {
        const alone = node.parentElement.innerText.trim() === node.innerText.trim();
        const inText = getComputedStyle(node).display === "inline" && !alone;
        const whole = ["::after", "::before"].some((part) => getComputedStyle(node, part).position === "absolute");
        const skip = node.classList.contains("skip");
        if (inText || whole || skip) continue;
        const boxes = [node, ...(node.labels || [])].map((each) => each.getBoundingClientRect());
        const [w, h] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
        if (w < 24 || h < 24) found.push(`target ${w.toFixed(0)}×${h.toFixed(0)}: ${name(node)}`);
    }
    return found;
}"""


def problems(page: Page) -> list[str]:
    """What axe and our own checks find on the page as it stands."""
    found = page.evaluate(DOM_CHECKS)
    for violation in Axe().run(page, options=RULES).response["violations"]:
        found += [f"axe {violation['id']}: {node['html'][:160]}" for node in violation["nodes"]]
    return found
