// What one of a visitor's tabs does for all of them: it has the bot asked, holds the line to humans, and carries there what is theirs. Any
// tab decides; whoever leads finds in the store what there is to do, so that another one goes on where a tab was closed.
import {
  runId,
  type AgentRef,
  type Author,
  type Command,
  type ConversationSecret,
  type Frame,
  type RunId,
  type Verdict,
} from "@handrail/protocol";
import { deskCommandsRequestSchema } from "@handrail/protocol/wire";
import { createEars } from "../tabs/line.ts";
import type { LedLine } from "../tabs/shared-line.ts";
import type { Timer } from "../platform.ts";
import { randomText } from "../random-text.ts";
import { askBot } from "./ask-bot.ts";
import { isWithHumans, markDelivered, undelivered, type DirectLog } from "./direct-log.ts";
import type { DirectParts } from "./direct-parts.ts";
import type { HumanLine } from "./human-channel.ts";
import { piecesOf } from "./log-pieces.ts";

/** What all tabs hear of whoever leads. */
export type LeadNews =
  | Extract<Frame, { type: "signal" }>
  | { readonly type: "on-duty"; readonly agents: number }
  /** Humans could not be given what is theirs; it is tried again when somebody asks for it. */
  | { readonly type: "undelivered" };

/** What a tab wants whoever leads to say. */
export interface LeadWish {
  readonly isTyping: boolean;
}

/** The tab that leads. */
export interface Lead extends LedLine<LeadNews, LeadWish> {
  /** Does what there is to do. */
  look(): void;
}

/** What it is held with, besides the page's own parts. */
export interface LeadParts extends DirectParts {
  readonly secret: ConversationSecret;
  readonly decide: (author: Author, command: Command) => Promise<Verdict>;
  /** This tab's own have to be told of what it has stored. */
  readonly changed: () => void;
}

/** An answer in the making. */
interface Asking {
  readonly askSeq: number;
  readonly run: RunId;
  readonly epoch: number;
  readonly over: AbortController;
  text: string;
}

