// One request for each stretch of a conversation: the next one comes only after the visitor went back to the bot, or the end.
import type { TransitionProperty } from "../property.ts";

export const oneRequest: TransitionProperty = {
  name: "one-request",
  rule: "HG4",
  type: "transition",
  check: ({ lines }) =>
    lines.some(({ event, before }) => event.type === "human.requested" && before.isRequested && !event.takesOver)
      ? "a second request in the same stretch"
      : null,
};
