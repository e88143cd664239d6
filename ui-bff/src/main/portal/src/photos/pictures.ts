/** Pictures that wait in this browser, where one is too large for the storage of texts. */

const [BASE, STORE] = ['weft.pictures', 'pictures'];
/** Milliseconds after which pictures that nothing waits for are removed: a week. */
const LEFT_AFTER = 7 * 24 * 3600_000;

type Kept = { at: number; photos: Blob[] };

/** Those that this page holds, because storage may be full or not available. */
const held = new Map<string, Blob[]>();

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(BASE, 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(STORE));
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error(BASE)));
    asked.addEventListener('blocked', () => reject(new Error(BASE)));
  });
}

async function within<T>(mode: IDBTransactionMode, does: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const work = base.transaction(STORE, mode);
      const asked = does(work.objectStore(STORE));
      work.addEventListener('complete', () => resolve(asked.result));
      work.addEventListener('abort', () => reject(work.error ?? new Error(STORE)));
    });
  } finally {
    base.close();
  }
}

/** Keeps pictures under a name. Resolves to whether they are kept beyond this page. */
export async function keepPictures(name: string, photos: Blob[]): Promise<boolean> {
  held.set(name, photos);
  try {
    await within('readwrite', (store) => store.put({ at: Date.now(), photos } satisfies Kept, name));
    return true;
  } catch {
    return false;
  }
}

export async function picturesOf(name: string): Promise<Blob[]> {
  const here = held.get(name);
  if (here) return here;
  try {
    return (await within('readonly', (store) => store.get(name) as IDBRequest<Kept | undefined>))?.photos ?? [];
  } catch {
    return [];
  }
}

export async function dropPictures(name: string): Promise<void> {
  held.delete(name);
  await within('readwrite', (store) => store.delete(name)).catch(() => undefined);
}

/** Removes what was left a week ago, unless it still waits. */
export async function dropLeft(waiting: ReadonlySet<string>): Promise<void> {
  try {
    const names = (await within('readonly', (store) => store.getAllKeys())).filter((name): name is string => typeof name === 'string' && !waiting.has(name));
    for (const name of names) {
      // oxlint-disable-next-line no-await-in-loop -- few, and not urgent
      const kept = await within('readonly', (store) => store.get(name) as IDBRequest<Kept | undefined>);
      // oxlint-disable-next-line no-await-in-loop -- likewise
      if (kept && Date.now() - kept.at > LEFT_AFTER) await dropPictures(name);
    }
  } catch {
    // not available: nothing is kept
  }
}
