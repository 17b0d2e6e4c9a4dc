"""A map of points without tiles: degrees become metres, metres become the units of a drawing. Pure numbers.

At the size of a village the earth is flat: a degree of longitude is as long as the cosine of the latitude says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

METRES_NORTH, METRES_EAST = 110_574.0, 111_320.0  # one degree, at the equator
LEAST_SPAN = 400.0  # metres; one point alone is drawn in a square of this size
RADIUS = 10.0  # of a numbered mark, in units of the drawing
GAP = 2.0
ROUNDS = 200


@dataclass(frozen=True)
class Mark:
    """One point: where it lies, and where its number stands so that no two cover each other."""

    x: float
    y: float
    label_x: float
    label_y: float

    @property
    def lead(self) -> str:
        """The line to the number, and the point itself."""
        line = f'<path class="lead" d="M{self.x} {self.y}L{self.label_x} {self.label_y}"/>'
        return f'{line}<circle class="dot" cx="{self.x}" cy="{self.y}" r="3"/>'

    @property
    def is_moved(self) -> bool:
        """Does the number stand beside its point?"""
        return hypot(self.x - self.label_x, self.y - self.label_y) > 1


@dataclass(frozen=True)
class Ruler:
    """The scale: a round number of metres, and how long it is in the drawing."""

    metres: int
    length: float

    @property
    def words(self) -> str:
        """500 m, or 2 km."""
        return f"{self.metres // 1000} km" if self.metres >= 1000 else f"{self.metres} m"


@dataclass(frozen=True)
class Map:
    """Everything that is drawn, in the units of a viewBox of this size."""

    width: int
    height: int
    marks: list[Mark]
    ruler: Ruler
    columns: list[float]  # a grid as wide as the ruler is long
    rows: list[float]


def in_metres(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """(latitude, longitude) as metres east and north of their middle."""
    middle_lat = (min(lat for lat, _ in places) + max(lat for lat, _ in places)) / 2
    middle_lon = (min(lon for _, lon in places) + max(lon for _, lon in places)) / 2
    east = METRES_EAST * cos(radians(middle_lat))
    return [((lon - middle_lon) * east, (lat - middle_lat) * METRES_NORTH) for lat, lon in places]


def farthest(places: Sequence[tuple[float, float]]) -> float:
    """The longest way between two of the points, in metres as the crow flies."""
    spots = in_metres(places) if places else []
    return max((hypot(a[0] - b[0], a[1] - b[1]) for a in spots for b in spots), default=0.0)


def round_length(most: float) -> int:
    """The longest of 1, 2, 5, 10, 20, 50 … metres that is not longer than this."""
    length, best = 1, 1
    while length <= most:
        for step in (1, 2, 5):
            if length * step <= most:
                best = length * step
        length *= 10
    return best


def draw(places: Sequence[tuple[float, float]], *, width: int = 300, height: int = 220, margin: int = 34) -> Map | None:
    """The map of (latitude, longitude) points, north up; None without points."""
    if not places:
        return None
    spots = in_metres(places)
    span_x = max(max(x for x, _ in spots) - min(x for x, _ in spots), LEAST_SPAN)
    span_y = max(max(y for _, y in spots) - min(y for _, y in spots), LEAST_SPAN)
    scale = min((width - 2 * margin) / span_x, (height - 2 * margin) / span_y)
    dots = [(width / 2 + x * scale, height / 2 - y * scale) for x, y in spots]
    marks = [
        Mark(round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1))
        for (x, y), (label_x, label_y) in zip(dots, apart(dots, width, height), strict=True)
    ]
    metres = round_length(width / 3.2 / scale)
    ruler = Ruler(metres, round(metres * scale, 1))
    return Map(width, height, marks, ruler, grid(width, ruler.length), grid(height, ruler.length))


def grid(size: float, step: float) -> list[float]:
    """Lines this far apart, the middle of the drawing between or on them."""
    first = (size / 2) % step
    count = int((size - first) / step) + 1
    return [round(first + step * number, 1) for number in range(count) if 1 < first + step * number < size - 1]


def apart(dots: Sequence[tuple[float, float]], width: float, height: float) -> list[tuple[float, float]]:
    """Where the numbers stand: at their points, pushed from each other until none covers another."""
    spots = [list(dot) for dot in dots]
    wanted = 2 * RADIUS + GAP
    for _ in range(ROUNDS):
        if not push_once(spots, wanted):
            break
        for spot in spots:
            spot[0] = min(max(spot[0], RADIUS + GAP), width - RADIUS - GAP)
            spot[1] = min(max(spot[1], RADIUS + GAP), height - RADIUS - GAP)
    return [(x, y) for x, y in spots]


def push_once(spots: list[list[float]], wanted: float) -> bool:
    """Move every two that are too near half of what is missing each; two at one place part to the sides."""
    moved = False
    for number, one in enumerate(spots):
        for other in spots[number + 1 :]:
            dx, dy = other[0] - one[0], other[1] - one[1]
            distance = hypot(dx, dy)
            if distance >= wanted - 0.01:
                continue
            if distance < 0.01:
                dx, dy, distance = 1.0, 0.3, hypot(1.0, 0.3)
            push = (wanted - min(distance, wanted)) / 2 + 0.05
            one[0], one[1] = one[0] - dx / distance * push, one[1] - dy / distance * push
            other[0], other[1] = other[0] + dx / distance * push, other[1] + dy / distance * push
            moved = True
    return moved
