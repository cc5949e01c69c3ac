// Chooses by which way news comes: by a realtime service's line while there is one and it is up, else by the relay's own stream.
import type { Line } from "@handrail/core/ably";
import type { AgentId, DeskFrame } from "@handrail/protocol";
import type { DeskApi } from "../api/desk-api.ts";
import type { AskGrant, Platform } from "../platform/platform.ts";
import { dialLine } from "./carried-stream.ts";
import { dialStream, type Dial } from "./desk-stream.ts";

/** A line that is lost and found again by then was never away. */
const DOWN_MS = 3_000;
/** A line's client that could not be fetched is asked for again after so long. */
const FETCH_AGAIN_MS = 30_000;

/** The ways. */
export interface Ways {
  /** By the best that there is now. */
  readonly dial: Dial;
  /** Whose line is wanted; `null`: nobody's. */
  want(agent: AgentId | null): void;
}

export interface WaysDeps {
  readonly platform: Platform;
  readonly api: Pick<DeskApi, "inbox" | "realtime">;
  /** There is another best way than the one that was dialled. */
  onChange(): void;
}

/** Opens no line before one is wanted. */
export function createWays({ platform, api, onChange }: WaysDeps): Ways {
  const plain = dialStream(platform);
  let wanted: AgentId | null = null;
  let line: Line<DeskFrame> | null = null;
  let isCarried = false;
  let wishes = 0;
  let callOff = (): void => {};

  const grant: AskGrant = async () => {
    const answer = await api.realtime();
    return answer.type === "lost" ? { type: "unknown" } : answer;
  };
  const open = async (wish: number): Promise<void> => {
    try {
      const opened = await platform.openLine(grant);
      if (wish !== wishes) return opened.close();
      line = opened;
      opened.listen({ onFrames: () => {}, onUp, onDown });
      if (opened.isUp) onUp();
    } catch {
      if (wish === wishes) callOff = platform.after(FETCH_AGAIN_MS, () => void open(wish));
    }
  };
  const onUp = (): void => {
    callOff();
    if (!isCarried) onChange();
  };
  const onDown = (): void => {
    callOff();
    if (isCarried) callOff = platform.after(DOWN_MS, onChange);
  };
  const hangUp = (): void => {
    callOff();
    const before = line;
    const wasCarried = isCarried;
    line = null;
    isCarried = false;
    before?.close();
    if (wasCarried) onChange();
  };
  return {
    dial: (handlers) => {
      isCarried = line?.isUp ?? false;
      return line && isCarried ? dialLine(line, api, platform)(handlers) : plain(handlers);
    },
    want(agent) {
      if (wanted === agent) return;
      wanted = agent;
      wishes += 1;
      hangUp();
      if (agent !== null) void open(wishes);
    },
  };
}
