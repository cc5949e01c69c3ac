// An answer in writing is promised by mail exactly to visitors who have shown that the address they gave is theirs. The
// explored states leave the address out, since nothing but the channel depends on it: each variant is tried on the side.
import type { Contact, Conversation } from "@handrail/protocol";
import type { TransitionProperty } from "../property.ts";
import { step } from "../state.ts";

const GIVEN: Contact = { name: null, email: "a@example.org", phone: null };

const PHONE: Contact = { name: null, email: null, phone: "+47 55" };

/** What is known of the visitor's address → whether a written answer comes by mail. */
const VARIANTS: readonly (readonly [string, Pick<Conversation, "contact" | "confirmedEmail">, boolean])[] = [
  ["without an address", { contact: null, confirmedEmail: null }, false],
  ["with an address that is not confirmed", { contact: GIVEN, confirmedEmail: null }, false],
  ["with another address than the confirmed one", { contact: GIVEN, confirmedEmail: "b@example.org" }, false],
  ["with a phone number instead of the confirmed address", { contact: PHONE, confirmedEmail: "a@example.org" }, false],
  ["with a confirmed address", { contact: GIVEN, confirmedEmail: "a@example.org" }, true],
];

export const eMailWhenConfirmed: TransitionProperty = {
  name: "e-mail-when-confirmed",
  rule: "HG6",
  type: "transition",
  check({ before, move, command, lines }, law) {
    const makesPromise = lines.some(({ event }) => event.type === "promise.made");
    if (!before.conversation || !makesPromise || command.type === "still-need") return null;
    for (const [who, known, isMailed] of VARIANTS) {
      const state = { ...before, conversation: { ...before.conversation, ...known } };
      const { channel, rung } = lastMade(step(law, state, move).lines) ?? {};
      if (rung === "written" && (channel === "email") !== isMailed)
        return `${who}, a written answer is promised by ${channel}`;
      if (rung === "live" && channel !== "chat") return `an answer in the chat is promised by ${channel}`;
    }
    return null;
  },
};

function lastMade(lines: Parameters<TransitionProperty["check"]>[0]["lines"]) {
  return lines.map(({ event }) => event).findLast((event) => event.type === "promise.made");
}
