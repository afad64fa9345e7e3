// The choice of a template for a new brief: each with its name, what it is for, and a picture of its page.

import { html, useEffect, useRef, useState } from "./vendor.js";
import { askLong } from "./api.js";
import { broken } from "./broken.js";
import { showPage } from "./thumbnail.js";

// Pictures are asked for one after the other, from the first on: a brief that is made meanwhile does not wait for them all.
const waiting = [];
let isDrawing = false;

function inTurn(index, draw) {
  waiting.push({ index, draw });
  waiting.sort((one, other) => one.index - other.index);
  if (isDrawing) return;
  isDrawing = true;
  setTimeout(async () => {
    while (waiting.length) await waiting.shift().draw();
    isDrawing = false;
  });
}

// `asked` counts how often the choice was shown; what has changed since is drawn anew.
export function TemplateChoice({ templates, faulty, chosen, choose, asked }) {
  return html`<fieldset class="choice"><legend>Template</legend>
    ${templates === null && html`<p class="note">Looking for templates …</p>`}
    <div class="templates">${(templates || []).map((each, index) => html`<${Choice} key=${each.name} ...${each} index=${index} asked=${asked}
      isChosen=${each.name === chosen} choose=${choose} />`)}</div>
    ${faulty.length > 0 && html`<p class="note">What is at fault is not offered:</p>
      <ul class="faulty">${faulty.map((each) => html`<li key=${each.file} class="problem warning">${broken(each.file)}${each.line ? `, line ${each.line}` : ""}: ${each.message}</li>`)}</ul>`}
  </fieldset>`;
}

function Choice({ name, description, index, asked, isChosen, choose }) {
  const [picture, setPicture] = useState(null);
  const [hasNone, setHasNone] = useState(false); // as of a template whose page is at fault
  const thumbnail = useRef(null);
  useEffect(() => {
    let over = false;
    const draw = async () => {
      if (over) return;
      const found = await askLong("picture", { template: name }).catch(() => null);
      if (over) return;
      setPicture(found);
      setHasNone(found === null);
    };
    // Of a long list, only what comes into sight is drawn.
    const watching = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      watching.disconnect();
      inTurn(index, draw);
    });
    watching.observe(thumbnail.current.parentElement);
    return () => {
      over = true;
      watching.disconnect();
    };
  }, [name, asked]);
  useEffect(() => showPage(thumbnail.current, picture), [picture]);
  const [nameId, aboutId] = [`template-${index}`, `template-${index}-about`];
  const alt = picture ? { role: "img", "aria-label": `A page of the template ${name}` } : { "aria-hidden": "true" };
  return html`<label class=${hasNone ? "template alone" : "template"}>
    <span class="thumbnail" ref=${thumbnail} ...${alt}></span>
    <span class="about"><span class="name"><input type="radio" name="template" value=${name} checked=${isChosen} onChange=${() => choose(name)}
        aria-labelledby=${nameId} aria-describedby=${aboutId} /><span id=${nameId}>${broken(name)}</span></span>
      <span class="note" id=${aboutId}>${description}</span></span>
  </label>`;
}
