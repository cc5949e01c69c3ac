// One conversation whose authority is this page: takes commands under the law, and follows whichever of the visitor's tabs leads. All tabs
// decide at any time: the store makes each change one step, and every id is decided once.
import {
  conversationId,
  type Author,
  type Command,
  type CommandsRequest,
  type ConversationSecret,
  type Frame,
  type RunSnapshot,
  type Verdict,
} from "@handrail/protocol";
import { sharedLine, type SharedLine } from "../tabs/shared-line.ts";
import type { Timer } from "../platform.ts";
import { randomText } from "../random-text.ts";
import { openLead, type Lead, type LeadNews, type LeadWish } from "./direct-lead.ts";
import { obey, undelivered, type DirectLog } from "./direct-log.ts";
import type { DirectParts } from "./direct-parts.ts";

/** Hears what comes of a conversation. */
export interface TalkListener {
  onChange(): void;
  onSignal?(frame: Extract<Frame, { type: "signal" }>): void;
  /** What belongs to humans could not be given to them now. */
  onUndelivered?(): void;
}

/** One conversation, held open by this page. */
export interface DirectTalk {
  read(): Promise<DirectLog | null>;
  submit(command: Command, opening: CommandsRequest["opening"]): Promise<Verdict>;
  /** Whether everything that counts for humans has arrived with them; `false` as well where it takes longer than the signal lets it. */
  deliver(signal: AbortSignal): Promise<boolean>;
  sayTyping(isTyping: boolean): void;
  /** Agents who are there, as far as is known. */
  agentsOnDuty(): number;
  run(): RunSnapshot | null;
  listen(listener: TalkListener): () => void;
}

export function directTalk(secret: ConversationSecret, parts: DirectParts): DirectTalk {
  const { site, bot, store, tabs, platform, hearAsk } = parts;
  const { clock, random } = platform;
  const listeners = new Set<TalkListener>();
  let shared: SharedLine<LeadNews, LeadWish> | null = null;
  let lead: Lead | null = null;
  let agents = 0;
  let run: RunSnapshot | null = null;
  let leaving: Timer = null;

  const each = (tell: (listener: TalkListener) => void): void => [...listeners].forEach(tell);
  const changed = (): void => each((listener) => listener.onChange());
  const decide = async (author: Author, command: Command, start?: CommandsRequest["opening"]): Promise<Verdict> => {
    const fresh = conversationId(randomText(random, 32));
    const isAsking = await isAsk(command, start);
    const { log, verdict } = await store.change(secret, (before) =>
      obey(before, {
        author,
        command,
        id: before?.conversation.id ?? fresh,
        site,
        hasBot: bot !== null,
        nowMs: clock.now(),
        opening: start,
        isAsking,
        run,
      }),
    );
    changed();
    follow(log);
    lead?.look();
    return verdict;
  };
  // Whoever is with humans already has no ask to be heard.
  const isAsk = async (command: Command, start: CommandsRequest["opening"]): Promise<boolean> => {
    if (!bot || command.type !== "say") return false;
    const known = (await store.read(secret))?.conversation;
    return !known?.isFenced && hearAsk(command.text, (known ?? start)?.locale ?? null);
  };
  const follow = (log: DirectLog | null): void => {
    if (!log) return;
    const { id, isFenced, askSeq } = log.conversation;
    if (run && (isFenced || askSeq !== run.askSeq)) run = null;
    leaveLater();
    if (shared) return;
    const open = (): Lead => {
      const mine = openLead({ ...parts, secret, decide, changed });
      lead = mine;
      return {
        ...mine,
        close() {
          mine.close();
          if (lead === mine) lead = null;
        },
      };
    };
    shared = sharedLine(`handrail:direct:${site}:${id}`, open, { tabs, clock });
    shared.listen({ onFrames: (news) => news.forEach(hear), onUp: () => {}, onDown: () => {} });
  };
  const hear = (news: LeadNews): void => {
    switch (news.type) {
      case "signal":
        if (news.signal.type === "delta") run = grown(run, news.signal);
        return each((listener) => listener.onSignal?.(news));
      case "on-duty":
        if (news.agents === agents) return;
        agents = news.agents;
        return changed();
      case "undelivered":
        return each((listener) => listener.onUndelivered?.());
    }
  };
  // Nobody looks at this conversation here any more: the page stopped, or went on to another one.
  const letGo = (): void => {
    shared?.close();
    shared = null;
    agents = 0;
    run = null;
  };
  const leaveLater = (): void => {
    clock.clearTimeout(leaving);
    if (listeners.size === 0) leaving = clock.setTimeout(letGo, LET_GO_MS);
  };
  const listen = (listener: TalkListener): (() => void) => {
    clock.clearTimeout(leaving);
    listeners.add(listener);
    const stop = store.onChange(listener.onChange);
    return () => {
      listeners.delete(listener);
      stop();
      leaveLater();
    };
  };

  return {
    async read() {
      const log = await store.read(secret);
      follow(log);
      return log;
    },
    submit: (command, start) => decide({ type: "visitor" }, command, start),
    deliver: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(false);
        const end = (isThere: boolean): void => {
          stop();
          resolve(isThere);
        };
        const look = (): void =>
          void store.read(secret).then(
            (log) => (log && undelivered(log).length > 0 ? undefined : end(true)),
            () => end(false),
          );
        const stop = listen({ onChange: look, onUndelivered: () => end(false) });
        signal.addEventListener("abort", () => end(false));
        lead?.look();
        look();
      }),
    sayTyping: (isTyping) => shared?.wish({ isTyping }),
    agentsOnDuty: () => agents,
    run: () => run,
    listen,
  };
}

/** Between two dials a page has not gone away. */
const LET_GO_MS = 1_000;

type Delta = Extract<Extract<Frame, { type: "signal" }>["signal"], { type: "delta" }>;

// As far as it is known without a gap.
function grown(run: RunSnapshot | null, { offset, text, ...delta }: Delta): RunSnapshot | null {
  const known = run?.run === delta.run ? run.text : "";
  if (offset > known.length || offset + text.length <= known.length) return run;
  return { run: delta.run, epoch: delta.epoch, askSeq: delta.askSeq, text: known.slice(0, offset) + text };
}
