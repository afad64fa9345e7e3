// What is shown to a browser that bluf does not let in, or that can't tell whether this is bluf: how to get in.

import { html } from "./vendor.js";

const OPEN = html`<p>Open the address that <code>bluf edit</code> printed in the terminal where it runs. It begins with <code>${location.origin}/#token=</code>, and is good
  for as long as that bluf runs. If you can't find the terminal, run <code>bluf edit</code> again.</p>`;

const WHY = {
  "no key": ["This browser has no key to bluf", "The editor is for the person who started it alone, and this browser has not been let in yet.", OPEN],
  "old address": ["This address is of an earlier run", "bluf has been started anew since this address was printed, and this browser has no key to it.", OPEN],
  stranger: [
    "This is not the bluf that you know",
    "Another program answers at this address, or a bluf that has lost its key. It can't prove that it is yours, and has been told nothing.",
    OPEN,
  ],
  gone: ["bluf can't be reached", "It has stopped, or is busy.", html`<p>Start <code>bluf edit</code> again, and open the address that it prints.</p>`],
  insecure: [
    "This browser can't keep a secret here",
    "The editor seals everything that it sends, and this browser does not offer what that takes (Web Crypto, Web Locks).",
    html`<p>Use a current Firefox, Chromium, Edge or Safari, and the address as <code>bluf edit</code> printed it.</p>`,
  ],
  worker: [
    "Something stood between this window and bluf",
    "A program that had this address before bluf left a service worker in the browser, which could have read what you type. It has been removed; nothing was sent.",
    html`<p>Close every other window at this address, stop <code>bluf edit</code>, run it again, and open the address that it prints.</p>`,
  ],
};

export function Outside({ reason }) {
  const [title, why, how] = WHY[reason];
  return html`<main class="outside"><div class="card">
    <p class="home" aria-hidden="true">bluf</p>
    <h1>${title}</h1>
    <p>${why}</p>
    ${how}
    <p><button type="button" class="primary" onClick=${() => window.location.reload()}>Try again</button></p>
  </div></main>`;
}

export function Failed({ message, home }) {
  return html`<main class="outside"><div class="card">
    <p class="home" aria-hidden="true">bluf</p>
    <h1>This brief can't be opened</h1>
    <p role="alert">${message}</p>
    <p><a href="/" onClick=${home}>All briefs</a></p>
  </div></main>`;
}
