// Keep the keys that prove this browser and bluf to each other, where no script can read them: IndexedDB holds them as
// keys, not as bytes. Whoever listens on the port later can neither take them away nor prove to be bluf with them.

const NAME = "bluf";

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(NAME);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function done(mode, work) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(NAME, mode);
      const asked = work(transaction.objectStore(NAME));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

// The keys of this origin: { bluf, browser }; null if this browser has none, or keeps none.
export async function keptKeys() {
  try {
    return (await done("readonly", (store) => store.get("keys"))) || null;
  } catch {
    return null;
  }
}

export async function keepKeys(keys) {
  try {
    await done("readwrite", (store) => store.put(keys, "keys"));
  } catch {
    // this window goes on all the same; another will need the printed address
  }
}
