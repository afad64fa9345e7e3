import { html } from "./vendor.js";

// A path or a name that may be broken where its folders and words end, and not within them.
export const broken = (path) => path.split(/(?<=[/_-])/).map((part) => html`${part}<wbr />`);
