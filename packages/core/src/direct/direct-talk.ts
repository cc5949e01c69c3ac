// One conversation whose authority is this page: takes commands under the law, has the bot asked, and carries to humans what is theirs.
// Other tabs may do the same at the same time: the store makes each change one step, and every id is decided once.
import {
  conversationId,
  LIMITS,
  runId,
  type AgentRef,
  type Author,
  type Command,
  type CommandsRequest,
  type ConversationSecret,
  type Event,
  type Frame,
  type RunSnapshot,
  type SiteId,
  type Verdict,
} from "@handrail/protocol";
import type { Bot } from "@handrail/bots";
import { deskCommandsRequestSchema } from "@handrail/protocol/wire";
import type { Platform, Timer } from "../platform.ts";
import { randomText } from "../random-text.ts";
import { askBot } from "./ask-bot.ts";
import { isWithHumans, markDelivered, obey, undelivered, type DirectLog } from "./direct-log.ts";
import type { DirectStore } from "./direct-store.ts";
import type { HumanChannel, HumanLine } from "./human-channel.ts";

/** What a conversation is held with. */
export interface DirectParts {
  readonly site: SiteId;
  readonly bot: Bot | null;
  readonly human: HumanChannel;
  readonly store: DirectStore;
  readonly platform: Pick<Platform, "clock" | "random">;
}

/** Hears what comes of a conversation. */
export interface TalkListener {
  onChange(): void;
  onSignal(frame: Extract<Frame, { type: "signal" }>): void;
}

/** One conversation, held open by this page. */
export interface DirectTalk {
  read(): Promise<DirectLog | null>;
  submit(command: Command, opening: CommandsRequest["opening"]): Promise<Verdict>;
  /** Whether everything that counts for humans has arrived with them. */
  deliver(): Promise<boolean>;
  sayTyping(isTyping: boolean): void;
  /** Agents who are there, as far as is known. */
  agentsOnDuty(): number;
  run(): RunSnapshot | null;
  listen(listener: TalkListener): () => void;
}

/** What one message to humans carries at most, with room for its name. */
const PIECE_CHARS_MAX = Math.floor(LIMITS.channelBytesMax / 3);

