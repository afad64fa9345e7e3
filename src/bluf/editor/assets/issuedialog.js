// Issue a brief: choose a list, see who gets which copy, and agree to that; then it is made. Nothing is sent from here.

import { html, useEffect, useRef, useState } from "./vendor.js";
import { Lost, askLong, reasonOf } from "./api.js";
import { broken, brokenAddress } from "./broken.js";
import { Command } from "./command.js";
import { Passwords } from "./passwords.js";
import { counted } from "./words.js";

const LONG_LIST = 50; // copies from which on it is told how far it is
const EVERY = 1000; // milliseconds between asking that

const copiesOf = (count) => counted(count, "copy", "copies");

export function IssueBrief({ session, unsaved, close }) {
  const dialog = useRef(null);
  const [lists, setLists] = useState(null);
  const [list, setList] = useState("");
  const [groups, setGroups] = useState([]); // to which it is limited; none: all on the list
  const [plan, setPlan] = useState(null);
  const [listed, setListed] = useState([]); // the groups of the list
  const [problems, setProblems] = useState([]);
  const [mails, setMails] = useState(false);
  const [protecting, setProtecting] = useState(false);
  const [passwords, setPasswords] = useState(null);
  const [step, setStep] = useState("plan"); // then "sure", "making", "made"
  const [made, setMade] = useState(null);
  const focus = (what) => setTimeout(() => dialog.current?.querySelector(what)?.focus()); // once it is there
  const fail = (error) => {
    if (error instanceof Lost) session.lose(error);
    setProblems(error.data?.problems || [{ message: reasonOf(error) }]);
  };
  useEffect(() => {
    dialog.current.showModal();
    askLong("lists").then((found) => {
      setLists(found.lists);
      focus("select");
      if (found.lists.length === 1) setList(found.lists[0]);
    }, fail);
  }, []);
  const look = () => {
    let over = false;
    setPlan(null);
    setProblems([]);
    const found = (plan) => {
      setPlan(plan);
      setListed(plan.groups);
      if (plan.not_mailed.length) setMails(false);
      if (plan.not_protected.length) setProtecting(false);
    };
    if (list && !unsaved) askLong("plan", { path: session.path, list, groups }).then((plan) => over || found(plan), (error) => over || fail(error));
    return () => (over = true);
  };
  useEffect(look, [list, groups, unsaved]);
  const choose = (name) => {
    setList(name);
    setGroups([]);
    setListed([]);
  };
  const sure = async () => {
    setStep("sure");
    if (!protecting) return;
    try {
      setPasswords((await askLong("passwords", { path: session.path, list, groups })).passwords);
    } catch (error) {
      undo(error);
    }
  };
  const undo = (error) => {
    setStep("plan");
    setPlan(null);
    setPasswords(null);
    fail(error);
    focus("select");
  };
  const back = () => {
    setStep("plan");
    setPasswords(null);
    focus(".primary");
  };
  const make = async () => {
    setStep("making");
    try {
      setMade(await askLong("issue", { path: session.path, list, groups, plan: plan.plan, mails, passwords: passwords || [] }));
      setPasswords(null);
      setStep("made");
    } catch (error) {
      undo(error);
    }
  };
  const Step = { plan: Planning, sure: Sure, making: Sure, made: Made }[step];
  const stop = (event) => step === "making" && event.preventDefault();
  return html`<dialog class="issuing" ref=${dialog} aria-labelledby="issue-title" onCancel=${stop} onClose=${close}>
    <h2 id="issue-title">${step === "made" ? `Issued as ${made.name}` : "Issue this brief"}</h2>
    <${Step} ...${{ session, unsaved, lists, list, choose, groups, setGroups, listed, plan, problems, mails, setMails, protecting, setProtecting, passwords, sure, look, back, make, made, busy: step === "making" }} end=${() => dialog.current.close()} />
  </dialog>`;
}

