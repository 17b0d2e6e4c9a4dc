"""What people type about their village, by part."""

from villages.forms.analysis import PriorityForm, SwotForm
from villages.forms.letterhead import LetterheadForm
from villages.forms.needs import NeedForm
from villages.forms.potentials import PotentialForm, ReturnForm

__all__ = ["LetterheadForm", "NeedForm", "PotentialForm", "PriorityForm", "ReturnForm", "SwotForm"]
