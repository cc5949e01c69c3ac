// One visitor's browser: a disk that outlives its pages, pages that can go at any moment, and what they tell each other.
import {
  createChat,
  memoryStorage,
  relay,
  type Backend,
  type Chat,
  type HumanStatus,
  type Platform,
  type Storage,
} from "@handrail/core";
import { historyOf } from "@handrail/core/history";
import { newsByAbly, type Line as NewsLine } from "@handrail/core/ably";
import { siteId, type ErrorCode, type VisitorCommand } from "@handrail/protocol";
import type { Chance } from "./chance.ts";
import { honestStatus, isTakenBack } from "../invariants/honest-status.ts";
import { shownTwice } from "../invariants/no-duplicate.ts";
import { goesOn } from "../invariants/same-order.ts";
import type { Evidence, ReplicaTrail, VisitorEvidence } from "./evidence.ts";
import type { Line } from "./network.ts";
import { RELAY_URL, SITE } from "./relay-house.ts";
import type { SimulatedAbly } from "./sim-ably.ts";
import { simulatedTabs } from "./sim-tabs.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** One page. */
export interface Tab {
  readonly chat: Chat;
  /** It is closed, or crashes: from here on nothing of it runs. `says`: it is told before, as a closed tab is. */
  close(says: "goodbye" | "nothing"): void;
  /** Nothing of it runs any more, and it keeps what it holds. */
  freeze(): void;
}

/** The browser. */
export interface Browser {
  readonly storage: Storage;
  /** The visitor clicks: an unsent wish that would end the stretch is void from now on. */
  noteClick(): void;
  readonly tabs: readonly Tab[];
  open(): Tab;
  /** Opens a page unless there is one. */
  look(): void;
  /** The lid is closed: nothing runs, and everything that came runs when it is opened. */
  sleep(): void;
  wake(): void;
  /** Counts what this visitor says, so that no two of their texts are the same. */
  nextNumber(): number;
  setOnline(isOnline: boolean, silently: boolean): void;
}

/** What a browser is made of. */
export interface BrowserParts {
  readonly loop: VirtualLoop;
  readonly chance: Chance;
  readonly line: Line;
  readonly visitor: VisitorEvidence;
  readonly evidence: Evidence;
  /** News of talks with humans comes by it, where there is one. */
  readonly ably?: Pick<SimulatedAbly, "dial"> | null;
  /** Nothing is ever kept on it. */
  readonly isDiskRefusing: boolean;
  /** The shop's word for who they are, for whom it knows: a fresh token. */
  readonly token: (() => string) | null;
  /** A fault put into the client, to see whether it is noticed. */
  readonly spoil?: (fetch: Platform["fetch"]) => Platform["fetch"];
}

// Made once: an error's stack costs more than a write.
const REFUSED = new DOMException("the disk is full", "QuotaExceededError");
/** The code of a click that came late, as an answer has it. */
const TOO_LATE: ErrorCode = "stale-request";
/** The slowest write. */
const DISK_MS_MAX = 30;

