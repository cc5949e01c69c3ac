// Speaks as a relay does, to a page that is its own authority. What humans are to have counts once their channel has it: until then the
// answer is `unknown`, and the page asks again with the same ids (HG3).
import {
  LIMITS,
  wireError,
  type ConversationSecret,
  type EventsResponse,
  type LiveFacts,
  type SiteFacts,
} from "@handrail/protocol";
import type { Answer, Wire } from "../backend.ts";
import type { Clock, Timer } from "../platform.ts";
import { shownSeq, undelivered, type DirectLog } from "./direct-log.ts";
import type { DirectParts } from "./direct-parts.ts";
import { directTalk, type DirectTalk } from "./direct-talk.ts";

/** The logs of a browser have one name: whoever loses them loses the secret with them. */
const GENERATION = "direct";

const NOBODY: Answer<never> = { type: "refused", error: wireError("unknown-conversation") };

export function directWire(parts: DirectParts, facts: () => SiteFacts): Wire {
  const { clock } = parts.platform;
  const talks = new Map<ConversationSecret, DirectTalk>();
  const talkOf = (secret: ConversationSecret): DirectTalk => {
    const talk = talks.get(secret) ?? directTalk(secret, parts);
    talks.set(secret, talk);
    return talk;
  };
  const live = (talk: DirectTalk): LiveFacts => ({
    asOfMs: clock.now(),
    place: null,
    waiting: 0,
    agentsOnDuty: talk.agentsOnDuty(),
    expectedWaitMs: null,
    step: null,
  });
  const report = (talk: DirectTalk, log: DirectLog, after: number): EventsResponse => {
    const head = shownSeq(log);
    const events = log.events.filter(({ seq }) => seq > after && seq <= head).slice(0, LIMITS.eventsPerReadMax);
    const { id: conversation } = log.conversation;
    const run = talk.run();
    return { conversation, generation: GENERATION, head, nowMs: clock.now(), events, live: live(talk), run };
  };
  return {
    submit: async ({ secret, commands, opening, isTyping }, { signal }) => {
      const talk = talkOf(secret);
      if (isTyping !== undefined) talk.sayTyping(isTyping);
      try {
        const verdicts = [];
        for (const command of commands) verdicts.push(await talk.submit(command, opening));
        let log = await talk.read();
        if (log && undelivered(log).length > 0) {
          if (!(await talk.deliver(signal))) return { type: "unknown" };
          log = await talk.read();
        }
        if (!log) return { type: "ok", value: { ...NOTHING, verdicts } };
        const { conversation, head } = report(talk, log, Infinity);
        return { type: "ok", value: { conversation, generation: GENERATION, head, verdicts } };
      } catch {
        return { type: "unknown" };
      }
    },
    read: async ({ secret, after, wait, waitMs = 0 }, signal) => {
      const talk = talkOf(secret);
      try {
        const log = await talk.read();
        if (!log) return NOBODY;
        if (wait !== "poll" || shownSeq(log) > after) return { type: "ok", value: report(talk, log, after) };
        await news(talk, { waitMs, clock, signal });
        return { type: "ok", value: report(talk, (await talk.read()) ?? log, after) };
      } catch {
        return { type: "unknown" };
      }
    },
    stream: async ({ secret, after }, { onFrame, signal }) => {
      const talk = talkOf(secret);
      let sent = after;
      let told = "";
      let stop = (): void => {};
      const tell = async (): Promise<Answer<null>> => {
        const log = await talk.read();
        if (!log || signal.aborted) return NOBODY;
        for (;;) {
          const answer = report(talk, log, sent);
          const last = answer.events.at(-1);
          const facts = `${sent} ${answer.live.agentsOnDuty}`;
          if (last || facts !== told) onFrame({ type: "log", ...answer });
          told = facts;
          if (!last) return { type: "ok", value: null };
          sent = last.seq;
        }
      };
      try {
        const first = await tell();
        if (first.type !== "ok") return first;
        return await new Promise<Answer<null>>((resolve) => {
          const end = (): void => {
            stop();
            clock.clearTimeout(timer);
            resolve({ type: "unknown" });
          };
          const beat = (): void => {
            timer = clock.setTimeout(beat, LIMITS.beatMs);
            told = "";
            void tell().catch(end);
          };
          let timer: Timer = clock.setTimeout(beat, LIMITS.beatMs);
          stop = talk.listen({ onChange: () => void tell().catch(end), onSignal: onFrame });
          signal.addEventListener("abort", end);
          void tell().catch(end);
        });
      } catch {
        return { type: "unknown" };
      }
    },
    // Files, free times and tokens are a relay's.
    ask: async () => ({ type: "refused", error: wireError("not-found") }),
    facts: async () => ({ type: "ok", value: facts() }),
  };
}

const NOTHING = { conversation: "" as EventsResponse["conversation"], generation: GENERATION, head: 0 };

function news(
  talk: DirectTalk,
  { waitMs, clock, signal }: { readonly waitMs: number; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clock.clearTimeout(timer);
      resolve();
    };
    const stop = talk.listen({ onChange: done });
    const timer = clock.setTimeout(done, waitMs);
    signal.addEventListener("abort", done);
  });
}
