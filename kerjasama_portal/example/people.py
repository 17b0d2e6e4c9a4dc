"""The example accounts: offices, never persons; they exist in the example profile only."""

import json
import os
import secrets
from pathlib import Path

from accounts import actions
from accounts.models import User
from accounts.roles import Role

DISTRICT, REGENCY = "35.02.19", "35.02"
VILLAGES = {
    "ngebel": ("35.02.19.2007", "Ngebel"),
    "sahang": ("35.02.19.2002", "Sahang"),
    "wagirlor": ("35.02.19.2003", "Wagir Lor"),
    "talun": ("35.02.19.2004", "Talun"),
    "gondowido": ("35.02.19.2005", "Gondowido"),
    "pupus": ("35.02.19.2006", "Pupus"),
    "ngrogung": ("35.02.19.2001", "Ngrogung"),
    "sempu": ("35.02.19.2008", "Sempu"),
}
VILLAGE_OFFICES = (Role.KADES, Role.SEKDES, Role.BPD)
OTHERS = {
    "pendamping": (Role.PENDAMPING, {"region_code": DISTRICT, "place_name": "Kecamatan Ngebel"}),
    "camat.ngebel": (Role.CAMAT, {"region_code": DISTRICT, "place_name": "Ngebel"}),
    "dpmd.ponorogo": (Role.DPMD, {"region_code": REGENCY, "place_name": "Kabupaten Ponorogo"}),
    "inspektorat": (Role.INSPEKTORAT, {"region_code": REGENCY, "place_name": "Kabupaten Ponorogo"}),
    "pembaca.nasional": (Role.PEMBACA, {"nationwide": True, "place_name": "nasional"}),
    "admin": (Role.ADMIN, {"nationwide": True}),
}
BODY_OFFICER = "bkad.ngebel"
FILE_NAME = "akun-contoh.json"


def new_password() -> str:
    """Twelve characters that can be read from a screen."""
    return "-".join(secrets.token_hex(2) for _ in range(3))


def offices() -> dict[str, tuple[str, dict]]:
    """User name → role and where it is held."""
    held = {
        f"{role}.{short}": (role, {"region_code": code, "place_name": name})
        for short, (code, name) in VILLAGES.items()
        for role in VILLAGE_OFFICES
    }
    return held | OTHERS


def create_people() -> dict[str, str]:
    """Make every example account with its role; gives the passwords."""
    passwords = {}
    for username, (role, scope) in offices().items():
        passwords[username] = create_person(username, role, scope)
    return passwords


def create_person(username: str, role: str, scope: dict) -> str:
    """One example account."""
    password = new_password()
    name = " ".join(part for part in (Role(role).label, scope.get("place_name", "")) if part)
    user = actions.create_user(username=username, name=name, password=password, by=None, is_example=True)
    actions.grant_role(user=user, role=role, by=None, **scope)
    return password


def reset_passwords() -> dict[str, str]:
    """New passwords for all example accounts, when the file with the old ones is gone."""
    passwords = {}
    for user in User.objects.filter(is_example=True).order_by("pk"):
        passwords[user.username] = new_password()
        actions.set_password(user=user, password=passwords[user.username], by=None)
    return passwords


def write_file(path: Path, passwords: dict[str, str]) -> None:
    """Keep the passwords where only this user reads them (mode 0600)."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(passwords, file, indent=1, ensure_ascii=False)
    path.chmod(0o600)


def person(username: str) -> User:
    """One of the example people, with rights read afresh."""
    return User.objects.get(username=username)
