// Keeps what a service worker must know when it subscribes again with no page open: what this device is rung for. It lies in the cache storage,
// the simplest one that pages and workers share.

/** The cache storage, as far as it is used here. */
export interface RingNotes extends Pick<CacheStorage, "delete" | "match"> {
  open(name: string): Promise<Pick<Cache, "put">>;
}

const SHELF = "handrail-ring";
const NOTE = "/desk/ring-choice";

/** Writes it down; `null`: this device is not rung. */
export async function keepRingChoice(caches: RingNotes, isRungOffDuty: boolean | null): Promise<void> {
  if (isRungOffDuty === null) {
    await caches.delete(SHELF);
    return;
  }
  const shelf = await caches.open(SHELF);
  await shelf.put(NOTE, Response.json(isRungOffDuty));
}

/** What was written down last. */
export async function readRingChoice(caches: RingNotes): Promise<boolean | null> {
  const note = await caches.match(NOTE);
  const choice: unknown = await note?.json();
  return typeof choice === "boolean" ? choice : null;
}
