// What the authority may add by itself: what time, its dispatcher, a mail server and a followed link have shown. It speaks for nobody.
import type { RelayCommand } from "../commands.ts";
import type { ErrorCode } from "../errors.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { offer } from "./offer.ts";
import { keepPromise } from "./promise.ts";

/** Adds what the command makes to the draft, or names the refusal. */
export function relayDoes(
  draft: Draft,
  command: Exclude<RelayCommand, { type: "erase" }>,
  context: Context,
): ErrorCode | null {
  switch (command.type) {
    case "promise-due":
    case "offer-expired":
      // Nothing of their own: what is overdue was settled on the way in.
      return null;
    case "offer":
      return offer(draft, command, context);
    case "overtaken":
      if (draft.conversation.owner.type === "queue") draft.note({ type: "visitor.overtaken", by: command.by });
      return null;
    case "alerted": {
      // Whoever was told too late knows of a promise that has ended: nothing is noted of it.
      const { owner, promise } = draft.conversation;
      if (owner.type === "queue" && promise?.id === command.promise)
        draft.note({ type: "on-call.alerted", promise: promise.id });
      return null;
    }
    case "delivered":
      // HG7: only the answer that the promise waits for keeps it; a mail that comes too late finds another promise, or none.
      if (draft.conversation.promise?.answeredSeq === command.seq) keepPromise(draft, context, "email");
      return null;
    case "confirm-contact":
      draft.append({ type: "contact.confirmed", email: command.email });
      return null;
  }
}
