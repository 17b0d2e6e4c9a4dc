"""What comes next in a cooperation: every open act, the most pressing first."""

from collections.abc import Callable, Iterator

from partnerships.acts import Act, at
from partnerships.acts_early import offering, preparing
from partnerships.acts_late import confirming, drafting, founding, reflecting, running
from partnerships.case import Case
from partnerships.models import Cooperation

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
    yield from BY_STAGE.get(case.cooperation.stage, lambda case: iter(()))(case)
