// Fetches what the emoji are called in a language. They lie beside the panel on the relay.

/** By emoji: its name, then other words that it is found by, with `|` between them. */
export type Names = Readonly<Record<string, string>>;

/** The names. Rejects where there are none to be had. */
export async function fetchNames(relay: string, tag: string): Promise<Names> {
  const response = await fetch(`${relay}/widget/emoji-${tag}.json`);
  const body: unknown = response.ok ? await response.json() : null;
  if (!isNames(body)) throw new Error(`no names of emoji for ${tag}`);
  return body;
}

function isNames(value: unknown): value is Names {
  return typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
}
