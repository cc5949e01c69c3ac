// News by Ably, for whoever has talked to a human: an entry of its own, because Ably's client weighs more than all the rest. It takes
// the place of the chat's stream while it is up; otherwise news comes as it did before, and nothing is lost in between.
import { effect } from "@preact/signals-core";
import type { ConversationId } from "@handrail/protocol";
import { ablyLine, type AblyLineParts } from "./ably/ably-line.ts";
import { carriedStream } from "./ably/carried-stream.ts";
import type { Line } from "./tabs/line.ts";
import { sharedLine, type TabWorld } from "./tabs/shared-line.ts";
import { pageTabs } from "./adapters/page-tabs.ts";
import type { Chat } from "./chat.ts";
import { isFrame, isRealtimeGrant } from "./domain/answer-shape.ts";

export { ablyLine, type AblyLineParts } from "./ably/ably-line.ts";
export { createEars, type Line, type LineListener } from "./tabs/line.ts";
export type { TabChannel, TabLocks, TabWorld } from "./tabs/shared-line.ts";

/** What may be brought along instead of the page's own. */
export interface NewsByAblyOptions extends Pick<AblyLineParts, "patience"> {
  readonly tabs?: TabWorld;
  /** What dials; Ably's own client unless a simulated world has another. */
  readonly dial?: (parts: AblyLineParts) => Line;
}

const GRANT_MS = 10_000;

/**
 * Has the chat hear of news over Ably, from the first request for a human on. The relay must have Ably beside it: `site` says so
 * by `realtime: "ably"`. Call it once for a chat; what it returns ends it.
 *
 * @example
 * if (chat.site.value?.realtime === "ably") newsByAbly(chat);
 */
export function newsByAbly(
  chat: Chat,
  { patience, tabs = pageTabs, dial = ablyLine }: NewsByAblyOptions = {},
): { stop(): void } {
  const { wire, state, dispatch, site, platform, request } = chat.lent;
  const { clock } = platform;
  const plain = wire.stream;
  let line: Line | null = null;
  let lineOf: ConversationId | null = null;
  let carried = 0;

  const grant: AblyLineParts["grant"] = () => {
    const { secret } = state();
    if (!secret) return Promise.resolve({ type: "unknown" });
    const body = JSON.stringify({ site, secret });
    return request(GRANT_MS, (signal) => wire.ask("/v1/realtime", body, { isAnswer: isRealtimeGrant, signal }));
  };
  // The stream over `fetch` has done its part: the next one is carried.
  const goOver = (): void => {
    const { link } = state();
    if (carried > 0 || link.phase === "off") return;
    if (link.mode === "poll") dispatch({ type: "timer", name: "restream" });
    else dispatch({ type: "frame", call: link.call, frame: { type: "bye" } });
  };
  wire.stream = async (asked, how) => {
    if (!line?.isUp) return plain(asked, how);
    carried += 1;
    const answer = await carriedStream({ line, read: wire.read, clock }, asked, how);
    carried -= 1;
    return answer;
  };
  const hangUp = (): void => {
    line?.close();
    line = null;
    lineOf = null;
  };
  const stopFollowing = effect(() => {
    const now = chat.conversation.value;
    const id = now && !now.erased ? now.id : null;
    // Once asked for, humans may write at any time, also after the bot has come back.
    const isWanted = id !== null && (id === lineOf || chat.human.value.type !== "none");
    if (isWanted && id === lineOf) return;
    hangUp();
    if (!isWanted) return;
    lineOf = id;
    const open = (): Line => dial({ grant, isFrame, platform, ...(patience && { patience }) });
    line = sharedLine(`handrail:ably:${id}`, open, { tabs, clock });
    line.listen({ onFrames: () => {}, onUp: goOver, onDown: () => {} });
    if (line.isUp) goOver();
  });
  return {
    stop() {
      stopFollowing();
      hangUp();
      wire.stream = plain;
    },
  };
}
