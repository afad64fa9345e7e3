"""Editor: turn a folder of briefs into a page in the browser, where an outline is edited beside its finished page.

It is an extra (`pip install 'bluf[edit]'`) and sits on bluf's public names alone. docs/design/030-editor.md says how
it is made, docs/editor.md how it is used.
"""

from bluf.editor.serving import edit
from bluf.editor.state import StateError

__all__ = ["StateError", "edit"]
