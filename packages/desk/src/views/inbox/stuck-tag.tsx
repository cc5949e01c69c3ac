// Says in a row of the list that a reply in this conversation has not gone: whoever has moved on would not see it.
import type { ConversationId } from "@handrail/protocol";
import { isStuck, type Outbox } from "../../domain/outbox.ts";
import { Icon } from "../parts/icon.tsx";

/** Whether a reply of this conversation needs a look. */
export function hasStuck(outbox: Outbox, conversation: ConversationId): boolean {
  return outbox.some((reply) => reply.conversation === conversation && isStuck(reply));
}

/** The tag. */
export function StuckTag() {
  return (
    <span class="tag is-stuck">
      <Icon name="warning" />
      Reply not sent
    </span>
  );
}
