"""What a village's musyawarah decided is read by every village that was asked, and by nobody else."""

from django.urls import reverse

from partnerships.models import Mandate
from tests.conftest import NGEBEL, SAHANG
from tests.factories import cooperation_at


def meeting_of(world, code):
    """The final musyawarah desa of one village."""
    return Mandate.objects.get(cooperation=world.cooperation, purpose="ikut", village__code=code).deliberation


def test_partners_read_each_others_final_musyawarah(cast, regions, enter):
    world = cooperation_at("penyusunan", cast, regions)
    page = {
        code: reverse("musyawarah:deliberation-detail", args=[meeting_of(world, code).pk]) for code in (NGEBEL, SAHANG)
    }
    assert enter(cast.kades_sahang).get(page[NGEBEL]).status_code == 200
    assert enter(cast.bpd_ngebel).get(page[SAHANG]).status_code == 200
    assert enter(cast.kades_talun).get(page[NGEBEL]).status_code == 404


def test_partners_read_no_names_and_change_nothing(cast, regions, enter):
    world = cooperation_at("penyusunan", cast, regions)
    meeting = meeting_of(world, NGEBEL)
    client = enter(cast.sekdes_sahang)
    assert client.get(reverse("musyawarah:attendance-list", args=[meeting.pk])).status_code in (403, 404)
    assert client.get(reverse("musyawarah:official-record", args=[meeting.pk])).status_code == 404
    answer = client.get(reverse("musyawarah:deliberation-detail", args=[meeting.pk]))
    leading = (meeting.chair, meeting.minute_taker)  # whoever leads and writes stands on the page
    others = [person.name for person in meeting.attendances.all() if person.name not in leading]
    assert others and not [name for name in others if name in answer.content.decode()]
