// The finished page: the server's SVG, zoomed, with the way from its words to their fields and back.

import { html, useEffect, useLayoutEffect, useRef, useState } from "./vendor.js";
import { isWithin, parentOf } from "./fieldpath.js";
import { spanOf } from "./places.js";
import { spoken } from "./words.js";

const PIECES = "text[data-src], g[data-src]"; // words, and pictures and charts
const SVG = "http://www.w3.org/2000/svg";
const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
const POINT = 96 / 72; // CSS pixels at 100 %

export function PageView({ session, field, reveal }) {
  const holder = useRef(null);
  const room = useRef(480); // CSS pixels of width that the page has; asking for it would lay everything out
  const [zoom, setZoom] = useState(0); // 0: as wide as there is room
  const [walk, setWalk] = useState(null);
  const walked = useRef(null); // what walk is to be: keys come faster than pages are drawn
  const svg = session.page?.svg;
  const stale = session.preview && !session.preview.page && svg;

  useLayoutEffect(() => {
    if (!svg) return;
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    parsed.setAttribute("aria-hidden", "false");
    parsed.setAttribute("role", "document");
    parsed.setAttribute("aria-label", "The finished page");
    holder.current.replaceChildren(document.importNode(parsed, true));
    size(holder.current, zoom, room.current);
  }, [svg]);

  useLayoutEffect(() => {
    size(holder.current, zoom, room.current);
    const watching = new ResizeObserver(([entry]) => {
      room.current = entry.contentRect.width;
      size(holder.current, zoom, room.current);
    });
    watching.observe(holder.current.parentElement);
    return () => watching.disconnect();
  }, [zoom]);

  useEffect(() => mark(holder.current, walk ?? field, walk !== null || !session.pointed), [svg, field, walk]);

  const clicked = (event) => {
    const text = event.target.closest?.("[data-src]");
    if (!text) return;
    session.pointed = true; // the page stays where it is
    reveal(text.dataset.src, text.dataset.at ? spanOf(text.dataset.at, ...wordAt(text, event)) : null);
  };
  const fields = () => [...new Set([...holder.current.querySelectorAll(PIECES)].map((text) => text.dataset.src))];
  const walkTo = (next) => {
    walked.current = next;
    setWalk(next);
  };
  const keys = (event) => {
    const all = fields();
    const here = walked.current ?? field;
    const at = all.indexOf(here);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = all[Math.min(all.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : at < 0 ? 1 : -1)))];
      if (next) {
        walkTo(next);
        session.say(`${spoken(next)}: ${wordsOf(holder.current, next)}`);
      }
    } else if (event.key === "Enter" && here) reveal(here);
    else return;
    event.preventDefault();
  };
  const stepped = (direction) => {
    const now = zoom || shownZoom(holder.current);
    const next = direction > 0 ? STEPS.find((step) => step > now + 0.01) : STEPS.findLast((step) => step < now - 0.01);
    setZoom(next || now);
  };
  return html`<section class="page" aria-label="Page">
    <div class="above">
      ${session.failure && html`<p class="stale" role="status">The page can't be made: ${session.failure}.</p>`}
      ${!session.failure && session.late && html`<p class="stale" role="status">Making the page takes long. What you type is kept meanwhile.</p>`}
      ${!session.failure && !session.late && stale && html`<p class="stale" role="status">This is the page before the problems under Checks.</p>`}
      <div class="zoom" role="group" aria-label="Zoom">
        <button type="button" class="icon" onClick=${() => stepped(-1)} aria-label="Zoom out" title="Zoom out">−</button>
        <button type="button" class="zoomed" onClick=${() => setZoom(zoom ? 0 : 1)} title="Fit the width, or 100 %">${zoom ? `${Math.round(zoom * 100)} %` : "Fit width"}</button>
        <button type="button" class="icon" onClick=${() => stepped(1)} aria-label="Zoom in" title="Zoom in">+</button>
      </div>
    </div>
    ${!svg && session.preview && html`<p class="note">The page appears here once the problems are mended.</p>`}
    <div class="paper" tabindex="0" role="group" aria-label="The finished page. Arrow keys go from field to field, Enter to the field's words."
      onKeyDown=${keys} onBlur=${() => walkTo(null)}>
      <div class=${`sheet ${stale ? "old" : ""}`} ref=${holder} onClick=${clicked}></div>
    </div>
  </section>`;
}

function size(holder, zoom, room) {
  const svg = holder?.querySelector("svg");
  if (!svg) return;
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const scale = zoom || Math.max(0.2, room / (width * POINT));
  svg.setAttribute("width", width * POINT * scale);
  svg.setAttribute("height", height * POINT * scale);
}

function shownZoom(holder) {
  const svg = holder?.querySelector("svg");
  return svg ? svg.getBoundingClientRect().width / (Number(svg.getAttribute("viewBox").split(" ")[2]) * POINT) : 1;
}

// The pieces of text that come from a field, or, where none does, from the part that holds it.
function piecesOf(holder, field) {
  const all = [...holder.querySelectorAll(PIECES)];
  for (let path = field; path; path = parentOf(path)) {
    const found = all.filter((text) => isWithin(text.dataset.src, path));
    if (found.length) return found;
  }
  return [];
}

const wordsOf = (holder, field) => piecesOf(holder, field).map((piece) => piece.getAttribute("aria-label") || piece.textContent).join(" ");

// Show where a field stands on the page, with a tint behind its words.
function mark(holder, field, scroll) {
  if (!holder) return;
  for (const old of holder.querySelectorAll(".here")) old.remove();
  if (!field) return;
  const found = piecesOf(holder, field);
  for (const text of found) {
    const box = text.getBBox();
    const tint = document.createElementNS(SVG, "rect");
    tint.setAttribute("class", "here");
    for (const [name, value] of [["x", box.x - 1.5], ["y", box.y], ["width", box.width + 3], ["height", box.height], ["rx", 1.5]]) tint.setAttribute(name, value);
    text.before(tint);
  }
  if (found.length && scroll) into(holder.parentElement, found[0]);
}

// Scroll the page, and nothing else, to a piece of text that is out of sight.
function into(scroller, text) {
  const box = text.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) scroller.scrollTop += box.top - frame.top - frame.height / 3;
}

// From which character to which the word of a piece of text reaches that was clicked, or all of the piece.
function wordAt(text, event) {
  const all = text.textContent;
  const whole = [0, [...all].length];
  const matrix = text.getScreenCTM();
  if (!matrix || !event.clientX) return whole;
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  const at = text.getCharNumAtPosition(point);
  if (at < 0) return whole;
  const begun = /\S*$/.exec(all.slice(0, at))[0];
  const words = begun + /^\S*/.exec(all.slice(at))[0];
  const first = [...all.slice(0, at - begun.length)].length;
  return words ? [first, first + [...words].length] : whole;
}
