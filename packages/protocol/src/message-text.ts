// What a message says in words alone, for readers who see nothing else: its text, and the names of its files.
import type { EventOf } from "./events.ts";

/** The words of a message; each file is a line of its own, like `[invoice.pdf]`. */
export function messageText(message: Pick<EventOf<"message.sent"> | EventOf<"answer.cut">, "text"> & Files): string {
  const names = (message.files ?? []).map(({ name }) => `[${name}]`);
  return [...(message.text === "" ? [] : [message.text]), ...names].join("\n");
}

interface Files {
  readonly files?: EventOf<"message.sent">["files"];
}
