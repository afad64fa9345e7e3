// The briefs of the folder, each with its page, its date and how it stands; and the way to a new one.

import { html, useEffect, useRef, useState } from "./vendor.js";
import { ask, askLong, reasonOf } from "./api.js";
import { broken } from "./broken.js";
import { TemplateChoice } from "./templatechoice.js";
import { USUAL, listedName } from "./templates.js";
import { showPage } from "./thumbnail.js";
import { counted } from "./words.js";

const MOST = 1024 * 1024; // bytes of an article, as creating.py has it

const POLL = 2000; // milliseconds between looks at the folder

export function BriefList() {
  const [found, setFound] = useState(null);
  const [error, setError] = useState("");
  const [asked, setAsked] = useState(0); // how often a new brief was asked for
  const dialog = useRef(null);
  const begin = () => {
    setAsked(asked + 1);
    dialog.current.showModal();
  };
  useEffect(() => {
    let timer;
    let over = false;
    const look = async () => {
      clearTimeout(timer);
      try {
        if (!document.hidden) {
          const next = await ask("folder");
          if (over) return;
          setError("");
          setFound(next);
        }
      } catch (refused) {
        if (refused.reason === "elsewhere") location.reload(); // it is the list of another folder now
        setError(reasonOf(refused));
      }
      if (!over) timer = setTimeout(look, POLL);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  useEffect(() => {
    document.title = found ? `${found.folder}: briefs – bluf` : "bluf";
  }, [found?.folder]);
  if (!found) return error ? html`<main class="list-page"><p class="banner error" role="alert">${error}</p></main>` : html`<p class="starting">Looking for briefs …</p>`;
  return html`<main class="list-page">
    ${error && html`<p class="banner error" role="alert">${error}</p>`}
    <header><h1>Briefs <span class="folder">in ${found.folder}</span></h1>
      <div class="tools"><a href="/#view=issued">Issued</a><button type="button" class="primary" onClick=${begin}>New brief</button></div></header>
    ${found.briefs.length === 0 && html`<p class="note">There are no briefs in this folder yet.</p>`}
    <ul class="briefs">${found.briefs.map((brief) => html`<${Brief} key=${brief.path} ...${brief} />`)}</ul>
    <${NewBrief} dialog=${dialog} asked=${asked} briefs=${found.briefs.map((brief) => brief.path)} />
  </main>`;
}

// A brief; `stamp` changes with its file, and `drafts` says how many texts of it are not saved.
function Brief({ path, name, stamp, drafts }) {
  const [state, setState] = useState(null);
  const [error, setError] = useState("");
  const thumbnail = useRef(null);
  useEffect(() => {
    let over = false;
    const take = (next, why) => {
      if (over) return;
      setState(next);
      setError(why);
    };
    // Of a long list, only what comes into sight is laid out.
    const watching = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      watching.disconnect();
      if (stamp === "gone") take(null, "the file is gone");
      else askLong("summary", { path }).then((found) => take(found, ""), (refused) => take(null, reasonOf(refused)));
    });
    watching.observe(thumbnail.current);
    return () => {
      over = true;
      watching.disconnect();
    };
  }, [path, stamp]);
  useEffect(() => showPage(thumbnail.current, state), [state]);
  return html`<li><a class="brief" href=${`/#${new URLSearchParams({ name })}`}>
    <div class="thumbnail" ref=${thumbnail}>${(error || (state && !state.svg)) && html`<p>No page yet</p>`}</div>
    <div class="about">
      <h2>${state?.title || broken(path)}</h2>
      <p class="note">${state?.date && `${state.date} · `}${broken(path)}</p>
      ${(error || state || drafts > 0) && html`<ul class="states">
        ${error && html`<li class="error">${error}</li>`}
        ${state && html`<li class=${state.fits ? "good" : "error"}>${state.fits ? "Fits" : state.lines_over ? `${counted(state.lines_over, "line")} too long` : "No page"}</li>`}
        ${state?.errors > 0 && html`<li class="error">${counted(state.errors, "error")}</li>`}
        ${state?.warnings > 0 && html`<li class="warning">${counted(state.warnings, "warning")}</li>`}
        ${state?.quotes > 0 && html`<li class=${state.verified === state.quotes ? "good" : "warning"}>${state.verified} of ${counted(state.quotes, "quote")} verified</li>`}
        ${drafts > 0 && html`<li class="warning">unsaved draft</li>`}
      </ul>`}
    </div>
  </a></li>`;
}

function NewBrief({ dialog, asked, briefs }) {
  const [{ templates, faulty }, setChoices] = useState({ templates: null, faulty: [] });
  const [problem, setProblem] = useState("");
  const [from, setFrom] = useState("template");
  const [template, setTemplate] = useState(USUAL);
  const [making, setMaking] = useState(false);
  useEffect(() => {
    askLong("choices").then((found) => {
      setChoices(found);
      setTemplate((name) => listedName(name, found.templates.map((each) => each.name)));
    }, () => {});
  }, [asked]);
  const make = async (event) => {
    event.preventDefault();
    if (making) return;
    const form = new FormData(event.target);
    const name = form.get("name").trim().replace(/\.ya?ml$/i, "").replace(/\s+/g, "-");
    const article = from === "article" ? form.get("article") : null;
    if (!name) return setProblem("Give its file a name first.");
    if (article !== null && !article.trim()) return setProblem("Paste the article's text first.");
    if (article !== null && new Blob([article]).size > MOST)
      return setProblem("An article may have at most 1 MiB: paste the part that the brief is about.");
    const folder = briefs.length && !briefs.some((path) => path.startsWith("briefs/")) ? "" : "briefs/";
    const path = `${name.includes("/") ? "" : folder}${name}.yaml`;
    setProblem("");
    setMaking(true);
    try {
      const made = await askLong("new", { path, template, article });
      location.hash = new URLSearchParams({ name: made.name });
    } catch (refused) {
      setMaking(false);
      setProblem(reasonOf(refused));
    }
  };
  return html`<dialog class="new" ref=${dialog} aria-labelledby="new-title" onClose=${() => setProblem("")}>
    <form onSubmit=${make} aria-busy=${making ? "true" : "false"}>
      <h2 id="new-title">New brief</h2>
      <div class="field"><label for="new-name">Name of its file</label>
        <input id="new-name" name="name" required autocomplete="off" placeholder="arctic-shipping" aria-describedby=${problem ? "new-problem" : undefined} /></div>
      <${TemplateChoice} templates=${templates} faulty=${faulty} chosen=${template} choose=${setTemplate} asked=${asked} />
      <fieldset class="choice"><legend>Begin with</legend>
        <label><input type="radio" name="from" value="template" checked=${from === "template"} onChange=${() => setFrom("template")} /> a starter to write over</label>
        <label><input type="radio" name="from" value="article" checked=${from === "article"} onChange=${() => setFrom("article")} /> a draft from an article</label></fieldset>
      ${from === "article" && html`<div class="field"><label for="new-article">The article's text</label>
        <textarea id="new-article" name="article" rows="10" placeholder="Paste it here. It is kept beside the brief, and the quotes are checked against it."></textarea></div>`}
      ${problem && html`<p class="problem error" id="new-problem" role="alert">${problem}</p>`}
      <div class="buttons"><p class="note" role="status">${making && (from === "article" ? "Making the draft …" : "Making the brief …")}</p>
        <button type="button" onClick=${() => dialog.current.close()}>Cancel</button><button type="submit" class="primary" aria-disabled=${making ? "true" : "false"}>Make it</button></div>
    </form>
  </dialog>`;
}
