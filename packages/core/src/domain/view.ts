// What a view may show of the state. Derives, never decides.
import { awaitsHuman, LIMITS, type LiveFacts } from "@handrail/protocol";
import type { Chat, Connection, Entry, HumanStatus } from "../chat.ts";
import { isMadeAnew, openClick, type Item } from "./outbox.ts";
import { shown, type State } from "./state.ts";

/** HG8: figures older than a beat are dimmed; the half second is the beat's own way here. */
const STALE_MS = LIMITS.beatMs + 500;

/** The transcript: what is logged, then what is not there yet. */
export function entriesOf({ replica, outbox }: State): readonly Entry[] {
  const logged = replica.events.map((event): Entry => ({ type: "event", event }));
  const pending = outbox.items
    .filter(({ command }) => !isMadeAnew(command))
    .map((item): Entry => {
      const { command, error, atMs } = item;
      const isSending =
        item.stage === "new" ||
        item.stage === "sent" ||
        outbox.click.inFlight.concat(outbox.talk.inFlight).includes(command.id);
      const state = item.stage === "refused" ? "refused" : isSending ? "sending" : "kept";
      return { type: "pending", id: command.id, command, state, error, atMs };
    });
  return [...logged, ...pending];
}

/** Where the request for a human stands. */
export function humanOf(state: State): HumanStatus {
  const now = shown(state);
  const receipt = state.request && { receipt: state.request.receipt };
  if (now?.owner.type === "agent") {
    const seen = state.humanSeenSeq > 0 && { seenSeq: state.humanSeenSeq };
    return { type: "talking", agent: now.owner.agent, promise: now.promise, ...seen, ...receipt };
  }
  if (now?.owner.type === "queue") {
    const { request, promise, lastPromise, isFenced } = now;
    const sinceMs = request?.atMs ?? now.lastAtMs;
    const lastEnd = lastPromise && lastPromise.endedAtMs >= sinceMs ? lastPromise.end : null;
    return { type: "waiting", sinceMs, promise, isBotBack: !isFenced, lastEnd, ...receipt };
  }
  if (state.stillWant) return { type: "still-want", atMs: state.stillWant.atMs };
  const click = openClick(state.outbox);
  if (click) return clickStatus(click, state);
  const refused = state.outbox.items.find(({ command, stage }) => command.type === "ask-human" && stage === "refused");
  return refused?.error ? { type: "refused", error: refused.error } : { type: "none" };
}

function clickStatus(click: Item, state: State): HumanStatus {
  // HG3: "kept" is said of what is on the disk, and of nothing else.
  if (click.stage === "new") return { type: "keeping", atMs: click.atMs };
  if (click.stage !== "sent") return { type: "kept", atMs: click.atMs };
  // Acknowledged: in the log, whatever is known of it here.
  const sinceMs = click.atMs + state.offsetMs;
  const receipt = state.request && { receipt: state.request.receipt };
  return { type: "waiting", sinceMs, promise: null, isBotBack: false, lastEnd: null, ...receipt };
}

/** The way to the authority, as a visitor would put it. */
export function connectionOf({ link, outbox, isOnline, secret, factsFailures }: State): Connection {
  if (link.phase === "up") return "online";
  const isIdle = link.phase === "off" && (secret === null || outbox.items.length === 0);
  if (isIdle && factsFailures < 2) return "idle";
  const failures = Math.max(link.failures, outbox.click.failures, outbox.talk.failures, factsFailures);
  return !isOnline || failures >= 2 ? "offline" : "connecting";
}

/** The dispatcher's figures with their age. */
export function liveOf(state: State): (LiveFacts & { readonly isStale: boolean }) | null {
  return state.live && { ...state.live, isStale: state.clockMs + state.offsetMs - state.live.asOfMs > STALE_MS };
}

/** What became of the last erasure (HG14). */
export function erasureOf(state: State): Chat["erasure"]["value"] {
  if (state.erasures.items.length > 0) return "pending";
  return state.isErased && !shown(state) && state.outbox.items.length === 0 ? "done" : "none";
}

/** Who is writing. The bot is, whenever the log awaits its answer: that cannot get stuck, as a lost signal could. */
export function typingOf(state: State): "bot" | "agent" | null {
  const now = state.replica.conversation;
  if (!now || state.link.phase !== "up") return null;
  if (now.owner.type === "agent" && state.isAgentTyping) return "agent";
  const isBots = now.askSeq !== null && !now.isFenced && (now.owner.type === "bot" || awaitsHuman(now));
  return isBots && state.facts?.bot !== null && openClick(state.outbox) === null ? "bot" : null;
}

/** An answer in the making. */
export function streamingOf({ streaming }: State): Chat["streaming"]["value"] {
  return streaming && { run: streaming.run, text: streaming.text };
}
