// The site's bot as an adversary: slow, dead, lying about what it was asked, talking after its time, asking for a human each
// time. It reaches the log only as the relay's job does, by a command; what it must not say is the law's to refuse.
import { commandId, runId, type BotCommand } from "@handrail/protocol";
import type { Job } from "@handrail/protocol/law";
import type { BotKind } from "./plan.ts";
import type { Relay } from "./relay.ts";
import { isAsked, type StoredJob } from "./stored.ts";

/** The relay gives a bot up after this time. */
const TIMEOUT_MS = 20_000;
const WORDS = ["Parcels ", "leave ", "within ", "a ", "day."];

/** Asks it about one turn. */
export function askBot(relay: Relay, one: StoredJob, { askSeq, epoch }: Extract<Job, { type: "ask-bot" }>): void {
  const { loop, chance, plan } = relay.parts;
  const { stored } = one;
  const { life } = relay;
  const kind = plan.bot === "mixed" ? chance.pick(KINDS) : plan.bot;
  const run = runId(`${stored.who}.${askSeq}-${one.attempts}`);
  const later = (ms: number, happen: () => void): void => {
    loop.after(ms, () => {
      if (life === relay.life) happen();
    });
  };
  const bring = (command: BotCommand): void => {
    if (stored.run?.run === run) stored.run = null;
    // The job is done with an answer to what it asked, and with nothing else.
    const completes = command.askSeq === askSeq ? one : undefined;
    relay.commits.submit({ stored, author: BOT, command, completes });
  };
  const answer = (id: string, ask: number, text: string): BotCommand => ({
    type: "answer",
    id: commandId(id),
    run,
    askSeq: ask,
    text,
    isUnsure: false,
    wantsHuman: kind === "eager" || (kind === "liar" && chance.happens(0.3)),
    suggestions: [],
    sources: [],
  });
  const fail = (): BotCommand => ({ type: "fail", id: commandId(run), run, askSeq, reason: "timeout" });
  const stream = (everyMs: number): number => {
    stored.run = { run, epoch, askSeq, text: "" };
    WORDS.slice(0, 2).forEach((text, index) => {
      later(everyMs * (index + 1), () => {
        // HG5: what was gathered before the click is not sent after it.
        if (stored.run?.run !== run || !isAsked(stored, askSeq)) return;
        const offset = stored.run.text.length;
        stored.run = { ...stored.run, text: stored.run.text + text };
        relay.signal(stored, { type: "delta", run, epoch, askSeq, offset, text });
      });
    });
    return everyMs * 3;
  };
  switch (kind) {
    case "honest": {
      const afterMs = chance.happens(0.2) ? stream(chance.between(50, 900)) : chance.between(100, 3_000);
      return later(afterMs, () => bring(answer(run, askSeq, WORDS.join(""))));
    }
    case "slow":
      return later(chance.between(5_000, 45_000), () => bring(answer(run, askSeq, WORDS.join(""))));
    case "dead":
      return later(chance.happens(0.5) ? 50 : TIMEOUT_MS, () => bring(fail()));
    case "liar":
      // About another turn, about one that never was, empty, and twice.
      later(chance.between(50, 2_000), () => bring(answer(`${run}x`, askSeq - 1, "Yes.")));
      later(chance.between(50, 2_000), () => bring(answer(`${run}y`, askSeq + 3, "No.")));
      later(chance.between(50, 4_000), () => bring(answer(`${run}z`, askSeq, chance.pick(["", " ", "Maybe."]))));
      return later(chance.between(50, 9_000), () => bring(answer(run, askSeq, "Always.")));
    case "late":
      later(TIMEOUT_MS, () => bring(fail()));
      return later(TIMEOUT_MS + chance.between(1, 200_000), () => bring(answer(`${run}l`, askSeq, "Sorry, what?")));
    case "eager":
      return later(chance.between(50, 2_000), () => bring(answer(run, askSeq, chance.pick(["", "Let me see."]))));
    case "mixed":
      return;
  }
}

const BOT = { type: "bot" } as const;
const KINDS: readonly [BotKind, ...BotKind[]] = ["honest", "honest", "honest", "slow", "dead", "liar", "late", "eager"];
