// Runs attacks on an engine and judges each: is the button to be seen, does a trusted click on what is seen really ask for a
// human, and do the keys lead to it.
import type { Attack, Surroundings } from "./attack.ts";
import type { Engine, Keys, Visit } from "../engines/engine.ts";
import { findButton, lookOf, type Box, type Look, type Place } from "./find-button.ts";
import { HAND, TELLS_PLACE } from "./shop-page.ts";
import type { ShopServer } from "./shop-server.ts";

/** What an attack came to. */
export interface Outcome {
  readonly attack: string;
  /** `skipped`: the engine cannot make these surroundings. */
  readonly verdict: "resists" | "fails" | "skipped";
  /** The button's pixels were found on the screen. */
  readonly isSeen: boolean;
  /** A trusted click there was counted as exactly one request. */
  readonly isAsked: boolean;
  /** What brought the focus to the button. */
  readonly keys: "tab" | "shortcut" | "none" | "unknown";
  /** Whether the page was told that the button is obstructed. */
  readonly isAlarmed: boolean;
}

const TIMES = { settleMs: 2_500, lookMs: 350, looks: 4, askMs: 20_000, alarmMs: 5_000, stepMs: 50, keyMs: 60, tabs: 8 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs them, as many abreast as the engine allows; the outcomes in the order of the attacks. */
export async function runHostile(options: {
  readonly engine: Engine;
  readonly shops: ShopServer;
  readonly attacks: readonly Attack[];
  onOutcome?(outcome: Outcome): void;
}): Promise<readonly Outcome[]> {
  const { engine, shops, attacks } = options;
  const looks = new Map<string, Promise<Look>>();
  const lookIn = (surroundings: Surroundings): Promise<Look> => {
    const { width, height, forcedColors, rightToLeft } = surroundings;
    const key = JSON.stringify({ width, height, forcedColors, rightToLeft });
    const look = looks.get(key) ?? learnLook(options, surroundings);
    looks.set(key, look);
    return look;
  };
  const outcomes: Outcome[] = [];
  const waiting = attacks.map((attack, index) => ({ attack, index }));
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { attack, index } = next;
      const surroundings = attack.surroundings ?? {};
      const outcome = engine.can(surroundings)
        ? await patient(async () => judge({ engine, shops, attack, look: await lookIn(surroundings) }))
        : ({
            attack: attack.name,
            verdict: "skipped",
            isSeen: false,
            isAsked: false,
            keys: "none",
            isAlarmed: false,
          } as const);
      outcomes[index] = outcome;
      options.onOutcome?.(outcome);
    }
  };
  await Promise.all(Array.from({ length: engine.abreast }, worker));
  return outcomes;
}

// A browser that is busy may time out; once is no verdict.
async function patient<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    console.error(error);
    return await act();
  }
}

interface Trial {
  readonly engine: Engine;
  readonly shops: ShopServer;
  readonly attack: Attack;
  readonly look: Look;
}

async function judge(trial: Trial): Promise<Outcome> {
  const { engine, shops, attack, look } = trial;
  const visit = await underAttack(engine, shops.pageOf(attack.name, attack), attack);
  try {
    const place = await placeOn(visit, look);
    const isSeen = place !== null;
    const keys = await keysTo(visit, attack);
    if (place) await visit.click(place);
    const isAsked = place !== null && (await asked(shops, attack.name));
    const isPressed = !attack.isOfKeys || (await asksByKeys(trial));
    const verdict = isSeen && isAsked && isPressed ? "resists" : "fails";
    const isAlarmed = await alarmed(visit, verdict === "fails" ? TIMES.alarmMs : 0);
    return { attack: attack.name, verdict, isSeen, isAsked, keys: isPressed ? keys : "none", isAlarmed };
  } finally {
    await visit.close();
  }
}

// It takes a guardian a handful of repairs to give up.
async function alarmed(visit: Visit, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += TIMES.lookMs) {
    const alarms = await visit.ask("window.alarms || 0").catch(() => 0);
    if (Number(alarms) > 0 || waitedMs >= withinMs) return Number(alarms) > 0;
    await pause(TIMES.lookMs);
  }
}

// A page may move the button while it is looked for, or cover it for a moment.
async function placeOn(visit: Visit, look: Look): Promise<Place | null> {
  let place = null;
  for (let turn = 0; turn < TIMES.looks && !place; turn += 1) {
    if (turn) await pause(TIMES.lookMs);
    place = findButton(await visit.picture(), look);
  }
  return place;
}

async function asksByKeys({ engine, shops, attack }: Trial): Promise<boolean> {
  const run = `${attack.name}-keys`;
  const visit = await underAttack(engine, shops.pageOf(run, attack), attack);
  try {
    if ((await keysTo(visit, attack)) === "none") return false;
    await visit.press("Enter");
    return await asked(shops, run);
  } finally {
    await visit.close();
  }
}

async function keysTo(visit: Visit, { surroundings }: Attack): Promise<Outcome["keys"]> {
  // The keys of a page go to the frame that was touched last; what is in a frame of another origin cannot be asked.
  if (surroundings?.framed) return "unknown";
  // The button's host is no element that a shop has.
  const isThere = `!/^(a|body|button|dialog|html|i|iframe|input|main)$/i.test(document.activeElement?.localName ?? "body")`;
  const isReached = (): Promise<unknown> => visit.ask(isThere).catch(() => false);
  for (let tab = 0; tab < TIMES.tabs; tab += 1) {
    await press(visit, "Tab");
    if (await isReached()) return "tab";
  }
  await press(visit, "Alt+Shift+H");
  return (await isReached()) ? "shortcut" : "none";
}

// As fast as a quick person. What the page does about a key in its own time is done before the next one, however busy the machine is.
async function press(visit: Visit, keys: Keys): Promise<void> {
  await visit.press(keys);
  await pause(TIMES.keyMs);
  await visit.ask("new Promise((done) => setTimeout(done))").catch(() => null);
}

async function underAttack(engine: Engine, url: string, attack: Attack): Promise<Visit> {
  const visit = await engine.visit(url, attack.surroundings ?? {});
  if (attack.needsHand) {
    await pause(TIMES.lookMs);
    await visit.click(HAND);
  }
  await pause(TIMES.settleMs);
  return visit;
}

async function asked(shops: ShopServer, run: string): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < TIMES.askMs && shops.requests(run) === 0; waitedMs += TIMES.stepMs)
    await pause(TIMES.stepMs);
  return shops.requests(run) === 1;
}

// The shop as it is meant, in the same surroundings.
async function learnLook(
  { engine, shops }: Pick<Trial, "engine" | "shops">,
  surroundings: Surroundings,
): Promise<Look> {
  const { width, height, forcedColors, rightToLeft } = surroundings;
  const quiet: Attack = {
    name: "none",
    does: "nothing",
    leavesPage: true,
    early: TELLS_PLACE,
    ...(rightToLeft ? { root: 'dir="rtl" lang="ar"' } : {}),
    surroundings: { ...(width && { width }), ...(height && { height }), ...(forcedColors && { forcedColors }) },
  };
  const visit = await engine.visit(
    shops.pageOf(`quiet-${width ?? 0}-${height ?? 0}-${forcedColors ? 1 : 0}-${rightToLeft ? 1 : 0}`, quiet),
    quiet.surroundings ?? {},
  );
  try {
    await pause(TIMES.lookMs * 2);
    const box = JSON.parse(String(await visit.ask("placeOfButton()"))) as Box;
    return lookOf(await visit.picture(), box);
  } finally {
    await visit.close();
  }
}
