// Does what the machine wants done, and tells it what came of it. Holds timers, requests and nothing that could be decided.
import { signal } from "@preact/signals-core";
import type { CommandId, ConversationSecret, WireError } from "@handrail/protocol";
import { commandId, conversationSecret, LIMITS } from "@handrail/protocol";
import type { Backend } from "./backend.ts";
import {
  dropCommands,
  dropErasure,
  erased,
  keepCommand,
  keepRequest,
  keepSeen,
  loggedOut,
  rememberConversation,
} from "./domain/kept.ts";
import { step } from "./domain/machine.ts";
import { fitting, fittingClick, type Where } from "./domain/opening.ts";
import { firstState, type Effect, type HumanOutcome, type Input, type State, type TimerName } from "./domain/state.ts";
import type { Kept, KeptCommand, KeptErasure, Platform, Timer } from "./platform.ts";
import type { Lent } from "./lent.ts";
import { randomText } from "./random-text.ts";
import { OVER, withinTime } from "./within-time.ts";

/** What a page says of itself with a conversation's first command. */
export type Opening = () => Where;

/** What the runtime is made of. */
export interface RuntimeParts {
  readonly backend: Backend;
  readonly platform: Platform;
  readonly opening: Opening;
  readonly onState: (state: State) => void;
  /** Asks the page for a token that proves who the visitor is. */
  readonly identify?: (() => Promise<string>) | undefined;
  /** The page's token was not believed, and no other is asked for. */
  readonly onIdentityRefused?: ((error: WireError) => void) | undefined;
}

/** The machine in motion. */
export interface Runtime {
  readonly state: () => State;
  readonly dispatch: (input: Input) => void;
  /** Resolves with what becomes of the click that is dispatched under this id. */
  readonly outcome: (ticket: CommandId) => Promise<HumanOutcome>;
  readonly lent: Lent;
  /** Forgets the conversation here, in other tabs and on the disk; answers whether the disk has. */
  readonly logout: () => Promise<boolean>;
  /** The same, and has it erased at the authority. */
  readonly erase: () => Promise<boolean>;
  readonly stop: () => void;
}

/** A click is small and must know soon; anything else may take its time. */
const CLICK_TIMEOUT_MS = 5_000;
const TIMEOUT_MS = 10_000;

