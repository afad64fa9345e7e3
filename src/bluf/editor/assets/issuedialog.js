// Issue a brief: choose a list, see who gets which copy, and agree to that; then it is made. Nothing is sent from here.

import { html, useEffect, useRef, useState } from "./vendor.js";
import { Lost, askLong, reasonOf } from "./api.js";
import { broken, brokenAddress } from "./broken.js";
import { Command } from "./command.js";
import { counted } from "./words.js";

const copiesOf = (count) => counted(count, "copy", "copies");

export function IssueBrief({ session, unsaved, close }) {
  const dialog = useRef(null);
  const [lists, setLists] = useState(null);
  const [list, setList] = useState("");
  const [plan, setPlan] = useState(null);
  const [problems, setProblems] = useState([]);
  const [mails, setMails] = useState(false);
  const [step, setStep] = useState("plan"); // then "sure", "making", "made"
  const [made, setMade] = useState(null);
  const fail = (error) => {
    if (error instanceof Lost) session.lose(error);
    setProblems(error.data?.problems || [{ message: reasonOf(error) }]);
  };
  useEffect(() => {
    dialog.current.showModal();
    askLong("lists").then((found) => {
      setLists(found.lists);
      if (found.lists.length === 1) setList(found.lists[0]);
    }, fail);
  }, []);
  const look = () => {
    let over = false;
    setPlan(null);
    setProblems([]);
    setMails(false);
    if (list && !unsaved)
      askLong("plan", { path: session.path, list }).then((found) => over || setPlan(found), (error) => over || fail(error));
    return () => (over = true);
  };
  useEffect(look, [list, unsaved]);
  const back = () => {
    setStep("plan");
    setTimeout(() => dialog.current?.querySelector(".primary")?.focus());
  };
  const make = async () => {
    setStep("making");
    try {
      setMade(await askLong("issue", { path: session.path, list, plan: plan.plan, mails }));
      setStep("made");
    } catch (error) {
      setStep("plan");
      setPlan(null);
      fail(error);
    }
  };
  const Step = { plan: Planning, sure: Sure, making: Sure, made: Made }[step];
  const stop = (event) => step === "making" && event.preventDefault();
  return html`<dialog class="issuing" ref=${dialog} aria-labelledby="issue-title" onCancel=${stop} onClose=${close}>
    <h2 id="issue-title">${step === "made" ? `Issued as ${made.name}` : "Issue this brief"}</h2>
    <${Step} ...${{ session, unsaved, lists, list, setList, plan, problems, mails, setMails, setStep, look, back, make, made, busy: step === "making" }} end=${() => dialog.current.close()} />
  </dialog>`;
}

function Planning({ session, unsaved, lists, list, setList, plan, problems, mails, setMails, setStep, look, end }) {
  const tooMany = plan && plan.copies.length > plan.most;
  const ready = plan && !tooMany;
  const waiting = list && !unsaved && !plan && !problems.length;
  return html`
    ${lists?.length === 0 && html`<p>There is no distribution list yet. Write one in <code>lists/</code>, such as <code>lists/cabinet.yaml</code>, with a <code>title</code> and <code>recipients</code>.</p>`}
    ${lists?.length > 0 && html`<div class="field"><label for="issue-list">To the list</label>
      <select id="issue-list" value=${list} onChange=${(event) => setList(event.target.value)}>
        <option value="">choose one</option>${lists.map((each) => html`<option key=${each} value=${each}>${each}</option>`)}</select></div>`}
    ${unsaved && html`<div class="ask"><p>What is issued is the brief’s file, and this text is not saved yet.</p><button type="button" onClick=${() => session.save()}>Save it</button></div>`}
    <p class="note" role="status">${waiting ? "Looking who gets what …" : ""}</p>
    ${problems.length > 0 && html`<div role="alert"><p>It can’t be issued:</p><${Problems} problems=${problems} kind="error" /></div>
      ${list && html`<button type="button" onClick=${look}>Look again</button>`}`}
    ${plan && html`<p>${copiesOf(plan.copies.length)} of “${plan.title}” for ${plan.listed}:</p><${Recipients} copies=${plan.copies} />
      ${plan.warnings.length > 0 && html`<details><summary>${counted(plan.warnings.length, "warning")} of the brief</summary><${Problems} problems=${plan.warnings} kind="warning" /></details>`}
      ${tooMany && html`<p class="problem warning">More than ${plan.most} copies are made on the command line, which shows how far it is.</p>`}
      ${ready && html`<label class="tick"><input type="checkbox" checked=${mails} disabled=${plan.not_mailed.length > 0} onChange=${(event) => setMails(event.target.checked)} />
        with mails to send, as files${plan.sender && ` (from ${plan.sender})`}</label>
        ${plan.not_mailed.length > 0 && html`<${Problems} problems=${plan.not_mailed} kind="warning" />`}`}
      <p class="note">Signing asks for a passphrase, which is typed in a terminal. For signed copies, paste this there instead:</p><${Command} text=${plan.sign} />`}
    <div class="buttons"><button type="button" onClick=${end}>Cancel</button>
      <button type="button" class="primary" aria-disabled=${ready ? "false" : "true"} onClick=${() => ready && setStep("sure")}>Make copies …</button></div>`;
}