function Planning({ session, unsaved, lists, list, choose, groups, setGroups, listed, plan, problems, mails, setMails, protecting, setProtecting, sure, look, end }) {
  const tooMany = plan && plan.copies.length > plan.most;
  const ready = plan && !tooMany;
  const waiting = list && !unsaved && !plan && !problems.length;
  return html`
    ${lists?.length === 0 && html`<p>There is no distribution list yet. Write one in <code>lists/</code>, such as <code>lists/cabinet.yaml</code>, with a <code>title</code> and <code>recipients</code>.</p>`}
    ${lists?.length > 0 && html`<div class="field"><label for="issue-list">To the list</label>
      <select id="issue-list" value=${list} onChange=${(event) => choose(event.target.value)}>
        <option value="">choose one</option>${lists.map((each) => html`<option key=${each} value=${each}>${each}</option>`)}</select></div>`}
    ${listed.length > 0 && html`<${Groups} ...${{ listed, groups, setGroups }} />`}
    ${unsaved && html`<div class="ask"><p>What is issued is the brief’s file, and this text is not saved yet.</p><button type="button" onClick=${() => session.save()}>Save it</button></div>`}
    <p class="note" role="status">${waiting ? "Looking who gets what …" : ""}</p>
    ${problems.length > 0 && html`<div role="alert"><p>It can’t be issued:</p><${Problems} problems=${problems} kind="error" /></div>
      ${list && html`<button type="button" class="again" onClick=${look}>Look again</button>`}`}
    ${plan && html`<p>${copiesOf(plan.copies.length)} of “${plan.title}” for ${plan.listed}:</p><${Recipients} copies=${plan.copies} />
      ${plan.warnings.length > 0 && html`<details><summary>${counted(plan.warnings.length, "warning")} of the brief</summary><${Problems} problems=${plan.warnings} kind="warning" /></details>`}
      ${tooMany && html`<p class="problem warning">More than ${plan.most} copies are made on the command line, which shows how far it is.</p>`}
      ${ready && html`<${Option} on=${mails} set=${setMails} refused=${plan.not_mailed}>Write a mail to each, as a file to send later${plan.sender && ` (from ${plan.sender})`}<//>
        <${Option} on=${protecting} set=${setProtecting} refused=${plan.not_protected}>Protect each PDF with a password of its own (it is then no PDF/A)<//>`}
      <details><summary>Signed copies</summary><p class="note">Signing asks for a passphrase, which is typed in a terminal. Paste this there instead:</p><${Command} text=${plan.sign} /></details>`}
    <div class="buttons"><button type="button" onClick=${end}>Cancel</button>
      <button type="button" class="primary" aria-disabled=${ready ? "false" : "true"} onClick=${() => ready && sure()}>Make copies …</button></div>`;
}

// To whom on the list it is limited: to those in one of the groups that are ticked.
function Groups({ listed, groups, setGroups }) {
  const turn = (name, on) => setGroups(on ? [...groups, name] : groups.filter((each) => each !== name));
  return html`<fieldset class="field"><legend>Only to groups <span class="note">(none ticked: to all)</span></legend>
    <div class="ticks">${listed.map(({ name, recipients }) => html`<label key=${name}><input type="checkbox" checked=${groups.includes(name)} onChange=${(event) => turn(name, event.target.checked)} /> ${name} <span class="note">(${recipients})</span></label>`)}</div></fieldset>`;
}

// A choice, or why it can't be made.
function Option({ on, set, refused, children }) {
  const why = useRef(`why-${Math.random()}`).current;
  return html`<div class="option"><label class="tick"><input type="checkbox" checked=${on} disabled=${refused.length > 0} aria-describedby=${refused.length ? why : undefined} onChange=${(event) => set(event.target.checked)} /><span>${children}</span></label>
    ${refused.length > 0 && html`<div id=${why}><${Problems} problems=${refused} kind="warning" /></div>`}</div>`;
}

