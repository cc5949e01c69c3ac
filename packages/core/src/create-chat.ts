// Puts the client together: a backend, a platform and the machine in, signals and verbs out.
import { batch } from "@preact/signals-core";
import { commandId, LIMITS, type CommandId, type VisitorCommand, type WireError } from "@handrail/protocol";
import { browserPlatform } from "./adapters/browser-platform.ts";
import type { Backend } from "./backend.ts";
import type { Chat } from "./chat.ts";
import { chatSignals, type ChatSignals } from "./chat-signals.ts";
import { shown, type State } from "./domain/state.ts";
import { connectionOf, entriesOf, erasureOf, humanOf, liveOf, streamingOf, typingOf } from "./domain/view.ts";
import { inSight } from "./in-sight.ts";
import type { Platform, StorageKind } from "./platform.ts";
import { randomText } from "./random-text.ts";
import { startRuntime, type Opening } from "./runtime.ts";

/** What a chat is made of. */
export interface ChatOptions {
  readonly backend: Backend;
  /** Default: the browser's. */
  readonly platform?: Platform;
  /** What may be kept in the visitor's browser, unless a `platform` is given. Default: `local`. With less, `storage` says `memory`. */
  readonly storage?: StorageKind | undefined;
  /** Default: fresh ones. A page that drew before this package was there goes on with those that it drew. */
  readonly signals?: ChatSignals;
  /** Where the visitor is: asked with what may begin a conversation or ask for a human. */
  readonly opening?: Opening;
  /** Gets a fresh identity token from the page's server: asked once there is a conversation, and again when one has expired. */
  readonly identify?: () => Promise<string>;
  /** Hears why a token was not believed: a `code`, a sentence and a next step for whoever runs the page. */
  readonly onIdentityRefused?: (error: WireError) => void;
}

/**
 * Makes a visitor's chat. Sends and stores nothing until a verb is called.
 *
 * @example
 * const chat = createChat({ backend: relay({ url: "https://chat.shop.example", site: "shop" }) });
 * await chat.open();
 * chat.send("Where is my order?");
 * const outcome = await chat.talkToHuman();
 */
export function createChat(options: ChatOptions): Chat {
  const { backend, platform = browserPlatform(options.storage) } = options;
  const opening = options.opening ?? (() => ({ page: null, locale: null }));
  const opened: (() => void)[] = [];
  let seen: State | null = null;
  const { signals = chatSignals(platform.clock.now()) } = options;

  const showHuman = whenChanged(signals.human);
  const showLive = whenChanged(signals.live);

  function show(state: State): void {
    const last = seen;
    seen = state;
    batch(() => {
      signals.conversation.value = shown(state);
      if (last?.replica.events !== state.replica.events || last.outbox !== state.outbox) {
        signals.entries.value = entriesOf(state);
      }
      if (last?.streaming !== state.streaming) signals.streaming.value = streamingOf(state);
      const human = humanOf(state);
      // Before the disk has been read nobody knows that there was no click: what a page knows of one stays (HG1).
      if (state.load === "done" || human.type !== "none") showHuman(human);
      showLive(liveOf(state));
      signals.typing.value = typingOf(state);
      signals.connection.value = connectionOf(state);
      signals.site.value = state.facts;
      signals.storage.value = platform.storage.isFleeting ? "memory" : state.storage;
      signals.notice.value = state.notice;
      signals.erasure.value = erasureOf(state);
      signals.session.value = state.session;
      signals.seen.value = state.seenSeq;
      signals.now.value = state.clockMs + state.offsetMs;
    });
    if (state.load === "done") for (const resolve of opened.splice(0)) resolve();
  }

  const runtime = startRuntime({
    backend,
    platform,
    opening,
    onState: show,
    identify: options.identify,
    onIdentityRefused: options.onIdentityRefused,
  });
  const sight = inSight(platform, (isLooking) => runtime.dispatch({ type: "look", isLooking }));
  const newId = (): CommandId => commandId(randomText(platform.random, 16));
  const act = (command: VisitorCommand): CommandId => {
    runtime.dispatch({ type: "do", command });
    return command.id;
  };

  return {
    ...signals,
    open: () => {
      const done = new Promise<void>((resolve) => opened.push(resolve));
      runtime.dispatch({ type: "open" });
      return done;
    },
    send(text, { fields, files } = {}) {
      if (text.trim() === "" && !files) return { ok: false, error: refusal("empty") };
      if (text.length > LIMITS.messageCharsMax) return { ok: false, error: refusal("too-long") };
      const said = { text: whole(text), ...(fields && { fields }), ...(files && { files }) };
      return { ok: true, id: act({ type: "say", id: newId(), ...said }) };
    },
    lent: runtime.lent,
    talkToHuman: (why = "button") => {
      const id = newId();
      const outcome = runtime.outcome(id);
      runtime.dispatch({ type: "ask", id, why });
      return outcome;
    },
    withdraw: () => void act({ type: "withdraw", id: newId() }),
    resumeBot: () => void act({ type: "resume-bot", id: newId() }),
    stillNeed: () => {
      const promise = signals.conversation.value?.lastPromise?.id;
      if (promise) act({ type: "still-need", id: newId(), promise });
    },
    giveContact: ({ name, email, phone }) =>
      void act({ type: "give-contact", id: newId(), name: filled(name), email: filled(email), phone: filled(phone) }),
    book: (slotAtMs) => act({ type: "book", id: newId(), slotAtMs }),
    rate: (score, comment) => void act({ type: "rate", id: newId(), score, comment: filled(comment) }),
    close: () => void act({ type: "close", id: newId() }),
    identify: (token) => runtime.dispatch({ type: "identify", id: newId(), token }),
    logout: () => runtime.logout(),
    erase: () => runtime.erase(),
    setTyping: (isTyping) => runtime.dispatch({ type: "typing", isTyping }),
    look: sight.look,
    retryNow: () => runtime.dispatch({ type: "retry" }),
    dismissNotice: () => runtime.dispatch({ type: "dismiss" }),
    stop: () => {
      sight.stop();
      runtime.stop();
    },
  };
}

// Half an emoji, as a cut paste leaves it, is not text: the relay would refuse the whole message.
function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (found) =>
    found.length === 2 ? found : "\uFFFD",
  );
}

function refusal(reason: "empty" | "too-long"): WireError {
  const isEmpty = reason === "empty";
  return {
    code: "invalid-input",
    message: isEmpty ? "There is nothing to send." : "The message is too long.",
    next: isEmpty ? "Write something first." : `Shorten it to ${LIMITS.messageCharsMax} characters.`,
    retry: "never",
    details: { field: "text", reason },
  };
}

const filled = (text: string | null): string | null => (text === null || text.trim() === "" ? null : text.trim());

// Derived anew at each step: a view is told only when something in it has changed.
function whenChanged<Value>(target: { value: Value }): (value: Value) => void {
  let shownAs = JSON.stringify(target.value);
  return (value) => {
    const text = JSON.stringify(value);
    if (text === shownAs) return;
    shownAs = text;
    target.value = value;
  };
}
