// Keeps one desk up to date: the lists as a whole, the news of conversations, a beat. The open stream is what keeps an agent there.
import { LIMITS, type DeskFrame } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import type { Timer } from "../platform.ts";
import { sseResponse } from "../realtime/sse.ts";
import type { DeskDeps } from "./deps.ts";
import { inboxOf, meOf } from "./inbox.ts";
import type { InboxFeed } from "./inbox-feed.ts";

/** Opens the stream of a session. `headers` hold the cookie, which is looked at again with each beat. */
export function deskStream(
  deps: DeskDeps,
  options: { readonly feed: InboxFeed; readonly account: Account; readonly headers: Headers },
): Response {
  const { platform, people, stopping } = deps;
  const { feed, headers } = options;
  const { id } = options.account;
  return sseResponse((sendAny, closed) => {
    const send = (frame: DeskFrame): void => sendAny(frame);
    let account = options.account;
    let beating: Timer | null = null;

    const sendInbox = (): void => send({ type: "inbox", inbox: inboxOf(deps, id), me: meOf(deps, account) });
    const bye = (): void => send({ type: "bye" });
    const beat = async (): Promise<void> => {
      // Sessions end elsewhere: by sign-out, by an admin, by a new password.
      const session = await people.accounts.sessionOf(headers);
      if (closed.aborted) return;
      if (session?.account.id !== id) return bye();
      people.duty.renew(id);
      const hasNewSelf = session.account.name !== account.name || session.account.role !== account.role;
      account = session.account;
      send({ type: "beat", nowMs: platform.clock.now() });
      if (hasNewSelf) sendInbox();
      schedule();
    };
    const schedule = (): void => {
      // A database that fails ends the stream; the desk dials again.
      beating = platform.clock.setTimeout(() => void beat().catch(bye), LIMITS.beatMs);
    };

    people.duty.renew(id);
    const stopFeed = feed.listen({
      onInbox: sendInbox,
      onNews: (item) =>
        item.type === "log"
          ? send({ type: "log", conversation: item.conversation, head: item.head, events: item.events })
          : send({ type: "signal", conversation: item.conversation, signal: item.signal }),
    });
    closed.addEventListener("abort", () => {
      stopFeed();
      stopping.removeEventListener("abort", bye);
      if (beating !== null) platform.clock.clearTimeout(beating);
    });
    stopping.addEventListener("abort", bye);
    sendInbox();
    schedule();
  });
}
