// Show the picture of a page, small: a brief's in the list, a template's where one is chosen.

import { loadFaces } from "./faces.js";

// Put a picture into an element in the place of the one before; `picture` is { svg, faces }, or null for none.
export function showPage(element, picture) {
  element.querySelector("svg")?.remove();
  if (!picture?.svg) return;
  const svg = new DOMParser().parseFromString(picture.svg, "image/svg+xml").documentElement;
  loadFaces(picture.faces);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("aria-hidden", "true");
  element.append(document.importNode(svg, true));
}