/** Leads from now on. */
export function openLead({ secret, site, bot, human, store, platform, decide, changed }: LeadParts): Lead {
  const { clock, random } = platform;
  const ears = createEars<LeadNews>();
  const tell = (news: LeadNews): void => (isClosed ? undefined : ears.onFrames([news]));
  let opening: Promise<HumanLine> | null = null;
  let asking: Asking | null = null;
  let agents = 0;
  let again: Timer = null;
  let isCarrying = false;
  let isDue = false;
  let isClosed = false;

  const look = async (): Promise<void> => {
    const log = await store.read(secret);
    if (!log || isClosed) return;
    void ask(log);
    if (isWithHumans(log)) hold(log);
    await carry();
  };
  const ask = async (log: DirectLog): Promise<void> => {
    const { askSeq, epoch, isFenced, owner, id } = log.conversation;
    if (asking && (isFenced || askSeq !== asking.askSeq)) stopAsking();
    if (!bot || askSeq === null || isFenced || owner.type === "nobody" || asking) return;
    // Another one at each attempt, so that pieces of two are not taken for one; the law takes one answer to it.
    const run = runId(`${id.slice(0, 24)}-${askSeq}-${randomText(random, 6)}`);
    const mine: Asking = { askSeq, run, epoch, over: new AbortController(), text: "" };
    asking = mine;
    const onText = (text: string): void => {
      if (asking !== mine) return;
      const offset = mine.text.length;
      mine.text += text;
      tell({ type: "signal", signal: { type: "delta", run, epoch, askSeq, offset, text } });
    };
    const command = await askBot(bot, log, { run, askSeq, onText, signal: mine.over.signal });
    if (asking !== mine) return;
    await decide({ type: "bot" }, command).catch(() => {});
    if (asking === mine) asking = null;
  };
  const stopAsking = (): void => {
    asking?.over.abort();
    asking = null;
  };
  const hold = ({ conversation }: DirectLog): void => {
    if (opening) return;
    const mine = human.open({
      site,
      conversation: conversation.id,
      listener: {
        onCommand: (agent, command) => void take(agent, command),
        onTyping: (isTyping) => tell({ type: "signal", signal: { type: "typing", who: "agent", isTyping } }),
        onSeen: (agent, seq) => void see(agent, seq),
        onDuty: (count) => {
          agents = count;
          tell({ type: "on-duty", agents });
        },
        onUp: () => void carry(),
        onEnd: () => letGo(mine),
      },
    });
    opening = mine;
    mine.catch(() => letGo(mine)); // its code did not come: the next attempt fetches it again
  };
  // HG8: by whoever has the conversation, and of what is in it.
  const see = async ({ id }: AgentRef, seq: number): Promise<void> => {
    const { owner, head } = (await store.read(secret))?.conversation ?? {};
    if (owner?.type !== "agent" || owner.agent.id !== id || head === undefined) return;
    tell({ type: "signal", signal: { type: "seen", seq: Math.min(seq, head) } });
  };
  const letGo = (line: Promise<HumanLine>): void => {
    line.then((held) => held.close()).catch(() => {});
    if (opening !== line) return;
    opening = null;
    clock.clearTimeout(again);
    if (!isClosed) again = clock.setTimeout(lookNow, AGAIN_MS);
  };
  const take = async (agent: AgentRef, raw: unknown): Promise<void> => {
    const proven = deskCommandsRequestSchema["~standard"].validate({ commands: [raw] });
    if (proven instanceof Promise || proven.issues || isClosed) return;
    for (const command of proven.value.commands) {
      const verdict = await decide({ type: "agent", ...agent }, command).catch(() => null);
      const line = await opening;
      // What is done, the log tells; of a refusal nothing else would.
      if (verdict && !verdict.ok)
        await line?.say({ id: `no.${command.id}`, name: "verdict", data: verdict }).catch(() => {});
    }
  };
  // One at a time; whatever is stored meanwhile goes with the next round.
  const carry = async (): Promise<void> => {
    isDue = true;
    if (isCarrying) return;
    isCarrying = true;
    try {
      while (isDue && !isClosed) {
        isDue = false;
        await inTime(carryOnce());
      }
    } catch {
      tell({ type: "undelivered" });
    } finally {
      isCarrying = false;
    }
  };
  // A line that neither comes nor goes is let go of, so that the next attempt opens another.
  const inTime = async (carried: Promise<void>): Promise<void> => {
    let timer: Timer = null;
    const late = new Promise<never>((_, reject) => {
      timer = clock.setTimeout(() => {
        if (opening) letGo(opening);
        reject(new Error("no line in time"));
      }, CARRY_MS);
    });
    try {
      await Promise.race([carried, late]);
    } finally {
      clock.clearTimeout(timer);
    }
  };
  const carryOnce = async (): Promise<void> => {
    const log = await store.read(secret);
    const events = log ? undelivered(log) : [];
    const last = events.at(-1);
    if (!log || !last) return;
    hold(log);
    const line = await opening;
    if (!line || isClosed) return;
    const { id, owner } = log.conversation;
    for (const piece of piecesOf(events)) {
      const [first] = piece;
      await line.say({ id: `${id}.${first?.seq}-${piece.at(-1)?.seq}`, name: "log", data: { events: piece } });
    }
    const asked = events.findLast(({ type }) => ASKS.has(type));
    if (asked && owner.type === "queue") {
      await line.announce({ id: `${id}.${asked.seq}`, data: { conversation: id, atMs: asked.atMs } });
    }
    await store.change(secret, (now) => ({ log: now && markDelivered(now, last.seq) }));
    changed();
    isDue = true;
  };
  const lookNow = (): void => void look().catch(() => tell({ type: "undelivered" }));
  const stopHearing = store.onChange(lookNow);
  lookNow();
  return {
    isUp: true,
    listen: ears.listen,
    look: lookNow,
    standing() {
      const on: LeadNews = { type: "on-duty", agents };
      if (!asking) return [on];
      const { run, epoch, askSeq, text } = asking;
      return [on, { type: "signal", signal: { type: "delta", run, epoch, askSeq, offset: 0, text } }];
    },
    wish({ isTyping }) {
      const id = `typing.${randomText(random, 12)}`;
      void opening?.then((line) => line.say({ id, name: "signal", data: { isTyping } })).catch(() => {});
    },
    close() {
      isClosed = true;
      stopHearing();
      stopAsking();
      clock.clearTimeout(again);
      if (opening) letGo(opening);
    },
  };
}

/** A round that takes longer is begun anew, on another line. */
const CARRY_MS = 5_000;

/** Where a line has ended or did not come, another one is opened after this time, or as soon as there is something to say. */
const AGAIN_MS = 30_000;

/** After these somebody has to come who is not there yet. */
const ASKS: ReadonlySet<string> = new Set(["human.requested", "conversation.reopened", "human.left"]);
