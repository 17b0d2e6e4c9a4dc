"""What a decree does to regions, and how it is taken back."""

from datetime import timedelta

from django.utils import timezone

from accounts.roles import Role
from tests.conftest import PATIK, SAHANG, TALUN, make_user
from villages.actions import regions as acts
from villages.actions import regions_undo
from villages.actions.regions import Line
from villages.actions.regions_undo import Written
from villages.models import Region

YESTERDAY = timezone.localdate() - timedelta(days=1)


def a_decree(cast, regions) -> None:
    """A village is split and ends, one is renamed, one moves with its people; then all of it is taken back."""
    by = make_user("pengelola", Role.ADMIN, nationwide=True)
    lines = [
        Line("35.02.19.2011", "Talun Utara", (TALUN,), "pemekaran"),
        Line(TALUN, "Talun", (), "berakhir"),
        Line(SAHANG, "Sahang Jaya"),
        Line("35.02.19.2030", "Patik", (PATIK,), "pindah"),
    ]
    decree = {"since": YESTERDAY, "decree": "Kepmendagri 1/2026", "by": by}
    acts.apply_decree(lines=lines, **decree)
    changed = {regions[SAHANG].pk: (SAHANG, "Sahang Jaya"), regions[PATIK].pk: ("35.02.19.2030", "Patik")}
    regions_undo.undo_decree(written=Written(created={"35.02.19.2011"}, changed=changed, ended={TALUN}), **decree)
    assert Region.objects.get(pk=regions[PATIK].pk).code == PATIK
