// Ask bluf: everything goes through one channel, which is opened anew when bluf has been started anew.
//
// The keys are read once, when the window is loaded, and held from then on: what stands in the browser's storage later
// may be by whoever had the port meanwhile.

import { Channel, Lost, MOST, Stale, keysOfAddress, provingKeys } from "./channel.js";
import { keepKeys, keptKeys } from "./keys.js";

export { Lost };

// What bluf won't do, with its reason.
export class Refused extends Error {
  constructor(status, data) {
    super(data.message || `bluf answered ${status}`);
    this.status = status;
    this.data = data;
  }
}

let keys = null;
let place = null; // of the folder that this window began in
let channel = null;
let opening = null;

// Get in, by the token of the printed address or by the keys that this browser has. Returns "in", or why not: "no key",
// "old address", or a reason of Lost.
export async function enter(token) {
  const kept = keys || (await keptKeys());
  const ways = [...(token ? [["address", await keysOfAddress(token)]] : []), ...(kept ? [["key", kept]] : [])];
  if (!ways.length) return "no key";
  let outcome;
  for (const [by, each] of ways) {
    try {
      const found = await Channel.open(by, each);
      keys = found.kept ? await provingKeys(found.kept) : each;
      if (found.kept) await keepKeys(keys);
      channel = found;
      place ??= found.place;
      return "in";
    } catch (error) {
      outcome ??= error.reason === "stranger" && token ? "old address" : error.reason;
    }
  }
  return outcome;
}

async function connected() {
  if (channel) return channel;
  opening ||= Channel.open("key", keys).finally(() => (opening = null));
  const found = await opening;
  if (found.place !== place) throw new Lost("elsewhere");
  return (channel ||= found);
}

async function asked(route, data, patience) {
  const content = new TextEncoder().encode(JSON.stringify(data));
  if (content.length > MOST) throw new Refused(413, { message: "this is more than the editor takes" });
  for (let tries = 0; ; tries++) {
    const used = await connected();
    try {
      const answer = await used.ask(route, content, patience);
      if (answer.status === 200) return answer;
      throw new Refused(answer.status, JSON.parse(new TextDecoder().decode(answer.body)));
    } catch (error) {
      if (!(error instanceof Refused) && channel === used) channel = null;
      if (!(error instanceof Stale)) throw error;
      if (tries > 1) throw new Lost("stranger");
    }
  }
}

const LONG = 600000; // milliseconds for what bluf may take long for

export async function ask(route, data = {}, patience = undefined) {
  return JSON.parse(new TextDecoder().decode((await asked(route, data, patience)).body));
}

export const askLong = (route, data) => ask(route, data, LONG);

export async function askForFile(route, data) {
  const { body, media } = await asked(route, data, LONG);
  return new Blob([body], { type: media });
}

// The reason of whatever a request failed with: bluf's own, or that it can't be reached.
export const reasonOf = (error) => (error instanceof Refused ? error.message : "bluf can't be reached.");
