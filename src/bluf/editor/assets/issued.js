// What was issued, the newest first: how each issue and its copies stand. A file that is dropped here is verified.

import { html, useEffect, useRef, useState } from "./vendor.js";
import { ask, askLong, reasonOf } from "./api.js";
import { broken, brokenAddress } from "./broken.js";
import { takeFiles } from "./filedrop.js";
import { readFile, sendParts } from "./sending.js";
import { plain, verdictSaid } from "./verdict.js";
import { Command } from "./command.js";
import { counted, moment } from "./words.js";

const KEPT = 20; // verdicts that stay in sight

export function Issued({ home }) {
  const [found, setFound] = useState(null);
  const [error, setError] = useState("");
  const [withdrawing, setWithdrawing] = useState(null);
  const look = async () => {
    try {
      setFound(await askLong("issued"));
      setError("");
    } catch (refused) {
      if (refused.reason === "elsewhere") location.reload(); // these are the issues of another folder now
      setError(reasonOf(refused));
    }
  };
  const closed = async () => {
    const { issue } = withdrawing;
    setWithdrawing(null);
    await look();
    document.getElementById(`issue-${issue}`)?.focus(); // the button that led to it may be gone
  };
  useEffect(() => {
    document.title = "Issued – bluf";
    look();
    const back = () => !document.hidden && look(); // something may have been sent meanwhile
    addEventListener("focus", back);
    document.addEventListener("visibilitychange", back);
    return () => {
      removeEventListener("focus", back);
      document.removeEventListener("visibilitychange", back);
    };
  }, []);
  return html`<main class="list-page issued">
    <header><h1>Issued</h1><a href="/" onClick=${home}>All briefs</a></header>
    <${Verify} />
    ${error && html`<p class="banner error" role="alert">${error}</p>`}
    ${found?.changed && html`<p class="banner error" role="alert">The ledger was changed by something other than bluf, so what is said here may be wrong: ${found.changed.message}. ${found.changed.hint}</p>`}
    ${!found && !error && html`<p class="note">Reading the ledger …</p>`}
    ${found?.issues.length === 0 && html`<p class="note">Nothing has been issued yet. Open a brief, and choose Issue there.</p>`}
    <ul class="issues" aria-label="Issues">${(found?.issues || []).map((issue) => html`<${Issue} key=${issue.issue} issue=${issue} withdraw=${() => setWithdrawing(issue)} />`)}</ul>
    ${withdrawing && html`<${Withdraw} issue=${withdrawing} close=${closed} />`}
  </main>`;
}

const STANDING = {
  current: () => ["good", "Current"],
  unfinished: () => ["warning", "Not finished"],
  superseded: ({ latest }) => ["warning", `Superseded by ${latest}`],
  withdrawn: () => ["error", "Withdrawn"],
};

const state = ([kind, text]) => html`<span class=${`state ${kind}`} key=${text}>${text}</span> `;

function Issue({ issue, withdraw }) {
  const [copies, setCopies] = useState(null);
  const [error, setError] = useState("");
  const [open, setOpen] = useState(false);
  const { issue: name, sent, refused, unknown } = issue;
  useEffect(() => {
    if (open) askLong("copies", { issue: name }).then((said) => setCopies(said.copies), (refusal) => setError(reasonOf(refusal)));
  }, [open, issue]);
  const mailed = sent + refused + unknown > 0;
  const states = [
    STANDING[issue.state](issue),
    ["plain", counted(issue.copies, "copy", "copies")],
    ...(issue.key ? [["plain", "signed"]] : []),
    ...(mailed ? [["plain", `${sent} sent`], [refused ? "error" : "plain", `${refused} refused`], [unknown ? "warning" : "plain", `${unknown} unknown`]] : [["plain", "none sent"]]),
  ];
  return html`<li class="issue"><details onToggle=${(event) => setOpen(event.target.open)}>
    <summary id=${`issue-${name}`}><h2>${issue.title || name}</h2> <span class="note">${broken(name)} · ${moment(issue.at)}${issue.to && ` · for ${issue.to}`}</span>
      <span class="states">${states.map(state)}</span></summary>
    ${issue.state === "withdrawn" && html`<p>Withdrawn: ${issue.why}</p>`}
    ${issue.state === "unfinished" && html`<p>It was cut short: ${counted(issue.files, "file")} made. To go on with it, paste into a terminal:</p><${Command} text=${`bluf issue --resume ${name}`} />`}
    ${unknown > 0 && html`<p class="note">Unknown: handed to a mail server whose answer was never recorded. Such a mail is not sent again unless that is asked for.</p>`}
    ${error && html`<p class="problem error" role="alert">${error}</p>`}
    ${open && !copies && !error && html`<p class="note">Looking for its copies …</p>`}
    ${copies && html`<${Copies} name=${name} copies=${copies} />`}
    ${issue.state !== "withdrawn" && html`<div class="buttons"><button type="button" aria-label=${`Withdraw ${name} …`} onClick=${withdraw}>Withdraw …</button></div>`}
  </details></li>`;
}

