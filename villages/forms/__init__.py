"""What people type about their village, by part."""

from villages.forms.analysis import SeasonForm, SwotForm
from villages.forms.letterhead import LetterheadForm
from villages.forms.needs import NeedForm
from villages.forms.plans import PlanRowForm
from villages.forms.potentials import PotentialForm, ReturnForm
from villages.forms.priorities import PriorityForm, ScoreForm, WeightsForm
from villages.forms.submitting import SubmitForm
from villages.forms.years import YearForm

__all__ = [
    "LetterheadForm",
    "NeedForm",
    "PlanRowForm",
    "PotentialForm",
    "PriorityForm",
    "ReturnForm",
    "ScoreForm",
    "SeasonForm",
    "SubmitForm",
    "SwotForm",
    "WeightsForm",
    "YearForm",
]
