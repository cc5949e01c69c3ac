// Rings agents' browsers while the desk is closed: what the desk is told of it, and the parts that do it, put together.
import { ringDeviceSchema, ringEndSchema } from "@handrail/protocol/wire";
import type { AgentId, RingKey } from "@handrail/protocol";
import * as v from "valibot";
import type { LiveSituation } from "../dispatch/live-situation.ts";
import type { Lease } from "../domain/lease.ts";
import { faultLine, type Logger } from "../logger.ts";
import type { Platform, Timer } from "../platform.ts";
import type { People } from "../accounts/people.ts";
import type { News } from "../realtime/news.ts";
import { done, refused, type Result } from "../sites/result.ts";
import type { Beside } from "../store/beside.ts";
import type { LogReader } from "../store/log.ts";
import { createDeviceStore, type Device } from "./device-store.ts";
import { createPush } from "./push.ts";
import { ringKeyOf } from "./ring-key.ts";
import { startRinger } from "./ringer.ts";

export interface Ringing extends RingKey {
  /** A browser of the agent's is rung from now on. `malformed`, `push-service-unknown`, or `invalid-input` for keys that are none. */
  keep(agent: AgentId, body: unknown): Promise<Result<null>>;
  /** It is not any more. */
  drop(agent: AgentId, body: unknown): Promise<Result<null>>;
  stop(): void;
}

export interface RingingDeps {
  readonly beside: Beside;
  readonly situation: LiveSituation;
  readonly lease: Lease;
  readonly news: Pick<News, "subscribeAll">;
  readonly log: Pick<LogReader, "conversation">;
  readonly people: Pick<People, "sites" | "duty" | "accounts">;
  readonly platform: Platform;
  readonly publicUrl: string;
  /** The relay's secret: its key for push services comes out of it. */
  readonly secret: string;
  readonly logger: Logger;
  /** How often it is read anew which browsers are rung, in ms, where other nodes change it, too. */
  readonly rereadMs: number | null;
}

/** Rings from the start on. @throws what the database threw */
export async function openRinging(deps: RingingDeps): Promise<Ringing> {
  const { beside, people, platform, publicUrl, secret, logger } = deps;
  const { clock } = platform;
  const stopping = new AbortController();
  const key = ringKeyOf(secret);
  const devices = createDeviceStore(beside, clock);
  const push = createPush({ ...platform, key, publicUrl, stopping: stopping.signal });
  const onFault = (error: unknown): void => {
    if (!stopping.signal.aborted) logger.warn(faultLine(error), "an agent's browser was not rung");
  };

  const ringOne = async (device: Device, ...what: readonly [Parameters<typeof push.ring>[1], number]) => {
    const pushed = await push.ring(device, ...what);
    if (stopping.signal.aborted || pushed === "taken") return;
    // The address of a browser is a secret: who holds it can reach that browser's service.
    if (pushed === "failed")
      return logger.warn({ service: new URL(device.endpoint).host }, "a push service did not take a ring");
    await devices.drop(device.endpoint, null);
  };
  const ringer = startRinger({
    ...deps,
    ...people,
    clock,
    devices: devices.all,
    ring: (device, ring, ttlMs) => void ringOne(device, ring, ttlMs).catch(onFault),
    onFault,
  });
  const stopHearing = deps.news.subscribeAll((item) => ringer.hear(item));
  let timer: Timer | null = null;
  const readOn = (): void => {
    if (deps.rereadMs !== null && !stopping.signal.aborted)
      timer = clock.setTimeout(() => void devices.read().catch(onFault).finally(readOn), deps.rereadMs);
  };
  await devices.read();
  readOn();

  return {
    key: key.publicKey,
    async keep(agent, body) {
      const parsed = v.safeParse(ringDeviceSchema, body);
      if (!parsed.success) return refused("malformed", { path: v.getDotPath(parsed.issues[0]) ?? "" });
      const reach = push.canReach(parsed.output);
      if (reach === "unknown-service") return refused("push-service-unknown");
      if (reach === "unusable-keys") return refused("invalid-input", { field: "keys" });
      await devices.keep({ ...parsed.output, agent });
      return done(null);
    },
    async drop(agent, body) {
      const parsed = v.safeParse(ringEndSchema, body);
      if (!parsed.success) return refused("malformed", { path: "endpoint" });
      await devices.drop(parsed.output.endpoint, agent);
      return done(null);
    },
    stop() {
      stopping.abort();
      if (timer !== null) clock.clearTimeout(timer);
      stopHearing();
      ringer.stop();
    },
  };
}
