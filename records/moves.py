"""Tables of moves: one table says which act leads where, one judge decides, one hand writes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from records import trail
from records.verdict import YES, Refused, Verdict, forbidden, no

Need = Callable[[Any], Verdict]
TOO_LATE = "Orang lain sudah lebih dulu mengubahnya. Muat ulang halaman ini, lalu periksa keadaannya."


def hold(obj: models.Model) -> None:
    """Hold a row until the transaction ends, so that the same act tried twice at once sees what the first one made."""
    type(obj)._default_manager.select_for_update().filter(pk=obj.pk).values_list("pk").get()


@dataclass(frozen=True)
class Move:
    """One act: from which states, to which state (None keeps it), by which right, judged by which needs."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str | None
    permission: str
    needs: tuple[Need, ...] = ()
    barred: Callable[[Any, Any], str] | None = None  # (object, user) -> sentence when this person may never do it


class Moves:
    """The table of one model. `place` tells where an object lies, for the question who may."""

    def __init__(
        self, noun: str, model: type[models.Model], field: str, place: Callable[[Any], Any], moves: list[Move]
    ):
        self.noun, self.model, self.field, self.place = noun, model, field, place
        self.moves = {move.name: move for move in moves}

    def require(self, name: str, need: Need) -> None:
        """Hang one more need on a move: the only way an upper app may speak to a lower one."""
        move = self.moves[name]
        if need not in move.needs:
            self.moves[name] = replace(move, needs=(*move.needs, need))

    def judge(self, obj: Any, name: str, by: Any) -> Verdict:
        """May this person make this move on this object now?"""
        move = self.moves[name]
        if not by.can(move.permission, self.place(obj)):
            return forbidden(f"{move.label} bukan wewenang Anda.")
        if move.barred and (why := move.barred(obj, by)):
            return forbidden(why)
        if getattr(obj, self.field) not in move.sources:
            state = getattr(obj, f"get_{self.field}_display")()
            return no(f"{move.label} tidak bisa dilakukan, karena keadaannya sekarang “{state}”.")
        return self.judge_needs(obj, name)

    def judge_needs(self, obj: Any, name: str) -> Verdict:
        """Ask every need of the move; all that is missing comes back together.

        A first need without findings can't be mended here, as on the wrong track; nothing that could is told beside it.
        """
        missing, reasons = [], []
        for need in self.moves[name].needs:
            verdict = need(obj)
            if not verdict:
                reasons.append(verdict.reason)
                missing += verdict.findings
                if not missing:
                    break
        return no(reasons[0], missing) if reasons else YES

    def open_to(self, obj: Any, by: Any) -> list[tuple[Move, Verdict]]:
        """The moves that this person has the right to make from this state, each with its verdict."""
        judged = [
            (move, self.judge(obj, move.name, by))
            for move in self.moves.values()
            if getattr(obj, self.field) in move.sources
        ]
        return [(move, verdict) for move, verdict in judged if not verdict.forbidden]

    @transaction.atomic
    def make(self, obj: Any, name: str, *, by: Any, note: str = "", region_code: str = "", **facts: Any) -> None:
        """Judge, write by compare-and-set, record. Raises Refused or PermissionDenied; nothing is written then."""
        move = self.moves[name]
        verdict = self.judge(obj, name, by)
        if verdict.forbidden:
            raise PermissionDenied(verdict.reason)
        if not verdict:
            raise Refused(verdict)
        before = getattr(obj, self.field)
        after = move.target if move.target is not None else before
        written = {self.field: after, **facts}
        rows = self.model._default_manager.filter(pk=obj.pk, **{self.field: before}).update(**written)
        if rows != 1:
            raise Refused(TOO_LATE)
        for key, value in written.items():
            setattr(obj, key, value)
        trail.record(
            f"{self.noun}.{name}", obj, by=by, region_code=region_code, note=note, old={self.field: before}, new=written
        )

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, for docs/moves.md."""
        labels = dict(self.model._meta.get_field(self.field).choices)
        lines = ["stateDiagram-v2"] + [f"    {value}: {label}" for value, label in labels.items()]
        for move in self.moves.values():
            lines += [
                f"    {source} --> {move.target or source}: {move.label} ({move.permission})" for source in move.sources
            ]
        return "\n".join(lines)
