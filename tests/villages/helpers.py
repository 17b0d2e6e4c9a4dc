"""Potentials in any state, reached by real acts; and what docs/hak-akses.csv says."""

import csv
from pathlib import Path

from villages import actions
from villages.models import Topic

NGEBEL, SAHANG, TALUN = "35.02.19.2007", "35.02.19.2002", "35.02.19.2004"
KELURAHAN, ELSEWHERE = "35.02.18.1001", "35.03.01.2001"
ORACLE = Path(__file__).resolve().parents[2] / "docs" / "hak-akses.csv"
VILLAGE_ROLES = ["kades", "sekdes", "perangkat", "bpd"]
ROLES = [*VILLAGE_ROLES, "pendamping", "camat", "dpmd", "bkad", "inspektorat", "pembaca", "admin"]
REFUSAL = {"tolak": 403, "tiada": 404}


def new_potential(village, by, **facts):
    """A draft potential, by the real act."""
    kind = {} if "kind" in facts else {"topic": Topic.objects.get(code="air-bersih")}
    facts = kind | {"name": "Mata air", "quantity": 11, "unit": "l/dt", "own_use": 5} | facts
    return actions.add_potential(village=village, by=by, **facts)


def new_need(village, by, **facts):
    """A need, by the real act."""
    topic = Topic.objects.get(code="sampah")
    facts = {"topic": topic, "name": "Sampah", "quantity": 2, "unit": "ton/hari", "households": 40} | facts
    facts = {"urgency": "tinggi"} | facts
    return actions.add_need(village=village, by=by, **({"target_year": 2027, "plan_reference": ""} | facts))


def bring_to(potential, state, verifier):
    """Bring a draft to a state by real moves."""
    if state in ("diajukan", "terverifikasi"):
        actions.submit_potential(potential=potential, by=potential.created_by)
    if state == "terverifikasi":
        actions.verify_potential(potential=potential, by=verifier)
    return potential


def oracle(action, state, relation):
    """What docs/hak-akses.csv says for each role."""
    with ORACLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if (row["aksi"], row["keadaan"], row["hubungan"]) == (action, state, relation):
                return {role: row[role] for role in [*ROLES, "publik"]}
    raise LookupError(f"{action}, {state}, {relation}")
