"""Papers of the cooperation floor as data for their templates, one file per paper."""

from partnerships.papers.joint_regulation import joint_regulation_data, public_facts

__all__ = ["joint_regulation_data", "public_facts"]
