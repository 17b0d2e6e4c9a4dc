"""What comes next in a cooperation: every open act, the most pressing first."""

from collections.abc import Callable, Iterator

from accounts.permissions import Permission as P
from partnerships.acts import Act, at, lead_act
from partnerships.acts_early import offering, preparing
from partnerships.acts_late import confirming, drafting, founding, reflecting, running
from partnerships.case import Case
from partnerships.checks_early import to
from partnerships.models import Cooperation
from partnerships.old_names import EARLY, ended_in_plan

Stage = Cooperation.Stage
BY_STAGE: dict[str, Callable[[Case], Iterator[Act]]] = {
    Stage.PREPARATION: preparing,
    Stage.OFFER: lambda case: at(4, offering(case)),
    Stage.DRAFTING: drafting,
    Stage.IN_FORCE: lambda case: at(5, founding(case)),
    Stage.RUNNING: lambda case: at(6, running(case)),
    Stage.SUSPENDED: lambda case: at(6, reflecting(case)),
}


def next_acts(case: Case) -> Iterator[Act]:
    """All open acts of the stage; none when it is ended or closed, but for old data that must still be confirmed."""
    if case.cooperation.is_old_data and case.cooperation.stage in Cooperation.PUBLIC:
        yield from at(6, confirming(case))
    yield from ending(case) if ended_in_plan(case) else of_stage(case)


def of_stage(case: Case) -> Iterator[Act]:
    """What the stage asks for while all villages are villages of today."""
    return BY_STAGE.get(case.cooperation.stage, lambda case: iter(()))(case)


def ending(case: Case) -> Iterator[Act]:
    """With an ended village a plan can't be signed: set it aside, or close the plan (UU 6/2014 pasal 92)."""
    ended = ended_in_plan(case)
    if any(party.status not in EARLY for party in ended):
        url, step = to("cooperation-move", case, "close"), next((act.step for act in of_stage(case)), 4)
        what = "Tutup rencana ini, lalu mulai yang baru dengan penerusnya"
        yield from at(step, [lead_act(case, P.OFFER_SEND, what, url, "Tutup rencana", "Kades")])
        return
    for party in ended:
        url, what = to("party-move", case, party.pk, "set_aside"), f"Sisihkan {party.village.title} dengan alasannya"
        yield from at(2, [lead_act(case, P.COOPERATION_EDIT, what, url, "Sisihkan desa ini")])