/** Makes a browser with an empty disk. */
export function openBrowser(parts: BrowserParts): Browser {
  const { loop, line, visitor, chance } = parts;
  const disk = memoryStorage();
  const tabs: Tab[] = [];
  const told = new Map<object, () => void>();
  const together = simulatedTabs(loop);
  const network = new Set<() => void>();
  let count = 0;
  let said = 0;
  // What would run in pages while the lid is closed.
  let missed: (() => void)[] | null = null;
  const whenAwake = <Value>(value: Value): Value | Promise<Value> => {
    const list = missed;
    return list ? new Promise((resolve) => list.push(() => resolve(value))) : value;
  };

  const open = (): Tab => {
    count += 1;
    const name = `${visitor.name}/${count}`;
    const key = {};
    const hidden = new Set<() => void>();
    let isDead = false;
    let late = 0;
    const alive = (run: () => void) => () => {
      if (missed && !isDead) missed.push(alive(run));
      else if (!isDead) run();
    };
    const listen = (listeners: Set<() => void>) => (listener: () => void) => {
      const mine = alive(listener);
      listeners.add(mine);
      return () => listeners.delete(mine);
    };
    const fetch: Platform["fetch"] = async (url, init) => {
      if (isDead) return new Promise(() => {});
      const response = await line.fetch(url, init).then(whenAwake, async (error: unknown) => {
        await whenAwake(null);
        throw error;
      });
      // What is here is read a second time by the page itself, right after this.
      if (url.endsWith("/v1/commands")) void response.text().then((text) => text.includes(TOO_LATE) && (late += 1));
      return isDead ? new Promise(() => {}) : response;
    };
    const place = together.join(() => !isDead);
    const platform: Platform = {
      clock: {
        now: () => loop.now(),
        setTimeout: (run, ms) => loop.setTimeout(alive(run), ms),
        clearTimeout: (timer) => loop.clearTimeout(timer),
      },
      random: { bytes: (length) => chance.bytes(length), fraction: () => chance.fraction() },
      fetch: parts.spoil ? parts.spoil(fetch) : fetch,
      storage: slowDisk(disk, { loop, chance, visitor, isRefusing: parts.isDiskRefusing, isDead: () => isDead }),
      tabs: {
        world: place.tabs,
        join: (_site, listener) => {
          told.set(key, alive(listener));
          const others = () => [...told].filter(([other]) => other !== key);
          return {
            tell: () => others().forEach(([, tell]) => loop.setTimeout(tell, 1)),
            leave: () => told.delete(key),
          };
        },
      },
      network: { isOnline: () => line.isOnline(), onChange: listen(network) },
      page: { onHide: listen(hidden) },
    };
    const backend: Backend = relay({ url: RELAY_URL, site: SITE });
    const { ably, token } = parts;
    const chat = createChat({ backend, platform, ...(token && { identify: () => Promise.resolve(token()) }) });
    const history = token && historyOf(chat);
    const news = ably && newsByAbly(chat, { dial: (how) => heardBy(() => !isDead, ably.dial(how)), tabs: place.tabs });
    const trail: ReplicaTrail = { tab: name, events: [] };
    visitor.replicas.push(trail);
    const unwatchEntries = chat.entries.subscribe((entries) => watch(parts, trail, entries));
    const unwatchHuman = watchHuman(parts, { tab: name, chat, late: () => late });
    const end = (): void => {
      isDead = true;
      unwatchEntries();
      unwatchHuman();
      told.delete(key);
      tabs.splice(tabs.indexOf(tab), 1);
    };
    const tab: Tab = {
      chat,
      freeze: end,
      close: (says) => {
        if (isDead) return;
        if (says === "goodbye") for (const hide of hidden) hide();
        end();
        place.die();
        news?.stop();
        history?.stop();
        chat.stop();
      },
    };
    tabs.push(tab);
    void chat.open();
    if (token) chat.identify(token());
    // One that is closed is gone on with all the same: a visitor here has one conversation on each device.
    void history?.find(() => false);
    return tab;
  };

  const noteClick = (): void => {
    const isVoid = ({ type }: VisitorCommand) => type === "withdraw" || type === "close" || type === "resume-bot";
    // What was wished a moment ago may still be on its way to the disk.
    loop.setTimeout(() => {
      for (const command of visitor.kept.values()) if (isVoid(command)) visitor.void.add(command.id);
    }, 2 * DISK_MS_MAX);
  };

  return {
    storage: disk,
    noteClick,
    tabs,
    open,
    look: () => {
      if (tabs.length === 0) open();
    },
    sleep: () => {
      // The other side sees the connections go; the page will hear of it.
      missed ??= [];
      line.setOnline(false, false);
    },
    wake: () => {
      const runs = missed ?? [];
      missed = null;
      line.setOnline(true, false);
      for (const run of runs) run();
      for (const listener of network) listener();
    },
    nextNumber: () => (said += 1),
    setOnline: (isOnline, silently) => {
      if (isOnline === line.isOnline()) return; // a network that is there does not come, and takes nothing with it
      line.setOnline(isOnline, silently);
      if (!silently) for (const listener of network) listener();
    },
  };
}