// The number, edition and files of each copy.
function Recipients({ copies }) {
  return html`<div class="rows" tabindex="0" role="region" aria-label="Who gets which copy"><table>
    <thead><tr><th scope="col">No.</th><th scope="col">Recipient</th><th scope="col">Gets</th><th scope="col">Files</th></tr></thead>
    <tbody>${copies.map((copy) => html`<tr key=${copy.number}><td>${copy.number}</td>
      <td>${copy.recipient}<br /><span class="note">${brokenAddress(copy.email)}${copy.cc.length > 0 && ` (copy to ${copy.cc.join(", ")})`}</span></td>
      <td>${copy.edition ? `the edition for ${copy.level}` : `the whole brief${copy.level ? ` (${copy.level})` : ""}`}</td>
      <td>${copy.formats.map((each) => each.toUpperCase()).join(", ")}</td></tr>`)}</tbody>
  </table></div>`;
}

function Problems({ problems, kind }) {
  return html`<ul class="faulty">${problems.map((each, index) => html`<li key=${index} class=${`problem ${kind}`}>
    ${each.file && html`${broken(each.file)}${each.line ? `, line ${each.line}` : ""}: `}${each.message}${each.hint && html` <span class="hint">${each.hint}</span>`}</li>`)}</ul>`;
}

function Sure({ plan, mails, back, make, busy }) {
  const question = useRef(null);
  useEffect(() => question.current.focus(), []);
  const files = plan.copies.reduce((sum, copy) => sum + copy.formats.length, 0);
  return html`<p tabindex="-1" ref=${question}>Make ${copiesOf(plan.copies.length)} (${counted(files, "file")}${mails ? ` and ${counted(plan.copies.length, "mail")}` : ""}) of “${plan.title}” for ${plan.listed}?
      They are numbered, and the ledger keeps for good that they were made. They are not signed, and nothing is sent.</p>
    <div class="buttons"><p class="note" role="status">${busy ? `Making ${copiesOf(plan.copies.length)} …` : ""}</p>
      <button type="button" aria-disabled=${busy ? "true" : "false"} onClick=${() => busy || back()}>Back</button>
      <button type="button" class="primary" aria-disabled=${busy ? "true" : "false"} onClick=${() => busy || make()}>Make ${copiesOf(plan.copies.length)}</button></div>`;
}

function Made({ made, end }) {
  const said = useRef(null);
  useEffect(() => said.current.focus(), []);
  return html`<p tabindex="-1" ref=${said}>${copiesOf(made.copies)}, ${counted(made.files, "file")}${made.mails ? ` and ${counted(made.mails, "mail")}` : ""}, are in <code>${broken(made.folder)}</code>. Nothing has been sent.</p>
    <p class="note">To send them, paste this into a terminal; it shows everyone and everything again before it sends:</p><${Command} text=${made.send} />
    <div class="buttons"><a href="/#view=issued">See what was issued</a><button type="button" class="primary" onClick=${end}>Close</button></div>`;
}
