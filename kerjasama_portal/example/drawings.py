"""Pictures drawn by the program for the example: no real place, no real person."""

import math
from random import Random

from PIL import Image, ImageDraw, ImageFont

from records.models import Document
from records.pictures import QUALITY, Picture, Scan, as_jpeg

SIZE = (1200, 900)
SKY, MIST = (176, 208, 222), (236, 232, 214)
HILLS = ((118, 150, 152), (74, 116, 112), (44, 88, 78))
GROUND = {"air": (46, 110, 134), "kebun": (92, 120, 62), "lahan": (170, 146, 104)}
LIGHT = {"air": (120, 170, 188), "kebun": (58, 92, 44), "lahan": (140, 116, 80)}
HORIZON = 520


def between(first: tuple, last: tuple, part: float) -> tuple[int, ...]:
    """A colour between two."""
    return tuple(round(a + (b - a) * part) for a, b in zip(first, last, strict=True))


def drawing(motif: str, seed: str) -> Picture:
    """Hills behind water, a garden or bare land; the same every time for the same name."""
    chance = Random(seed)
    image = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(image)
    for line in range(HORIZON):
        pen.line([(0, line), (SIZE[0], line)], fill=between(SKY, MIST, line / HORIZON))
    sun = chance.randint(200, 1000)
    pen.ellipse([sun - 60, 110, sun + 60, 230], fill=(250, 232, 178))
    for number, colour in enumerate(HILLS):
        ridge(pen, chance, 280 + number * 85, colour)
    pen.rectangle([0, HORIZON, *SIZE], fill=GROUND[motif])
    {"air": ripples, "kebun": rows, "lahan": stones}[motif](pen, chance, LIGHT[motif])
    pen.text((40, SIZE[1] - 90), "CONTOH, bukan foto", font=ImageFont.load_default(44), fill=(255, 255, 255))
    return Picture(Scan(as_jpeg(image, QUALITY), Document.Kind.JPEG, "foto.jpg"), *SIZE)


def ridge(pen: ImageDraw.ImageDraw, chance: Random, height: int, colour: tuple) -> None:
    """One line of hills."""
    waves = [(chance.uniform(0.002, 0.008), chance.uniform(0, 6), chance.randint(20, 60)) for _ in range(3)]
    top = [
        (x, height + sum(math.sin(x * speed + start) * tall for speed, start, tall in waves))
        for x in range(0, SIZE[0] + 20, 20)
    ]
    pen.polygon([(0, HORIZON), *top, (SIZE[0], HORIZON)], fill=colour)


def ripples(pen: ImageDraw.ImageDraw, chance: Random, colour: tuple) -> None:
    """Light on the water."""
    for _ in range(90):
        x, y = chance.randint(0, SIZE[0]), chance.randint(HORIZON + 15, SIZE[1] - 10)
        half = 10 + (y - HORIZON) // 5
        pen.line([(x - half, y), (x + half, y)], fill=colour, width=3)


def rows(pen: ImageDraw.ImageDraw, chance: Random, colour: tuple) -> None:
    """Bushes in rows that come nearer."""
    for step in range(7):
        y, radius = HORIZON + 30 + step * step * 8, 14 + step * 7
        for x in range(-20 + step % 2 * radius, SIZE[0] + 40, radius * 3):
            shift = chance.randint(-6, 6)
            pen.ellipse([x + shift - radius, y - radius, x + shift + radius, y + radius], fill=colour)


def stones(pen: ImageDraw.ImageDraw, chance: Random, colour: tuple) -> None:
    """Tufts and stones on open land."""
    for _ in range(60):
        x, y = chance.randint(0, SIZE[0]), chance.randint(HORIZON + 20, SIZE[1] - 20)
        pen.ellipse([x - 16, y - 6, x + 16, y + 6], fill=colour)
