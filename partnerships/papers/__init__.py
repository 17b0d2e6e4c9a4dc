"""Papers of the cooperation floor as data for their templates, one file per paper."""

from partnerships.papers.joint_regulation import joint_regulation_data, public_facts
from partnerships.papers.text import paper_of_text

__all__ = ["joint_regulation_data", "paper_of_text", "public_facts"]
