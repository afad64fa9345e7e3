// Load the faces that the briefing is set in, through the channel like all else.

import { askForFile } from "./api.js";

const FACES = { regular: {}, bold: { weight: "700" }, italic: { style: "italic" }, bolditalic: { weight: "700", style: "italic" } };

let loading = null;

// Resolves when they are there; without them, the browser's own stand in.
export function loadFaces() {
  loading ||= Promise.all(
    Object.entries(FACES).map(async ([name, descriptors]) => {
      try {
        const face = new FontFace("Arimo", await (await askForFile("face", { name })).arrayBuffer(), descriptors);
        document.fonts.add(await face.load());
      } catch {
        loading = null; // ask again with the next brief
      }
    }),
  );
  return loading;
}