const MAILED = { sent: ["good", "Sent"], refused: ["error", "Refused"], unknown: ["warning", "Unknown"], "": ["plain", "Not sent"] };

function Copies({ name, copies }) {
  return html`<div class="rows" tabindex="0" role="region" aria-label=${`Copies of ${name}`}><table>
    <thead><tr><th scope="col">No.</th><th scope="col">Recipient</th><th scope="col">Copy</th><th scope="col">Mail</th></tr></thead>
    <tbody>${copies.map((copy) => html`<tr key=${copy.copy}><td>${copy.copy}</td>
      <td>${copy.recipient}<br /><span class="note">${brokenAddress(copy.email)}</span></td><td>${copy.level || "whole brief"}<br />
        <span class="note">${copy.files.map((file, at) => html`<span key=${file} title=${file}>${copy.formats[at].toUpperCase()} </span>`)}</span></td>
      <td>${state(MAILED[copy.mail])}${copy.answer && html`<br /><span class="note">${copy.answer}</span>`}</td></tr>`)}</tbody>
  </table></div>`;
}

function Withdraw({ issue, close }) {
  const dialog = useRef(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current.showModal(), []);
  const withdraw = async (event) => {
    event.preventDefault();
    if (busy) return;
    const why = new FormData(event.target).get("why").trim();
    if (!why) return setProblem("Say why first: whoever verifies a copy is told.");
    setBusy(true);
    try {
      await askLong("withdraw", { issue: issue.issue, why });
      dialog.current.close();
    } catch (refused) {
      setBusy(false);
      setProblem(reasonOf(refused));
    }
  };
  return html`<dialog ref=${dialog} aria-labelledby="withdraw-title" onClose=${close}>
    <form onSubmit=${withdraw}>
      <h2 id="withdraw-title">Withdraw ${issue.issue}?</h2>
      <p>“${issue.title}”, ${counted(issue.copies, "copy", "copies")}. From then on each copy is verified as withdrawn. This can’t be undone, and nobody is told by mail.</p>
      <div class="field"><label for="withdraw-why">Why</label>
        <textarea id="withdraw-why" name="why" rows="3" maxlength="2000" aria-describedby=${problem ? "withdraw-problem" : undefined}></textarea></div>
      ${problem && html`<p class="problem error" id="withdraw-problem" role="alert">${problem}</p>`}
      <div class="buttons"><button type="button" onClick=${() => dialog.current.close()}>Cancel</button>
        <button type="submit" class="primary" aria-disabled=${busy ? "true" : "false"}>Withdraw it</button></div>
    </form>
  </dialog>`;
}

// Files are verified one after the other; the latest stands first.
function Verify() {
  const input = useRef(null);
  const line = useRef(Promise.resolve());
  const [shown, setShown] = useState([]);
  const [busy, setBusy] = useState("");
  const verify = (file) => {
    line.current = line.current.then(async () => {
      setBusy(file.name);
      const said = await verdictOf(file);
      setShown((before) => [{ ...said, file: file.name, key: `${Date.now()} ${before.length} ${file.name}` }, ...before].slice(0, KEPT));
      setBusy("");
    });
  };
  useEffect(() => takeFiles(verify), []);
  const chosen = () => {
    [...input.current.files].forEach(verify);
    input.current.value = "";
  };
  return html`<section class="verify" aria-label="Verify">
    <div class="target"><p>Drop a PDF or DOCX anywhere here to see whose copy it is, and whether it is genuine and current. It does not leave this machine.</p>
      <button type="button" class="primary" onClick=${() => input.current.click()}>Verify a file</button>
      <input type="file" hidden multiple accept=".pdf,.docx" ref=${input} onChange=${chosen} /></div>
    <div role="status">${busy && html`<p class="note">Verifying “${busy}” …</p>`}
      ${shown.map(({ key, kind, sign, heading, lines, file }) => html`<div class=${`found ${kind}`} key=${key}>
        <h2><span class="sign" aria-hidden="true">${sign}</span> ${heading}</h2><p class="note">${broken(plain(file))}</p>
        ${lines.map((each) => html`<p key=${each}>${each}</p>`)}</div>`)}</div>
  </section>`;
}

async function verdictOf(file) {
  const refused = (why) => ({ kind: "error", sign: "✕", heading: "Not verified", lines: [why] });
  try {
    const content = await readFile(file);
    const place = await ask("verify", { name: file.name, size: file.size, sha256: content?.sha256 || "" });
    return verdictSaid(await sendParts(place, content.bytes, "verified"));
  } catch (error) {
    return refused(error instanceof DOMException ? "It can’t be read." : reasonOf(error));
  }
}
