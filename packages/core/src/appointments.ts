// The times that a visitor who waits can choose. An entry of its own, for whoever shows them.
import type { AppointmentsRequest } from "@handrail/protocol";
import type { Chat } from "./chat.ts";
import { isAppointmentsResponse } from "./domain/answer-shape.ts";

const TIMEOUT_MS = 10_000;

/**
 * When the times begin that can be chosen now, in ms since the epoch; `null` when they cannot be had.
 *
 * @example
 * const [first] = (await freeSlotsOf(chat)) ?? [];
 * if (first !== undefined) chat.book(first);
 */
export async function freeSlotsOf({ lent }: Pick<Chat, "lent">): Promise<readonly number[] | null> {
  const { site, state, wire, request } = lent;
  const { secret } = state();
  if (!secret) return null;
  const body: AppointmentsRequest = { site, secret };
  const answer = await request(TIMEOUT_MS, (signal) =>
    wire.ask("/v1/appointments", JSON.stringify(body), { isAnswer: isAppointmentsResponse, signal }),
  );
  return answer.type === "ok" ? answer.value.slots : null;
}
