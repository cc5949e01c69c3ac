// One page: core's own machine, and the least that does what the machine wants done. Decides nothing; it is what core's
// runtime is to a real page, without a promise in it.
import {
  dropCommands,
  dropErasure,
  erased,
  firstState,
  keepCommand,
  keepRequest,
  loggedOut,
  rememberConversation,
  type Effect,
  type Input,
  type State,
  type step,
  type TimerName,
} from "@handrail/core/machine";
import type { HumanStatus, KeptCommand } from "@handrail/core";
import {
  conversationSecret,
  LIMITS,
  siteId,
  type CommandsResponse,
  type ConversationSecret,
  type EventsResponse,
} from "@handrail/protocol";
import type { Chance } from "../world/chance.ts";
import type { ReplicaTrail } from "../world/evidence.ts";
import type { Disk } from "./disk.ts";
import type { Judge } from "./judge.ts";
import type { Line } from "./line.ts";
import type { Loop } from "./loop.ts";
import type { Relay } from "./relay.ts";
import { Stream } from "./stream.ts";
import { Timers } from "./timers.ts";

/** The client's machine, or a deliberate mistake in its place. */
export type Machine = typeof step;

export interface TabParts {
  readonly name: string;
  readonly loop: Loop;
  readonly chance: Chance;
  readonly line: Line;
  readonly disk: Disk;
  readonly relay: Relay;
  readonly judge: Judge;
  readonly machine: Machine;
  readonly trail: ReplicaTrail;
  /** Tells the visitor's other pages that something new is kept. */
  readonly tellOthers: () => void;
}

const SITE = siteId("shop");
const CLICK_TIMEOUT_MS = 5_000;
const TIMEOUT_MS = 10_000;
const POLL_TIMEOUT_MS = 60_000;

export class Tab {
  state: State = firstState(SITE, true);
  isDead = false;
  /** A write that was not done by then is not done at all. */
  diedAtMs = Infinity;
  readonly parts: TabParts;
  /** What it has last shown of the request for a human, for the invariants. */
  lastStatus: HumanStatus["type"] = "none";
  /** Conversations that it is never to show again. */
  readonly forgotten = new Set<string>();
  readonly #timers: Timers;
  readonly #inputs: (readonly [input: Input, under: ConversationSecret | null])[] = [];
  #stream: Stream | null = null;
  #isRunning = false;
  #isAsleep = false;
  #offered: ConversationSecret | null = null;
  #secrets = 0;

  constructor(parts: TabParts) {
    this.parts = parts;
    this.#timers = new Timers(parts.loop, (name) => this.#ring(name));
  }

  /** `under`: what was asked under another secret than the page has by then says nothing of its conversation. */
  dispatch(input: Input, under: ConversationSecret | null = null): void {
    if (this.isDead) return;
    this.#inputs.push([input, under]);
    if (this.#isRunning || this.#isAsleep) return;
    this.#isRunning = true;
    for (let next = this.#inputs.shift(); next; next = this.#inputs.shift()) this.#take(...next);
    this.#isRunning = false;
  }

  #take(input: Input, under: ConversationSecret | null): void {
    if (under !== null && this.state.secret !== under) return;
    const { loop, chance, machine, judge } = this.parts;
    const before = this.state;
    const [after, effects] = machine(before, input, { nowMs: loop.nowMs, dice: chance.fraction() });
    this.state = after;
    judge.stepped(this, input, before);
    // An erasure in this page, or in another one that this page has now heard of.
    if (after.session !== before.session) judge.forgetting(this, before);
    for (const effect of effects) {
      if (effect.type === "wipe" && effect.erased) {
        this.forgotten.add(`c-${effect.erased.of}`);
        judge.erasing(this, effect.erased.of);
      }
      this.#perform(effect);
    }
  }

  /** It is closed, or crashes. What is on its way may arrive; nothing of it runs any more. */
  close(says: "goodbye" | "nothing"): void {
    if (this.isDead) return;
    if (says === "goodbye") this.dispatch({ type: "hide" });
    this.isDead = true;
    this.diedAtMs = this.parts.loop.nowMs;
    this.#hangUp();
    this.#timers.stopAll();
  }

  /** The lid is closed: nothing runs, and everything that came runs when it is opened. */
  sleep(): void {
    this.#isAsleep = true;
  }

  wake(): void {
    if (!this.#isAsleep) return;
    this.#isAsleep = false;
    this.dispatch({ type: "network", isOnline: this.parts.line.isOnline });
  }

  #perform(effect: Effect): void {
    const { disk, relay, line } = this.parts;
    switch (effect.type) {
      case "load":
        return this.#load();
      case "wipe":
        return this.#wipe(effect);
      case "erase": {
        const { secret, id } = effect.erasure;
        return line.ask<CommandsResponse>(
          TIMEOUT_MS,
          (reply) => relay.commands({ secret }, [{ type: "erase", id }], reply),
          (answer) => this.dispatch({ type: "erasure-answered", id, answer }),
        );
      }
      case "drop-erasure":
        return disk.write(this, (kept) => dropErasure(kept, effect.id));
      case "keep":
        return this.#keep(effect.item);
      case "drop":
        if (disk.click && effect.ids.includes(disk.click.id)) disk.note(null);
        return disk.write(this, (kept) => dropCommands(kept, effect.ids));
      case "keep-request": {
        const { secret } = this.state;
        if (!secret) return;
        return disk.write(this, (kept) => keepRequest(kept, effect.request, secret));
      }
      case "remember": {
        const { secret } = this.state;
        if (!secret) return;
        return disk.write(this, (kept) => rememberConversation(kept, effect.conversation, secret));
      }
      case "submit": {
        const { lane, commands, asked } = effect;
        const { secret } = this.state;
        if (!secret) return;
        const sent = commands.map(({ id }) => id);
        return line.ask<CommandsResponse>(
          lane === "click" ? CLICK_TIMEOUT_MS : TIMEOUT_MS,
          (reply) => relay.commands({ secret }, commands, reply),
          (answer) => this.#dispatchUnder(secret, { type: "answered", lane, sent, asked, answer }),
        );
      }
      case "read": {
        const { asked } = effect;
        const { secret } = this.state;
        if (!secret) return;
        return line.ask<EventsResponse>(
          TIMEOUT_MS,
          (reply) => relay.read({ secret }, asked.after, reply),
          (answer) => this.#dispatchUnder(secret, { type: "read", asked, answer }),
        );
      }
      case "dial":
        return this.#dial(effect);
      case "hang-up":
        return this.#hangUp();
      case "timer":
        return this.#timers.set(effect.name, effect.ms);
      case "outcome": {
        const { outcome, ticket } = effect;
        if (outcome.stage === "asked") this.parts.judge.asked(this, ticket);
        return;
      }
      default:
        return; // what is shown besides: nothing here is decided by it
    }
  }

  // What was asked under another secret, before an erasure, says nothing of this conversation.
  #dispatchUnder(secret: ConversationSecret, input: Input): void {
    this.dispatch(input, secret);
  }

