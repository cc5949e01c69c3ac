// Puts the log's messages into the form that a bot is asked with.
import type { Turn } from "@handrail/bots";
import { messageText, type Event } from "@handrail/protocol";

/** What a bot is told of the past: enough to know what "it" means, little enough for every model's window. */
export const TRANSCRIPT_TURNS_MAX = 40;

/** Messages and cut answers, in order. */
export function transcript(events: readonly Event[]): readonly Turn[] {
  return events.flatMap((event): readonly Turn[] => {
    if (event.type !== "message.sent" && event.type !== "answer.cut") return [];
    const role = event.from.type;
    if (role === "relay") return [];
    const filled = event.type === "message.sent" ? event.fields : undefined;
    const fields = filled && Object.fromEntries(filled.map(({ name, value }) => [name, value]));
    const sent = event.type === "message.sent" ? event.files : undefined;
    const files = sent?.map(({ name, type, bytes }) => ({ name, type, bytes }));
    return [{ role, text: messageText(event), atMs: event.atMs, ...(fields && { fields }), ...(files && { files }) }];
  });
}
