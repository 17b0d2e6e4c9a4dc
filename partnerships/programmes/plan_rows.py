"""Whether a village's plans are written down, so that its share can rest on their rows (R9)."""

from villages.models import PlanRow, Region


def missing_plans(village: Region) -> str:
    """Which plan has no row yet, as a sentence; empty when both have."""
    there = set(PlanRow.objects.filter(village=village).values_list("plan", flat=True).distinct())
    missing = [plan.label for plan in PlanRow.Plan if plan not in there]
    return f"Baris {' dan '.join(missing)} {village.name} belum ada." if missing else ""
