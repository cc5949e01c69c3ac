// Keeps one desk up to date: the lists as a whole, the news of conversations, a beat. The open stream is what keeps an agent there.
import { LIMITS, type DeskFrame } from "@handrail/protocol";
import type { Session } from "../accounts/accounts.ts";
import type { Timer } from "../platform.ts";
import { sseResponse } from "../realtime/sse.ts";
import type { DeskDeps } from "./deps.ts";
import { frameOf } from "./frame-of.ts";
import { inboxBasis, inboxOf, meOf, type InboxBasis } from "./inbox.ts";
import type { InboxFeed } from "./inbox-feed.ts";

/** Opens the stream of a session, which is looked at again with each beat. */
export function deskStream(deps: DeskDeps, options: { readonly feed: InboxFeed; readonly session: Session }): Response {
  const { platform, people, stopping, onFault } = deps;
  const { feed, session } = options;
  const { id } = session.account;
  return sseResponse((sendAny) => {
    let isOver = false;
    const send = (frame: DeskFrame): void => sendAny(frame);
    let account = session.account;
    let beating: Timer | null = null;

    // One after the other: an older look at the lists is not told behind a newer one.
    let telling = Promise.resolve();
    const sendInbox = (basis: InboxBasis): void => {
      telling = telling
        .then(async () => {
          const inbox = await inboxOf(deps, basis, id);
          const me = meOf(deps, (await people.accounts.find(id)) ?? account);
          if (!isOver) send({ type: "inbox", inbox, me });
        })
        .catch(onFault);
    };
    const bye = (): void => send({ type: "bye" });
    const beat = async (): Promise<void> => {
      try {
        const now = (await people.accounts.isOpen(session.id)) ? await people.accounts.find(id) : null;
        if (isOver) return;
        if (!now) return bye();
        void people.duty.renew(id);
        const hasNewSelf = JSON.stringify(now) !== JSON.stringify(account);
        account = now;
        send({ type: "beat", nowMs: platform.clock.now() });
        if (hasNewSelf) sendInbox(await inboxBasis(deps));
      } catch (error) {
        // The desk misses the beat and dials again, as it does when the relay is gone.
        onFault(error);
      }
      schedule();
    };
    const schedule = (): void => {
      if (!isOver) beating = platform.clock.setTimeout(() => void beat(), LIMITS.beatMs);
    };

    void people.duty.renew(id);
    const stopFeed = feed.listen({
      onInbox: sendInbox,
      onNews: (item) => send(frameOf(item)),
    });
    stopping.addEventListener("abort", bye);
    schedule();
    return () => {
      isOver = true;
      stopFeed();
      stopping.removeEventListener("abort", bye);
      if (beating !== null) platform.clock.clearTimeout(beating);
    };
  });
}