  #load(): void {
    const { disk } = this.parts;
    const { session } = this.state;
    disk.transact(this, (isTaken) => {
      if (!isTaken) this.dispatch({ type: "load-failed", click: disk.click });
      else if (session !== this.state.session) this.#load();
      else this.dispatch({ type: "loaded", kept: disk.kept, click: disk.click });
    });
  }

  #wipe({ secret: next, erased: gone }: Extract<Effect, { type: "wipe" }>): void {
    const { disk, tellOthers } = this.parts;
    const secret = next ?? this.newSecret();
    if (!gone) disk.note(null);
    this.#offered = null;
    disk.transact(this, (isTaken) => {
      // Where there was nothing to erase, it is a logout.
      if (isTaken) disk.change(gone ? erased(disk.kept, gone, secret) : loggedOut(disk.kept, secret));
      tellOthers();
      if (isTaken && gone) this.#load();
    });
  }

  /** One that no page has had. */
  newSecret(): ConversationSecret {
    this.#secrets += 1;
    return conversationSecret(`s-${this.parts.name}${this.#secrets === 1 ? "" : `-${this.#secrets}`}`);
  }

  #keep(item: KeptCommand): void {
    const { disk, tellOthers } = this.parts;
    const { command, atMs } = item;
    const offer = this.#offer();
    const { session } = this.state;
    // Storage for notes may refuse as well; here it never does.
    if (command.type === "ask-human") disk.note({ id: command.id, atMs, command });
    disk.transact(this, (isTaken) => {
      if (isTaken) disk.change(keepCommand(disk.kept, item, offer));
      if (session !== this.state.session) return; // an erasure has come between
      if (!isTaken) {
        if (command.type === "ask-human") disk.note({ id: command.id, atMs, command, secret: offer });
        return this.dispatch({ type: "keep-failed", command, secret: offer });
      }
      const first = disk.kept?.outbox.find((other) => other.command.id === command.id);
      this.dispatch({ type: "kept", command: first?.command ?? command, secret: disk.kept?.secret ?? offer });
      tellOthers();
    });
  }

  // Each page makes up its own; the first one on the disk counts.
  #offer(): ConversationSecret {
    this.#offered = this.state.secret ?? this.state.leaving?.secret ?? this.#offered ?? this.newSecret();
    return this.#offered;
  }

  #ring(name: TimerName): void {
    // A stream that is well says something before its silence is noticed: one beat stands for those in between.
    const stream = name === "silence" && this.#stream?.isWell() ? this.#stream : null;
    if (!stream) return this.dispatch({ type: "timer", name });
    // What says nothing new moves only the moment at which silence is noticed.
    if (!this.#isAsleep && stream.isOldNews(this.state)) this.#timers.set("silence", LIMITS.silenceMsMax);
    else this.dispatch(stream.beat());
  }

  #dial({ mode, call, after, isProbe }: Extract<Effect, { type: "dial" }>): void {
    const { line, relay } = this.parts;
    const { secret } = this.state;
    if (!secret) return;
    this.#hangUp();
    if (mode === "poll") {
      return line.ask<EventsResponse>(
        POLL_TIMEOUT_MS,
        (reply) => relay.poll(secret, { after, waitMs: isProbe ? 0 : LIMITS.pollWaitMsMax }, reply),
        (answer) => this.dispatch({ type: "polled", call, answer }),
      );
    }
    this.#stream = new Stream(this, { call, after, secret });
  }

  #hangUp(): void {
    this.#stream?.end();
    this.#stream = null;
  }
}
