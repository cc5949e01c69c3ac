// The whole console in happy-dom, over the fake relay: what the tests of views begin with.
import { options as preact, render } from "preact";
import { onTestFinished } from "vitest";
import { createDesk } from "../src/state/create-desk.ts";
import { App } from "../src/views/app.tsx";
import { DeskContext } from "../src/views/desk-context.ts";
import { FakeRelay } from "./fake/fake-relay.ts";
import { playScenario, type Scenario } from "./fake/scenario.ts";
import { World } from "./fake/world.ts";
import { heardAttention, TestClock, testPlatform, testRinging, type TestRinging } from "./test-platform.ts";

// Effects run with the next turn of the event loop instead of after a painted frame, which no test has.
preact.requestAnimationFrame = (flush) => void setImmediate(flush);

const stops: (() => void)[] = [];

/** Takes every console away that is shown. It happens after each test, too. */
export function closeDesks(): void {
  for (const stop of stops.splice(0)) stop();
}

export interface ShowOptions {
  /** Where it begins, told by who is there. */
  readonly hash?: string | ((scenario: Scenario) => string);
  readonly isSignedOut?: true;
  readonly isOffDuty?: true;
  /** Whether the agent has the console in view. */
  readonly isWatching?: boolean;
  /** How this browser can be rung; it cannot, if nothing is said. */
  readonly ringing?: TestRinging;
}

/** Shows it, to an agent on duty who is signed in. */
export async function showDesk(options: ShowOptions = {}) {
  const { hash = "#/", isWatching = true } = options;
  const clock = new TestClock();
  const relay = new FakeRelay(new World(() => clock.nowMs));
  const scenario = playScenario(relay);
  if (options.isSignedOut !== true) relay.session = scenario.me.id;
  if (options.isOffDuty === true) relay.world.setDuty(scenario.me.id, false);
  const platform = testPlatform(clock, relay);
  const attention = { ...heardAttention(), isWatching: () => isWatching };
  const ringing = options.ringing ?? testRinging({ ability: "missing" });
  const desk = createDesk({
    platform,
    attention,
    ringing,
    hash: typeof hash === "string" ? hash : hash(scenario),
    setHash: (next) => desk.follow(next),
  });
  const root = document.createElement("div");
  document.body.append(root);
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  );
  stops.push(() => {
    render(null, root);
    root.remove();
    desk.stop();
    location.hash = "";
  });
  onTestFinished(closeDesks);
  /** What one answer sets off may ask again. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await platform.settle();
  };
  const open = async (next: string): Promise<void> => {
    desk.follow(next);
    await settle();
  };
  const find = (selector: string): HTMLElement => {
    const element = root.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`Nothing matches ${selector}`);
    return element;
  };
  await settle();
  return { ...scenario, relay, platform, desk, attention, ringing, root, settle, open, find };
}

/** Types over what a field holds. */
export function type(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) throw new Error("not a field");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