export function directTalk(secret: ConversationSecret, parts: DirectParts): DirectTalk {
  const { site, bot, human, store, platform } = parts;
  const { clock, random } = platform;
  const listeners = new Set<TalkListener>();
  let opening: Promise<HumanLine> | null = null;
  let delivering: Promise<boolean> | null = null;
  let agents = 0;
  let run: RunSnapshot | null = null;
  let asking = new AbortController();
  let leaving: Timer = null;

  const changed = (): void => [...listeners].forEach((listener) => listener.onChange());
  const signal = (frame: Parameters<TalkListener["onSignal"]>[0]): void =>
    [...listeners].forEach((listener) => listener.onSignal(frame));

  const decide = async (author: Author, command: Command, start?: CommandsRequest["opening"]): Promise<Verdict> => {
    const fresh = conversationId(randomText(random, 32));
    const { log, verdict } = await store.change(secret, (before) =>
      obey(before, {
        author,
        command,
        id: before?.conversation.id ?? fresh,
        site,
        hasBot: bot !== null,
        nowMs: clock.now(),
        opening: start,
        run,
      }),
    );
    follow(log);
    return verdict;
  };
  const follow = (log: DirectLog | null): void => {
    changed();
    if (!log) return;
    const { isFenced, askSeq } = log.conversation;
    if (run && (isFenced || askSeq !== run.askSeq)) stopAsking();
    void ask(log);
    if (isWithHumans(log)) hold(log);
  };
  const stopAsking = (): void => {
    asking.abort();
    run = null;
  };
  const ask = async (log: DirectLog): Promise<void> => {
    const { askSeq, epoch, isFenced, owner, id } = log.conversation;
    if (!bot || askSeq === null || isFenced || owner.type === "nobody" || run?.askSeq === askSeq) return;
    asking = new AbortController();
    const { signal: over } = asking;
    // The same in every tab and at every attempt: the law takes one answer to it.
    const mine: RunSnapshot = { run: runId(`${id.slice(0, 24)}-${askSeq}`), epoch, askSeq, text: "" };
    run = mine;
    const onText = (text: string): void => {
      if (over.aborted || !run) return;
      const offset = run.text.length;
      run = { ...run, text: run.text + text };
      signal({ type: "signal", signal: { type: "delta", run: mine.run, epoch, askSeq, offset, text } });
    };
    const command = await askBot(bot, log, { run: mine.run, askSeq, onText, signal: over });
    if (over.aborted) return;
    await decide({ type: "bot" }, command).catch(() => {});
    if (run?.askSeq === askSeq) run = null;
  };

  const hold = ({ conversation }: DirectLog): void => {
    opening ??= human
      .open({
        site,
        conversation: conversation.id,
        listener: {
          onCommand: (agent, command) => void take(agent, command),
          onTyping: (isTyping) => signal({ type: "signal", signal: { type: "typing", who: "agent", isTyping } }),
          onDuty: (count) => {
            agents = count;
            changed();
          },
          onUp: () => void deliver(),
        },
      })
      .catch((error: unknown) => {
        opening = null; // its code did not come: the next attempt fetches it again
        throw error;
      });
    opening.catch(() => {});
  };
  // Nobody looks at this conversation here any more: the page stopped, or went on to another one.
  const letGo = (): void => {
    void opening?.then((line) => line.close()).catch(() => {});
    opening = null;
    agents = 0;
    stopAsking();
  };
  const take = async (agent: AgentRef, raw: unknown): Promise<void> => {
    const proven = deskCommandsRequestSchema["~standard"].validate({ commands: [raw] });
    if (proven instanceof Promise || proven.issues) return;
    for (const command of proven.value.commands) {
      const verdict = await decide({ type: "agent", ...agent }, command).catch(() => null);
      const line = await opening;
      // What is done, the log tells; of a refusal nothing else would.
      if (verdict && !verdict.ok)
        await line?.say({ id: `no.${command.id}`, name: "verdict", data: verdict }).catch(() => {});
    }
    await deliver();
  };
  const deliver = (): Promise<boolean> =>
    (delivering ??= carry()
      .catch(() => false)
      .finally(() => (delivering = null)));
  const carry = async (): Promise<boolean> => {
    for (;;) {
      const log = await store.read(secret);
      const events = log ? undelivered(log) : [];
      const last = events.at(-1);
      if (!log || !last) return true;
      hold(log);
      const line = await opening;
      if (!line) return false;
      const { id } = log.conversation;
      for (const piece of piecesOf(events)) {
        const [first] = piece;
        await line.say({ id: `${id}.${first?.seq}-${piece.at(-1)?.seq}`, name: "log", data: { events: piece } });
      }
      const asked = events.findLast(({ type }) => ASKS.has(type));
      if (asked && log.conversation.owner.type === "queue") {
        await line.announce({ id: `${id}.${asked.seq}`, data: { conversation: id, atMs: asked.atMs } });
      }
      await store.change(secret, (now) => ({ log: now && markDelivered(now, last.seq) }));
      changed();
    }
  };

  return {
    async read() {
      const log = await store.read(secret);
      // Whoever comes back finds what was left open going on.
      if (log) {
        void ask(log);
        if (isWithHumans(log)) hold(log);
      }
      return log;
    },
    submit: (command, start) => decide({ type: "visitor" }, command, start),
    deliver,
    sayTyping(isTyping) {
      const id = `typing.${randomText(random, 12)}`;
      void opening?.then((line) => line.say({ id, name: "signal", data: { isTyping } })).catch(() => {});
    },
    agentsOnDuty: () => agents,
    run: () => run,
    listen(listener) {
      clock.clearTimeout(leaving);
      listeners.add(listener);
      const stop = store.onChange(listener.onChange);
      return () => {
        listeners.delete(listener);
        stop();
        clock.clearTimeout(leaving);
        if (listeners.size === 0) leaving = clock.setTimeout(letGo, LET_GO_MS);
      };
    },
  };
}

/** Between two dials a page has not gone away. */
const LET_GO_MS = 1_000;

/** After these somebody has to come who is not there yet. */
const ASKS: ReadonlySet<string> = new Set(["human.requested", "conversation.reopened", "human.left"]);

function piecesOf(events: readonly Event[]): readonly (readonly Event[])[] {
  const pieces: Event[][] = [];
  let chars = Infinity;
  for (const whole of events) {
    const event = slim(whole);
    const length = JSON.stringify(event).length;
    if (chars + length > PIECE_CHARS_MAX) {
      pieces.push([]);
      chars = 0;
    }
    pieces.at(-1)?.push(event);
    chars += length;
  }
  return pieces;
}

// A bot's longest answer with all that may stand beside it is more than Ably takes: humans then get its words.
function slim(event: Event): Event {
  if (event.type !== "message.sent" || !event.answer || JSON.stringify(event).length <= PIECE_CHARS_MAX) return event;
  const { run, askSeq, isUnsure } = event.answer;
  return { ...event, answer: { run, askSeq, isUnsure, suggestions: [], sources: [] } };
}
