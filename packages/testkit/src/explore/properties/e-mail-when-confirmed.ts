// An answer in writing is promised by mail exactly to visitors who have shown that the address they gave is theirs. The
// explored states leave the address out, since nothing but the channel depends on it: each variant is tried on the side.
import type { Contact, Conversation } from "@handrail/protocol";
import type { Decision } from "@handrail/protocol/law";
import type { TransitionProperty } from "../property.ts";

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
  check({ before, command, context, decision }, law) {
    if (!before.conversation || command.type === "still-need" || !lastMade(decision)) return null;
    for (const [who, known, isMailed] of VARIANTS) {
      // Its decision alone, without the account of the log: millions of promises are made.
      const { channel, rung } = lastMade(law({ ...before.conversation, ...known }, command, context)) ?? {};
      if (rung === "written" && (channel === "email") !== isMailed)
        return `${who}, a written answer is promised by ${channel}`;
      if (rung === "live" && channel !== "chat") return `an answer in the chat is promised by ${channel}`;
    }
    return null;
  },
};

function lastMade({ events }: Decision) {
  return events.findLast((event) => event.type === "promise.made");
}
