// One stream of server-sent events: frames in order, cut in the middle, with or without a word.
import type { Input, State } from "@handrail/core/machine";
import type { Answer } from "@handrail/core";
import type { ConversationSecret, Frame, Signal } from "@handrail/protocol";
import type { Reply } from "./line.ts";
import { headOf, type Listener, type Stored } from "./stored.ts";
import type { Tab } from "./tab.ts";

/** A stream that does not begin in this time is given up. */
const BEGIN_MS = 10_000;
/** What the relay says to who may not read. */
const OVER = { type: "unknown" } as const;

export class Stream implements Listener {
  readonly #tab: Tab;
  readonly #call: number;
  #stored: Stored | null = null;
  #told: number;
  #lastAtMs = 0;
  #isOver = false;

  constructor(tab: Tab, options: { call: number; after: number; secret: ConversationSecret }) {
    this.#tab = tab;
    this.#call = options.call;
    this.#told = options.after;
    const { line } = tab.parts;
    line.ask<null>(
      BEGIN_MS,
      (reply) => this.#arrive(options.secret, reply),
      (answer) => this.#refused(answer),
    );
  }

  onLog(): void {
    const stored = this.#stored;
    if (!stored) return;
    const report = this.#tab.parts.relay.report(stored, this.#told);
    this.#told = report.events.at(-1)?.seq ?? this.#told;
    this.#send({ type: "log", ...report });
  }

  onSignal(signal: Signal): void {
    this.#send({ type: "signal", signal });
  }

  onCut(): void {
    this.#break();
  }

  /** Whether it says something now and then; nobody may have noticed yet that it does not. */
  isWell(): boolean {
    const { relay, line } = this.#tab.parts;
    return this.#stored !== null && !this.#isOver && relay.isUp && line.isOnline;
  }

  /** Whether a beat would tell this page nothing: places are told each time. */
  isOldNews({ replica, isDown, link }: State): boolean {
    const stored = this.#stored;
    if (!stored || isDown || link.phase !== "up" || stored.conversation?.owner.type === "queue") return false;
    const head = replica.conversation?.head;
    return head === headOf(stored) && head === replica.heard && replica.generation === this.#tab.parts.relay.generation;
  }

  /** What it says when nothing else is to be said. */
  beat(): Input {
    const { relay, loop } = this.#tab.parts;
    const stored = this.#stored ?? never();
    const report = {
      generation: relay.generation,
      head: headOf(stored),
      nowMs: loop.nowMs,
      live: relay.live(stored),
    };
    return { type: "frame", call: this.#call, frame: { type: "beat", ...report } };
  }

  end(): void {
    this.#isOver = true;
    this.#stored?.listeners.delete(this);
  }

  #arrive(secret: ConversationSecret, reply: Reply<null>): void {
    const { relay } = this.#tab.parts;
    if (this.#isOver) return;
    if (!relay.isUp) return reply.fail();
    const stored = relay.open({ secret });
    if (!stored || stored === "wrong-secret") {
      relay.read({ secret }, 0, {
        answer: (answer) => reply.answer(answer.type === "ok" ? OVER : answer),
        fail: () => {},
      });
      return;
    }
    // Realtime is taken away: the stream is held open, and nothing comes through.
    if (!relay.parts.plan.isRealtime) return;
    if (this.#stored) return; // the same request twice
    this.#stored = stored;
    relay.listen(stored, this);
    this.onLog();
  }

  #send(frame: Frame): void {
    const { line, loop } = this.#tab.parts;
    if (this.#isOver) return;
    const fate = line.cut();
    if (fate === "loudly") return this.#break();
    if (fate === "silently") return this.end();
    this.#lastAtMs = Math.max(this.#lastAtMs, loop.nowMs + line.delayMs());
    const call = this.#call;
    loop.at(this.#lastAtMs, () => this.#tab.dispatch({ type: "frame", call, frame }));
  }

  #break(): void {
    const { line, loop } = this.#tab.parts;
    if (this.#isOver) return;
    this.end();
    const call = this.#call;
    if (line.isOnline) {
      loop.at(Math.max(this.#lastAtMs, loop.nowMs + line.delayMs()), () =>
        this.#tab.dispatch({ type: "stream-over", call, answer: OVER }),
      );
    }
  }

  // Only what kept the stream from beginning comes this way.
  #refused(answer: Answer<null>): void {
    if (!this.#isOver && !this.#stored) this.#tab.dispatch({ type: "stream-over", call: this.#call, answer });
  }
}

function never(): never {
  throw new Error("only a stream that is well says something");
}
