// Show two versions of a brief beside each other, or one over the other where there is little room.

import { EditorState, EditorView, MergeView, lineNumbers, unifiedMergeView, yaml } from "./vendor.js";
import { shadow } from "./yaml.js";

const WIDE = 900; // CSS pixels from which there is room for both

export function compareView({ parent, mine, theirs, sides }) {
  const { root, place } = shadow(parent, "both");
  const common = (label) => [
    lineNumbers(), yaml(), EditorView.lineWrapping, EditorState.readOnly.of(true), EditorView.editable.of(false),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
  ];
  const wide = parent.clientWidth >= WIDE;
  const head = document.createElement("div");
  head.className = wide ? "sides" : "sides over";
  for (const side of ["mine", "theirs"]) {
    const heading = document.createElement("h3");
    heading.className = side;
    heading.textContent = sides[side];
    head.append(heading);
  }
  place.append(head);
  if (!wide) {
    const state = EditorState.create({ doc: theirs, extensions: [...common(sides.theirs), unifiedMergeView({ original: mine, mergeControls: false })] });
    const view = new EditorView({ state, parent: place, root });
    return { destroy: () => view.destroy() };
  }
  const view = new MergeView({
    a: { doc: mine, extensions: common(sides.mine) },
    b: { doc: theirs, extensions: common(sides.theirs) },
    parent: place,
    root,
    collapseUnchanged: { margin: 3 },
  });
  return { destroy: () => view.destroy() };
}
