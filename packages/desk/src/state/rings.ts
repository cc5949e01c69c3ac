// Whether this device rings while the desk is closed. Keeps browser and relay at what the agent has chosen here, and says what stands in the way.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { AgentId } from "@handrail/protocol";
import { troubleText } from "../api/answer.ts";
import type { DeskApi } from "../api/desk-api.ts";
import type { Shelf } from "../platform/platform.ts";
import type { Ringing, Subscription } from "../platform/ringing.ts";
import { RINGS } from "../texts-of-rings.ts";
import type { Notices } from "./notices.ts";

/** `unknown`: the relay has not said, or rings nobody. `refused`: by the agent, to the browser. `asking`: the browser asks them now. */
export type RingState =
  | { readonly type: "unknown" }
  | { readonly type: "impossible"; readonly why: "home-screen" | "missing" }
  | { readonly type: "refused" }
  | { readonly type: "off" }
  | { readonly type: "asking" }
  | { readonly type: "working" }
  | { readonly type: "on"; readonly isRungOffDuty: boolean }
  | { readonly type: "failed"; readonly text: string };

/** What the views show and call. */
export interface Rings {
  readonly state: ReadonlySignal<RingState>;
  /** Whether the agent has never been asked on this device. */
  readonly isUndecided: ReadonlySignal<boolean>;
  /** To be called straight from a click: the browser may have to ask. */
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
  ringOffDuty(isRungOffDuty: boolean): Promise<void>;
  /** The agent does not want to be asked again. */
  decide(): void;
  /** Somebody is signed in: rings for them as they have chosen on this device, and for nobody else. */
  start(agent: AgentId): Promise<void>;
  /** Nobody is signed in any more; what was chosen stays. */
  stop(): void;
  /** Before the agent signs out: nothing rings here then. */
  leave(): Promise<void>;
  /** The network may be back, or the agent from the browser's settings: what stood in the way may be gone. */
  wake(): void;
}

interface Surroundings {
  readonly device: Shelf;
  readonly ringing: Ringing;
  readonly api: Pick<DeskApi, "ringKey" | "ringDevice" | "endRing">;
  readonly notices: Notices;
}

/** Whom this device rings for. */
const FOR = "handrail.desk.ring-for";
const OFF_DUTY = "handrail.desk.ring-off-duty";
const DECIDED = "handrail.desk.ring-decided";

/** Makes it. */
export function createRings({ device, ringing, api, notices }: Surroundings): Rings {
  const state = signal<RingState>({ type: "unknown" });
  const isUndecided = signal(device.read(DECIDED) === null);
  // What an earlier stretch has asked must not answer into a later one.
  let stretch = 0;
  let agent: AgentId | null = null;
  let key: string | null = null;
  let isInDoubt = false;

  const isRungOffDuty = (): boolean => device.read(OFF_DUTY) === "on";
  const resting = (): RingState => ({ type: ringing.permission() === "denied" ? "refused" : "off" });

  async function start(me: AgentId): Promise<void> {
    const mine = begin(me);
    const answer = await api.ringKey();
    if (mine !== stretch) return;
    isInDoubt = answer.type === "lost";
    if (answer.type === "refused") state.value = { type: "unknown" };
    if (answer.type !== "ok") return;
    key = answer.value.key;
    const ability = ringing.ability();
    if (ability !== "able") {
      state.value = { type: "impossible", why: ability };
      return;
    }
    if (device.read(FOR) === me) return subscribe(mine, key);
    // Whoever was signed in here before left without signing out: theirs must not ring on another's desk.
    await drop();
    if (mine === stretch) state.value = resting();
  }

  function begin(me: AgentId | null): number {
    stretch += 1;
    if (me === null || me !== agent) state.value = { type: "unknown" };
    agent = me;
    key = null;
    isInDoubt = false;
    return stretch;
  }

  // Silent where it can be: an old subscription that still fits is told to the relay again, which costs nothing.
  async function subscribe(mine: number, relayKey: string): Promise<void> {
    if (ringing.permission() !== "granted") {
      state.value = resting();
      return;
    }
    state.value = { type: "working" };
    const subscription = await subscriptionFor(relayKey);
    if (mine !== stretch) return;
    isInDoubt = !subscription;
    if (!subscription) {
      state.value = { type: "failed", text: RINGS.noService };
      return;
    }
    const answer = await tell(subscription, isRungOffDuty());
    if (mine !== stretch) return;
    isInDoubt = answer.type === "lost";
    if (answer.type !== "ok") {
      state.value = { type: "failed", text: troubleText(answer) };
      if (answer.type === "refused") await ringing.unsubscribe();
      return;
    }
    await ringing.keepChoice(isRungOffDuty());
    if (mine === stretch) state.value = { type: "on", isRungOffDuty: isRungOffDuty() };
  }

  async function subscriptionFor(relayKey: string): Promise<Subscription | null> {
    const before = await ringing.subscription();
    if (before?.key === relayKey) return before;
    // A browser keeps to the key that a subscription was made for, and refuses another.
    if (before) await ringing.unsubscribe();
    return ringing.subscribe(relayKey);
  }

  const tell = ({ endpoint, keys }: Subscription, offDuty: boolean): ReturnType<DeskApi["ringDevice"]> =>
    api.ringDevice({ endpoint, keys, isRungOffDuty: offDuty });

  // The relay first, while there is a session; that the browser's end is gone, it would notice only when it rings.
  async function drop(): Promise<void> {
    const before = await ringing.subscription();
    if (before) await api.endRing({ endpoint: before.endpoint });
    await ringing.unsubscribe();
    await ringing.keepChoice(null);
  }

  function decide(): void {
    isUndecided.value = false;
    device.write(DECIDED, "yes");
  }

  return {
    state,
    isUndecided,
    decide,
    start,
    turnOn: async () => {
      if (agent === null || key === null) return;
      stretch += 1;
      const mine = stretch;
      state.value = { type: "asking" };
      decide();
      await ringing.askPermission();
      if (mine !== stretch) return;
      if (ringing.permission() === "granted") device.write(FOR, agent);
      await subscribe(mine, key);
    },
    turnOff: async () => {
      stretch += 1;
      isInDoubt = false;
      decide();
      device.write(FOR, null);
      state.value = { type: "off" };
      await drop();
    },
    ringOffDuty: async (wanted) => {
      const mine = stretch;
      const before = await ringing.subscription();
      if (!before || mine !== stretch || state.peek().type !== "on") return;
      state.value = { type: "on", isRungOffDuty: wanted };
      const answer = await tell(before, wanted);
      if (answer.type === "ok") {
        device.write(OFF_DUTY, wanted ? "on" : "off");
        await ringing.keepChoice(wanted);
        return;
      }
      if (mine === stretch && state.peek().type === "on") state.value = { type: "on", isRungOffDuty: !wanted };
      notices.trouble(troubleText(answer));
    },
    stop: () => void begin(null),
    leave: async () => {
      begin(null);
      await drop();
    },
    wake: () => {
      const isAllowedNow = state.peek().type === "refused" && ringing.permission() !== "denied";
      if (agent !== null && (isInDoubt || isAllowedNow)) void start(agent);
    },
  };
}
