// Turns what a page says of its visitor into what the chat understands. Holds the page's way to a fresh token, and no token.
import type { Chat } from "@handrail/core";
import type { VisitorCall } from "../shell.ts";

/** Between a page and a chat. */
export interface PageVisitor {
  /** A fresh token; rejects where the page has given no way to get one. */
  provide(): Promise<string>;
  tell(chat: Pick<Chat, "identify" | "logout" | "erase">, call: VisitorCall): void;
}

/** A page that has said nothing yet. */
export function pageVisitor(): PageVisitor {
  let fresh: (() => Promise<string>) | null = null;
  const provide = (): Promise<string> => (fresh ? fresh() : Promise.reject(new Error("no way")));
  return {
    provide,
    tell(chat, call) {
      if (call[0] === "logout") {
        fresh = null;
        return void chat.logout();
      }
      if (call[0] === "erase") return void chat.erase();
      if (call[0] !== "identify") return;
      const [, token] = call;
      if (token && typeof token === "string") return chat.identify(token);
      fresh = typeof token === "function" ? token : null;
      // A page that fails to get one has nobody to show: the conversation goes on without a name.
      void provide().then(
        (given) => chat.identify(given),
        () => undefined,
      );
    },
  };
}
