// A field that names a file: its path as text, and a way to choose a file from anywhere, or to drop one here.

import { html, useEffect, useRef } from "./vendor.js";
import { ACCEPTED, addFile } from "./files.js";
import { focusField } from "./controls.js";

const CHOOSE = { picture: "Choose a picture", data: "Choose a CSV file", source: "Choose a file" };

// A button that lets a file be chosen, which is put beside the brief; `added` is given its path from there.
export function ChooseFile({ session, takes, at, label = CHOOSE[takes], added, described, primary }) {
  const input = useRef(null);
  const chosen = async () => {
    const [file] = input.current.files;
    if (!file) return;
    const name = await addFile(session, takes, file, at);
    if (input.current) input.current.value = "";
    if (name) added(name);
  };
  return html`<button type="button" class=${primary ? "add" : "choose"} aria-describedby=${described} onClick=${() => input.current.click()}>${label}</button>
    <input type="file" hidden data-chooses=${at} accept=${ACCEPTED[takes]} ref=${input} onChange=${chosen} />`;
}

// The control of a field for a file, beside whatever is its text control.
export function FileTools({ session, takes, path, has }) {
  const put = (name) => {
    session.edit({ op: "put", path, value: name });
    session.changed(); // the file may have been replaced under its name
    focusField(path);
  };
  const problem = session.fileProblem?.path === path && session.fileProblem;
  return html`<div class="file-tools" data-file-field=${path} data-takes=${takes}>
    <${ChooseFile} session=${session} takes=${takes} at=${path} added=${put} label=${has ? "Replace …" : `${CHOOSE[takes]} …`} />
    <span class="note">or drop one here</span>
    ${problem && html`<p class="problem error" role="alert">${problem.message}</p>`}
  </div>`;
}

// Ask what to do with a file whose name another file has; `session.decide` waits for the answer.
export function TakenName({ session }) {
  const dialog = useRef(null);
  const { question } = session;
  useEffect(() => {
    if (question && !dialog.current.open) dialog.current.showModal();
  }, [question]);
  const answer = (way) => () => {
    dialog.current.close(way);
  };
  return html`<dialog ref=${dialog} aria-labelledby="taken-title" onClose=${(event) => session.decided(event.target.returnValue)} onCancel=${(event) => (event.target.returnValue = "")}>
    <h2 id="taken-title">${question?.file} is there already</h2>
    <p>It holds something else. The new ${question?.noun} can be kept beside it as ${question?.other}, or replace it: for every brief that shows it, and without undo.</p>
    <div class="buttons">
      <button type="button" onClick=${answer("")}>Cancel</button>
      <button type="button" onClick=${answer("replace")}>Replace it</button>
      <button type="button" class="primary" onClick=${answer("keep")}>Keep both</button>
    </div>
  </dialog>`;
}
