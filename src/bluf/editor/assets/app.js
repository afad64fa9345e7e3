// Let the window in, and show what its address asks for: the list of briefs, or one brief.
//
// An address names a brief behind its #, which is not sent, by a name that only bluf can read. The window stays the same
// when it goes from one to the other, so that leaving a brief waits until what was typed in it is kept.

import { html, render } from "./vendor.js";
import { ask, askLong, enter } from "./api.js";
import { Editor } from "./brief.js";
import { Issued } from "./issued.js";
import { keptKeys } from "./keys.js";
import { BriefList } from "./list.js";
import { Failed, Outside } from "./outside.js";
import { Session } from "./session.js";
import { tabName } from "./tab.js";

const ROOT = document.getElementById("app");
const LEAVE = "What you typed last is in this window only and can't be kept as a draft now. Leave it and lose that?";

let tab = null;
let session = null;
let turns = 0; // of what is shown: a later one overtakes those before it

// What the address asks for: { name } or { path } of a brief, { view } for what is of no brief, { token } to get in.
function wanted() {
  const behind = new URLSearchParams(location.hash.slice(1));
  const before = new URLSearchParams(location.search);
  return { token: behind.get("token"), name: behind.get("name"), path: behind.get("brief") || before.get("brief"), view: behind.get("view") };
}

const addressOf = ({ name }) => (name ? `/#${new URLSearchParams({ name })}` : "/");

function home(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", "/");
  go();
}

function show(view) {
  document.getElementById("starting")?.remove();
  render(view, ROOT);
}

function refuse(reason) {
  document.title = "How to get in – bluf";
  show(html`<${Outside} reason=${reason} />`);
}

async function go() {
  const { name, path, view, token } = wanted();
  if (token) return location.reload(); // a printed address that was opened in this window: begin with it
  if (session && name === session.name) return undefined;
  const turn = ++turns;
  if (session && !(await session.close()) && !(confirm(LEAVE) && (await session.close({ evenSo: true })))) {
    if (turn === turns) history.pushState(null, "", addressOf(session));
    return undefined;
  }
  session = null;
  if (turn !== turns) return undefined;
  if (view === "issued") return show(html`<${Issued} key=${turn} home=${home} />`);
  if (!name && !path) return show(html`<${BriefList} key=${turn} />`);
  const next = new Session(tab);
  try {
    const [choices] = await Promise.all([askLong("choices"), next.open(name ? { name } : { path })]);
    if (turn !== turns) return next.close({ evenSo: true });
    session = next;
    history.replaceState(null, "", addressOf(session));
    return show(html`<${Editor} key=${turn} session=${session} choices=${choices} home=${home} />`);
  } catch (error) {
    if (turn !== turns) return undefined;
    if (error.reason === "elsewhere") return location.reload(); // nothing is open: begin anew
    return error.reason ? refuse(error.reason) : show(html`<${Failed} message=${error.message} home=${home} />`);
  }
}

// Whoever had the port before can have left a service worker: remove it, and go no further.
async function isIntercepted() {
  const workers = navigator.serviceWorker;
  if (!workers) return false;
  const left = await workers.getRegistrations();
  await Promise.all(left.map((each) => each.unregister()));
  return Boolean(workers.controller) || left.length > 0;
}

async function start() {
  const { token, ...brief } = wanted();
  if (!crypto.subtle || !navigator.locks) return refuse("insecure");
  if (await isIntercepted()) return refuse("worker");
  const outcome = await enter(token);
  if (token) history.replaceState(null, "", brief.path ? `/#${new URLSearchParams({ brief: brief.path })}` : "/");
  if (outcome !== "in") {
    // Another window may be let in meanwhile.
    addEventListener("visibilitychange", async () => !document.hidden && (await keptKeys()) && location.reload());
    addEventListener("hashchange", () => location.reload());
    return refuse(outcome);
  }
  tab = await tabName();
  addEventListener("popstate", go); // of each new fragment too, before its hashchange
  return go();
}

start();