/** Sets the machine in motion. Nothing happens before the first input. */
export function startRuntime(parts: RuntimeParts): Runtime {
  const { backend, platform, opening, onState } = parts;
  const { clock, storage, random } = platform;
  const { site } = backend;
  const wire = backend.connect((url, init) => platform.fetch(url, init), platform);
  const timers = new Map<TimerName, Timer>();
  const outcomes = new Map<CommandId, (outcome: HumanOutcome) => void>();
  const request = withinTime(clock);
  const beside: Lent["beside"] = {};
  const proof = signal<string | null>(null);
  const inputs: Input[] = [];
  let state = firstState(site, platform.network.isOnline());
  let line: AbortController | null = null;
  let offered: ConversationSecret | null = null;
  const leaving = new Map<ConversationSecret, (isWiped: boolean) => void>();
  let isStopped = false;
  let isRunning = false;

  const dispatch = (input: Input): void => {
    if (isStopped) return;
    inputs.push(input);
    if (isRunning) return;
    isRunning = true;
    try {
      for (let next = inputs.shift(); next; next = inputs.shift()) {
        const [after, effects] = step(state, next, { nowMs: clock.now(), dice: random.fraction() });
        state = after;
        for (const effect of effects) perform(effect);
      }
    } finally {
      isRunning = false;
    }
    proof.value = state.proof.token?.token ?? null;
    onState(state);
  };

  const tabs = platform.tabs.join(site, () => dispatch({ type: "told" }));
  const leave = [
    platform.network.onChange(() => dispatch({ type: "network", isOnline: platform.network.isOnline() })),
    platform.page.onHide(() => dispatch({ type: "hide" })),
    () => tabs.leave(),
  ];

  function perform(effect: Effect): void {
    switch (effect.type) {
      case "load":
        return void load();
      case "keep":
        return void keep(effect.item);
      case "drop": {
        const click = storage.readClick(site);
        if (click && effect.ids.includes(click.id)) storage.writeClick(site, null);
        return ignore(storage.update(site, (kept) => dropCommands(kept, effect.ids)));
      }
      case "remember":
        return ignore(amend((kept, secret) => rememberConversation(kept, effect.conversation, secret)));
      case "wipe":
        return void wipe(effect);
      case "erase":
        return void erase(effect.erasure);
      case "drop-erasure":
        return ignore(storage.update(site, (kept) => dropErasure(kept, effect.id)));
      case "ask-proof":
        return void askProof(effect.error);
      case "proof-refused":
        return parts.onIdentityRefused?.(effect.error);
      case "keep-request":
        return ignore(amend((kept, secret) => keepRequest(kept, effect.request, secret)));
      case "keep-seen":
        return ignore(amend((kept, secret) => keepSeen(kept, effect.seen, secret)).then(() => tabs.tell()));
      case "submit":
        return void submit(effect);
      case "say-typing":
        return void withSecret((secret) =>
          request(TIMEOUT_MS, (signal) =>
            wire.submit({ site, secret, commands: [], isTyping: effect.isTyping }, { isLast: false, signal }),
          ),
        );
      case "read":
        return void read(effect);
      case "dial":
        return void (effect.mode === "stream" ? stream(effect) : poll(effect));
      case "hang-up":
        line?.abort(OVER);
        line = null;
        return;
      case "facts":
        return void request(TIMEOUT_MS, (signal) => wire.facts(signal)).then((answer) =>
          dispatch({ type: "facts", answer }),
        );
      case "timer": {
        const { name, ms } = effect;
        clock.clearTimeout(timers.get(name));
        timers.delete(name);
        const ring = (): void => dispatch({ type: "timer", name });
        if (ms !== null) timers.set(name, clock.setTimeout(ring, ms));
        return;
      }
      case "outcome":
        outcomes.get(effect.ticket)?.(effect.outcome);
        outcomes.delete(effect.ticket);
    }
  }

  async function load(): Promise<void> {
    const { session } = state;
    // The click is read last: the disk may have found a note of the loader's as it loaded.
    await storage.load(site).then(
      // What was read before a logout is not there any more.
      (kept) =>
        session !== state.session ? load() : dispatch({ type: "loaded", kept, click: storage.readClick(site) }),
      () => dispatch({ type: "load-failed", click: storage.readClick(site) }),
    );
  }

  function told(): Promise<void> {
    tabs.tell();
    return load();
  }

  // The note of a click goes at once; one that is unsent is written again, without its past, in the same turn.
  async function wipe(effect: Extract<Effect, { type: "wipe" }>): Promise<void> {
    const secret = effect.secret ?? newSecret();
    if (!effect.erased) storage.writeClick(site, null);
    offered = null;
    const isWiped = await storage
      .update(site, (kept) => (effect.erased ? erased(kept, effect.erased, secret) : loggedOut(kept, secret)))
      .then(
        () => true,
        () => false,
      );
    tabs.tell();
    leaving.get(secret)?.(isWiped);
    leaving.delete(secret);
    // Another tab may have begun the next conversation already.
    if (effect.erased && isWiped) await load();
  }

  async function erase({ secret, id }: KeptErasure): Promise<void> {
    const body = { site, secret, commands: [{ type: "erase", id }] } as const;
    const answer = await request(TIMEOUT_MS, (signal) => wire.submit(body, { isLast: true, signal }));
    dispatch({ type: "erasure-answered", id, answer });
  }

  // Under a secret that has nothing to do with the one before.
  function leaveFor(input: (secret: ConversationSecret) => Input): Promise<boolean> {
    return new Promise((resolve) => {
      const secret = newSecret();
      leaving.set(secret, resolve);
      dispatch(input(secret));
    });
  }

  function newSecret(): ConversationSecret {
    return conversationSecret(randomText(random, 32));
  }

  async function askProof(error: WireError | null): Promise<void> {
    if (!parts.identify) return error ? parts.onIdentityRefused?.(error) : undefined;
    const { session } = state;
    // A page that has none, or fails to get one, says so by itself: the visitor is then not identified.
    const token = await parts.identify().catch(() => null);
    const id = commandId(randomText(random, 16));
    if (state.session !== session) return;
    if (token !== null) dispatch({ type: "identify", id, token });
    else if (error) parts.onIdentityRefused?.(error);
  }

  async function keep(item: KeptCommand): Promise<void> {
    const { command, atMs } = item;
    const offer = offerSecret();
    const { session } = state;
    // Noted at once as well: a tab closed right after the click does not wait for IndexedDB (HG3). An earlier page's note that is not read here
    // yet stays the one (HG4).
    const isOurs = (id = command.id): boolean => state.outbox.items.some((other) => other.command.id === id);
    if (command.type === "ask-human" && isOurs(storage.readClick(site)?.id))
      storage.writeClick(site, { id: command.id, atMs, command });
    await storage
      .update(site, (kept) => keepCommand(kept, item, offer))
      .then(
        (kept) => {
          if (session !== state.session) return; // a logout has come between
          const first = kept?.outbox.find((other) => other.command.id === command.id);
          dispatch({ type: "kept", command: first?.command ?? command, secret: kept?.secret ?? offer });
          tabs.tell();
        },
        () => {
          if (session !== state.session) return;
          if (command.type === "ask-human") storage.writeClick(site, { id: command.id, atMs, command, secret: offer });
          dispatch({ type: "keep-failed", command, secret: offer });
        },
      );
  }

  // Made at the first thing that the visitor does, and not before (HG13).
  function offerSecret(): ConversationSecret {
    // What is said after an erasure or a logout that waits for the disk is said under the next conversation's secret.
    offered = state.secret ?? state.leaving?.secret ?? offered ?? newSecret();
    return offered;
  }

  function submit({ lane, commands, asked, isOpening, isLast }: Extract<Effect, { type: "submit" }>): Promise<void> {
    return withSecret(async (secret) => {
      const sent = commands.map(({ id }) => id);
      const isClick = lane === "click";
      const bare = { site, secret, commands, ...(!isClick && beside) };
      const where = (): Where => (isClick ? fittingClick(bare, opening()) : fitting(opening()));
      const body = isOpening ? { ...bare, opening: where() } : bare;
      const timeoutMs = isClick ? CLICK_TIMEOUT_MS : TIMEOUT_MS;
      const answer = await request(timeoutMs, (signal) => wire.submit(body, { isLast, signal }));
      // What was asked under another secret, before a logout, says nothing of this conversation.
      if (state.secret === secret) dispatch({ type: "answered", lane, sent, asked, answer });
    });
  }

  function read({ asked }: Extract<Effect, { type: "read" }>): Promise<void> {
    return withSecret(async (secret) => {
      const body = { site, secret, after: asked.after, wait: "none" } as const;
      const answer = await request(TIMEOUT_MS, (signal) => wire.read(body, signal));
      if (state.secret === secret) dispatch({ type: "read", asked, answer });
    });
  }

  function stream({ call, after }: Extract<Effect, { type: "dial" }>): Promise<void> {
    return withSecret(async (secret) => {
      const mine = hold();
      const answer = await wire.stream(
        { site, secret, after, wait: "stream" },
        { onFrame: (frame) => dispatch({ type: "frame", call, frame }), signal: mine.signal },
      );
      dispatch({ type: "stream-over", call, answer });
    });
  }

  function poll({ call, after, isProbe }: Extract<Effect, { type: "dial" }>): Promise<void> {
    return withSecret(async (secret) => {
      const mine = hold();
      const body = { site, secret, after, wait: "poll", waitMs: isProbe ? 0 : LIMITS.pollWaitMsMax } as const;
      dispatch({ type: "polled", call, answer: await wire.read(body, mine.signal) });
    });
  }

  function hold(): AbortController {
    line?.abort(OVER);
    line = new AbortController();
    return line;
  }

  function amend(change: (kept: Kept | null, secret: ConversationSecret) => Kept | null): Promise<void> {
    return withSecret((secret) => storage.update(site, (kept) => change(kept, secret)));
  }

  async function withSecret(run: (secret: ConversationSecret) => Promise<unknown>): Promise<void> {
    if (state.secret) await run(state.secret);
  }

  return {
    state: () => state,
    dispatch,
    outcome: (ticket) => new Promise((resolve) => outcomes.set(ticket, resolve)),
    lent: {
      platform,
      site,
      wire,
      dispatch,
      state: () => state,
      offer: offerSecret,
      request,
      beside,
      told,
      proof,
      freshProof: parts.identify,
    },
    logout: () => leaveFor((secret) => ({ type: "logout", secret })),
    erase: () => leaveFor((secret) => ({ type: "erase", secret, id: commandId(randomText(random, 16)) })),
    stop: () => {
      isStopped = true;
      for (const resolve of leaving.values()) resolve(false);
      for (const timer of timers.values()) clock.clearTimeout(timer);
      for (const undo of leave) undo();
      // What the visitor has sent may still arrive; only what brings news is cut.
      line?.abort(OVER);
      wire.leave?.();
      for (const resolve of outcomes.values()) resolve({ stage: "kept" });
      outcomes.clear();
    },
  };
}

// The disk may refuse to forget or to remember: nothing is lost, only repeated, and repeats do no harm.
function ignore(promise: Promise<unknown>): void {
  promise.catch(() => {});
}
