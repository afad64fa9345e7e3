// Ask the editor's server. Every answer is JSON but a file's; what is refused is thrown as Refused.

export class Refused extends Error {
  constructor(status, data) {
    super(data.message || `the server answered ${status}`);
    this.status = status;
    this.data = data;
  }
}

async function answered(response) {
  if (response.ok) return response;
  let data = {};
  try {
    data = await response.json();
  } catch {
    data = { message: response.status === 403 ? "this window has no key to the editor any more" : undefined };
  }
  throw new Refused(response.status, data);
}

// Ask until the server has room: a folder of many briefs asks for many at once.
async function asked(address, options) {
  for (;;) {
    const response = await fetch(address, options);
    if (response.status !== 429) return answered(response);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

export async function get(route, query = {}) {
  return (await asked(`/api/${route}?${new URLSearchParams(query)}`)).json();
}

const sent = (route, body) =>
  asked(`/api/${route}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export async function post(route, body) {
  return (await sent(route, body)).json();
}

export async function postForFile(route, body) {
  return (await sent(route, body)).blob();
}
