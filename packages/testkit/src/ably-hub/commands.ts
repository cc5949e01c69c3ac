// Decides which fault somebody outside the process means by a command. Knows nothing of how it strikes.
import * as v from "valibot";
import type { HubClock } from "./clock.ts";
import type { HubFaults } from "./hub-faults.ts";
import type { Answer } from "./http-edge.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";

const amount = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1);
const ms = v.pipe(v.number(), v.minValue(0));
const clientId = v.optional(v.string());

/** A command, as `POST /hub/commands` takes it. What goes on until it is ended is ended by `heal`. */
const CommandSchema = v.variant("do", [
  v.object({ do: v.literal("cut"), clientId }),
  v.object({ do: v.literal("stall"), clientId }),
  v.object({ do: v.literal("expireTokens"), clientId }),
  v.object({ do: v.literal("refuseTokens") }),
  v.object({ do: v.literal("goDown"), ms }),
  v.object({ do: v.literal("dropAcks"), amount }),
  v.object({ do: v.literal("answer5xx"), amount }),
  v.object({ do: v.literal("loseAnswers"), amount }),
  v.object({ do: v.literal("delay"), ms }),
  v.object({ do: v.literal("reorder"), channel: v.string() }),
  v.object({ do: v.literal("pass"), ms }),
  v.object({ do: v.literal("heal") }),
]);

/** Obeys commands. */
export function createCommands(faults: HubFaults, clock: HubClock): (body: unknown) => Answer | Refusal {
  let endings: (() => void)[] = [];
  const obey = (command: v.InferOutput<typeof CommandSchema>): void => {
    switch (command.do) {
      case "cut":
        return void faults.cut(command.clientId);
      case "stall":
        return void endings.push(faults.stall(command.clientId));
      case "expireTokens":
        return void faults.expireTokens(command.clientId);
      case "refuseTokens":
        return void endings.push(faults.refuseTokens());
      case "goDown":
        // Nobody could tell it to come back.
        return void clock.after(command.ms, faults.goDown());
      case "dropAcks":
        return faults.dropAcks(command.amount);
      case "answer5xx":
        return faults.answer5xx(command.amount);
      case "loseAnswers":
        return faults.loseAnswers(command.amount);
      case "delay":
        return faults.delay(command.ms);
      case "reorder":
        return faults.reorder(command.channel);
      case "pass":
        return clock.move(command.ms);
      case "heal": {
        for (const end of endings) end();
        endings = [];
        return faults.delay(0);
      }
    }
  };
  return (body) => {
    const read = v.safeParse(CommandSchema, body);
    if (!read.success) return refuse(40001, v.summarize(read.issues));
    obey(read.output);
    return { status: 200, body: {} };
  };
}
