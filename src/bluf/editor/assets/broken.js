import { html } from "./vendor.js";

// A path or a name that may be broken where its folders and words end, and not within them.
export const broken = (path) => breakable(path, /(?<=[/_-])/);

// An address of mail, which may be broken before its @ and its dots.
export const brokenAddress = (address) => breakable(address, /(?=[@.])/);

const breakable = (text, at) => text.split(at).map((part) => html`${part}<wbr />`);
