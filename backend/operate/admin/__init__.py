"""The administration: Django's own, for staff with a second factor, every request written down.

Each file registers the tables of one part of the site. What is not registered is shown to nobody:
answers, notes and own cards of students, links by which runs are shared, pictures.
"""

from backend.operate.admin import accounts, course, lab, log, study
from backend.operate.admin.site import SITE

__all__ = ["SITE", "accounts", "course", "lab", "log", "study"]
