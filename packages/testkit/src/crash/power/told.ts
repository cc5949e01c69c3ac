// What one answer said, as the recorded process writes it down for the replay.
import type { CommandsRequest, CommandsResponse } from "@handrail/protocol";

export interface Told {
  readonly conversation: CommandsResponse["conversation"];
  readonly commands: readonly Pick<CommandsRequest["commands"][number], "id" | "type">[];
  /** Empty when the request was refused as a whole. */
  readonly verdicts: CommandsResponse["verdicts"];
}