function heardBy(isAwake: () => boolean, line: NewsLine): NewsLine {
  const { listen } = line;
  const awake =
    <Args extends readonly unknown[]>(run: (...args: Args) => void) =>
    (...args: Args) => {
      if (isAwake()) run(...args);
    };
  return {
    get isUp() {
      return line.isUp;
    },
    listen: ({ onFrames, onUp, onDown }) =>
      listen({ onFrames: awake(onFrames), onUp: awake(onUp), onDown: awake(onDown) }),
    close: () => line.close(),
  };
}

// Two of the invariants are about every moment, so they are looked at whenever the view changes.
function watch(
  { loop, visitor, evidence }: BrowserParts,
  trail: ReplicaTrail,
  entries: Chat["entries"]["value"],
): void {
  const events = entries.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
  for (const id of shownTwice(entries)) {
    evidence.violations.push({ invariant: "no-duplicate", who: visitor.name, what: `${trail.tab} shows ${id} twice` });
  }
  if (!goesOn(trail.events, events)) {
    const what = `${trail.tab} went from ${trail.events.length} events to ${events.length}, which do not go on from them`;
    evidence.violations.push({ invariant: "same-order", who: visitor.name, what });
  }
  if (events.length > trail.events.length) {
    evidence.note(loop.now(), `${trail.tab} ${events.length} ${events.at(-1)?.id ?? ""}`);
  }
  trail.events = events;
}

// What is said of the request is held against the log afterwards; that it does not go back is seen at once.
function watchHuman(
  { loop, visitor, evidence }: BrowserParts,
  { tab, chat, late }: { readonly tab: string; readonly chat: Chat; readonly late: () => number },
): () => void {
  let last: HumanStatus["type"] = "none";
  let heard = "";
  let heardLate = 0;
  return chat.human.subscribe((status) => {
    const { type } = status;
    const news = `${chat.session.value} ${chat.conversation.value?.id ?? ""} ${chat.conversation.value?.head ?? 0}`;
    // A later click that came late is news as well: the authority says that the stretch of the first one is over.
    const isToldLate = type === "still-want" && late() > heardLate;
    if (isTakenBack(last, type) && news === heard && !isToldLate) {
      const what = `${tab} went from ${last} back to ${type} without news`;
      evidence.violations.push({ invariant: honestStatus.name, who: visitor.name, what });
    }
    if (type !== last && (type === "waiting" || type === "talking"))
      evidence.claims.push({ atMs: loop.now(), who: visitor.name, claim: status });
    if (type !== last) evidence.note(loop.now(), `${tab} ${type}`);
    last = type;
    heard = news;
    heardLate = late();
  });
}

// A write takes its time, and a page that goes before it is done has not written. What is written is kept, and counts.
function slowDisk(
  disk: Storage,
  {
    loop,
    chance,
    visitor,
    isRefusing,
    isDead,
  }: {
    readonly loop: VirtualLoop;
    readonly chance: Chance;
    readonly visitor: VisitorEvidence;
    readonly isRefusing: boolean;
    readonly isDead: () => boolean;
  },
): Storage {
  let lastAtMs = 0;
  const later = <Result>(run: () => Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      // One after the other, as a database's transactions are.
      lastAtMs = Math.max(lastAtMs, loop.now() + chance.between(1, DISK_MS_MAX));
      loop.setTimeout(() => {
        if (isDead()) return;
        if (isRefusing) reject(REFUSED);
        else run().then(resolve, reject);
      }, lastAtMs - loop.now());
    });
  const remember = (command: VisitorCommand): void => {
    if (!visitor.kept.has(command.id)) visitor.kept.set(command.id, command);
  };
  const count = (): void => {
    const site = siteId(SITE);
    const click = disk.readClick(site)?.command;
    if (click) remember(click);
  };
  return {
    load: (site) => later(() => disk.load(site)),
    update: (site, change) =>
      later(async () => {
        const kept = await disk.update(site, change);
        for (const { command } of kept?.outbox ?? []) remember(command);
        return kept;
      }),
    readClick: (site) => disk.readClick(site),
    writeClick: (site, click) => {
      if (isDead() || isRefusing) return false;
      const isWritten = disk.writeClick(site, click);
      count();
      return isWritten;
    },
  };
}
