// Says which conversations are for agents to read, whichever agent it is.
import type { Conversation } from "@handrail/protocol";

/** Agents see what has ever been put into human hands; what is between a visitor and the bot is not theirs to read. */
export function mayRead(state: Conversation): boolean {
  return (
    // A tombstone tells nothing, and whoever had the conversation open learns why it is gone.
    Boolean(state.erased) ||
    state.owner.type === "queue" ||
    state.owner.type === "agent" ||
    state.request !== null ||
    state.promise !== null ||
    state.lastPromise !== null
  );
}
