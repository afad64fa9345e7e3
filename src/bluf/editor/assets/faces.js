// Load the faces that pages are set in, through the channel like all else.

import { askForFile } from "./api.js";

const loading = new Map(); // by digest

// Resolves when the faces that a page names are there; without them, the browser's own stand in.
export function loadFaces(faces) {
  return Promise.all(faces.map((face) => {
    if (!loading.has(face.digest)) loading.set(face.digest, load(face));
    return loading.get(face.digest);
  }));
}

async function load({ digest, family, weight, style }) {
  try {
    const file = await (await askForFile("face", { digest })).arrayBuffer();
    document.fonts.add(await new FontFace(family, file, { weight, style }).load());
  } catch {
    loading.delete(digest); // ask again with the next page
  }
}
