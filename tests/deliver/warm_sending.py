"""Imported by the process that others are forked from: does once, for one recipient, what each of them does."""

import tempfile
from pathlib import Path

from tests.deliver import killed_sending
from tests.deliver.mail_project import people, project_at

with tempfile.TemporaryDirectory() as folder:
    project = project_at(Path(folder), people(1))
    project.write_mails(project.issue())

__all__ = ["killed_sending"]
