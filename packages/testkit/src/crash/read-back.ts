// Reads every log through the relay's own door, as its visitors do.
import type { ConversationId, ConversationSecret, EventsResponse } from "@handrail/protocol";
import type { Finding, Seen } from "./judge.ts";
import { DEADLINE_MS } from "./until.ts";
import { postTo, SITE } from "./visitor.ts";

/** Where what the relay tells its visitors falls short of what was seen on its disk. */
export async function readBack(
  url: string,
  { secrets, seen }: { readonly secrets: ReadonlyMap<ConversationId, ConversationSecret>; readonly seen: Seen },
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const [conversation, secret] of secrets) {
    const onDisk = seen.get(conversation) ?? [];
    if (onDisk.length === 0) continue;
    const told = await readLog(url, secret);
    const at = onDisk.findIndex((id, index) => told[index] !== id);
    if (at >= 0) found.push({ wrong: "lost", what: `${conversation}: the visitor is not told event ${at + 1}` });
  }
  return found;
}

/** The ids of one log's events. */
async function readLog(url: string, secret: ConversationSecret): Promise<readonly string[]> {
  const post = postTo(url, DEADLINE_MS);
  const told: string[] = [];
  for (;;) {
    const response = await post("/v1/events", { site: SITE, secret, after: told.length, wait: "none" });
    if (!response.ok) return told;
    const { events, head }: EventsResponse = await response.json();
    told.push(...events.map(({ id }) => id));
    if (events.length === 0 || told.length >= head) return told;
  }
}