// The number of each copy, its edition and its files.
function Recipients({ copies }) {
  return html`<div class="rows" tabindex="0" role="region" aria-label="Who gets which copy"><table>
    <thead><tr><th scope="col">No.</th><th scope="col">Recipient</th><th scope="col">Gets</th></tr></thead>
    <tbody>${copies.map((copy) => html`<tr key=${copy.number}><td>${copy.number}</td>
      <td>${copy.recipient}<br /><span class="note">${brokenAddress(copy.email)}</span>${copy.cc.length > 0 && html`<br /><span class="note">copy to ${copy.cc.map((each, at) => html`${at > 0 && ", "}${brokenAddress(each)}`)}</span>`}</td>
      <td>${copy.edition ? `the edition for ${copy.level}` : `the whole brief${copy.level ? ` (${copy.level})` : ""}`}
        ${copy.files.map((file) => html`<br /><span class="note">${broken(file)}</span>`)}</td></tr>`)}</tbody>
  </table></div>`;
}

function Problems({ problems, kind }) {
  return html`<ul class="faulty">${problems.map((each, index) => html`<li key=${index} class=${`problem ${kind}`}>
    ${each.file && html`${broken(each.file)}${each.line ? `, line ${each.line}` : ""}: `}${each.message}${each.hint && html` <span class="hint">${each.hint}</span>`}</li>`)}</ul>`;
}

function Sure({ session, plan, mails, protecting, passwords, back, make, busy }) {
  const question = useRef(null);
  const [kept, setKept] = useState(false);
  const [done, setDone] = useState(0);
  useEffect(() => question.current.focus(), []);
  const files = plan.copies.reduce((sum, copy) => sum + copy.formats.length, 0);
  useEffect(() => {
    if (!busy || plan.copies.length < LONG_LIST) return undefined;
    let timer = setTimeout(async function look() {
      const said = await askLong("progress", { path: session.path }).catch(() => null);
      if (said) setDone((before) => Math.max(before, said.files));
      if (timer) timer = setTimeout(look, EVERY);
    }, EVERY);
    return () => {
      clearTimeout(timer);
      timer = null;
    };
  }, [busy]);
  const ready = !busy && (!protecting || (passwords && kept));
  return html`<p tabindex="-1" ref=${question}>Make ${copiesOf(plan.copies.length)} (${counted(files, "file")}${mails ? ` and ${counted(plan.copies.length, "mail")}` : ""}) of “${plan.title}” for ${plan.listed}?
      They are numbered, and the ledger keeps for good that they were made. They are not signed, and nothing is sent.</p>
    ${protecting && (passwords ? html`<${Passwords} ...${{ copies: plan.copies, passwords, kept, setKept, busy }} />` : html`<p class="note">Drawing passwords …</p>`)}
    ${busy && html`<progress aria-label="Making copies" max=${files} value=${done || undefined}></progress>`}
    <div class="buttons"><p class="note" role="status">${busy ? `Making ${copiesOf(plan.copies.length)} …` : ""}</p>
      <button type="button" aria-disabled=${busy ? "true" : "false"} onClick=${() => busy || back()}>Back</button>
      <button type="button" class="primary" aria-disabled=${ready ? "false" : "true"} onClick=${() => ready && make()}>Make ${copiesOf(plan.copies.length)}</button></div>`;
}

function Made({ plan, made, end }) {
  const said = useRef(null);
  useEffect(() => said.current.focus(), []);
  return html`<p tabindex="-1" ref=${said}>${copiesOf(made.copies)}, ${counted(made.files, "file")}${made.mails ? ` and ${counted(made.mails, "mail")}` : ""}, are in <code>${broken(made.folder)}</code>. Nothing has been sent.</p>
    <p class="note">To send them, paste this into a terminal; it shows everyone and everything again before it sends:</p><${Command} text=${made.send} />
    ${plan.not_mailed.length > 0 && html`<p class="note">As it is, that will be refused:</p><${Problems} problems=${plan.not_mailed} kind="warning" />`}
    <div class="buttons"><a href="/#view=issued">See what was issued</a><button type="button" class="primary" onClick=${end}>Close</button></div>`;
}
