// One probe: asks for a human through the relay's own front door, as a visitor's page would, and says how far it got.
import {
  commandId,
  conversationSecret,
  type CommandsRequest,
  type ConversationId,
  type SiteId,
} from "@handrail/protocol";
import { isKeys, isRetired, openReceipt, type ReceiptKeys } from "@handrail/protocol/receipt";
import * as v from "valibot";
import type { ProbeTrouble } from "../alarms/alarm.ts";
import { conversationOf } from "../http/visitor.ts";
import { isSignedWith } from "../receipts/keys.ts";
import { randomName, type Platform } from "../platform.ts";
import { PROBE_HEADER, type ProbePass } from "./probe-pass.ts";

/** How a probe ended: `null` when somebody could have been offered the visitor. */
export type ProbeOutcome = ProbeTrouble | null;

export interface ProbeDeps {
  /** The relay's own front door. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly pass: ProbePass;
  readonly platform: Pick<Platform, "clock" | "random">;
  readonly publicUrl: string;
}

/** A relay that takes longer has not answered, in ms. */
const TIMEOUT_MS = 10_000;

const TROUBLES: Readonly<Record<string, ProbeTrouble>> = { "storage-failed": "storage", "clock-jumped": "clock" };

const answerSchema = v.object({
  verdicts: v.tuple([
    v.variant("ok", [
      v.object({ ok: v.literal(true), receipt: v.optional(v.string()) }),
      v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }),
    ]),
  ]),
  reach: v.nullish(
    v.variant("type", [
      v.object({ type: v.literal("offered") }),
      v.object({ type: v.literal("nobody"), why: v.picklist(["nobody-on-duty", "no-room"]) }),
    ]),
  ),
});

/** Probes one site. Nothing of it is left behind, and no agent hears of it. */
export function probe(deps: ProbeDeps, site: SiteId): Promise<ProbeOutcome> {
  const { clock } = deps.platform;
  return new Promise((resolve) => {
    const timer = clock.setTimeout(() => resolve("no-answer"), TIMEOUT_MS);
    const end = (outcome: ProbeOutcome): void => {
      clock.clearTimeout(timer);
      resolve(outcome);
    };
    ask(deps, site).then(end, () => end("no-answer"));
  });
}

async function ask({ fetch, pass, platform, publicUrl }: ProbeDeps, site: SiteId): Promise<ProbeOutcome> {
  const secret = conversationSecret(randomName(platform, 32));
  const conversation = conversationOf(secret);
  const id = commandId(randomName(platform));
  const body: CommandsRequest = {
    site,
    secret,
    commands: [{ type: "ask-human", id, why: "button", epoch: null, seen: null }],
  };
  const headers = { "content-type": "text/plain", [PROBE_HEADER]: pass.issue({ site, conversation }) };
  const response = await fetch(
    new Request(`${publicUrl}/v1/commands`, { method: "POST", body: JSON.stringify(body), headers }),
  );
  if (response.status >= 400 && response.status < 500) return "refused";
  const answer = v.safeParse(answerSchema, await response.json());
  if (!response.ok || !answer.success) return "no-answer";
  const { verdicts, reach } = answer.output;
  const [verdict] = verdicts;
  if (!verdict.ok) return TROUBLES[verdict.error.code] ?? "refused";
  const keys: unknown = await (await fetch(new Request(`${publicUrl}/v1/keys`))).json();
  const { receipt } = verdict;
  if (receipt === undefined || !isKeys(keys) || !proves(receipt, keys, { site, conversation })) return "receipt";
  if (!reach) return "no-answer";
  return reach.type === "offered" ? null : reach.why;
}

// Whether the published keys prove it of this conversation.
function proves(
  receipt: string,
  { keys }: ReceiptKeys,
  { site, conversation }: { readonly site: SiteId; readonly conversation: ConversationId },
): boolean {
  const opened = openReceipt(receipt);
  const key = keys.find(({ kid }) => kid === opened?.body.kid);
  if (!opened || !key || isRetired(key, opened.body)) return false;
  const isOfThis = opened.body.site === site && opened.body.conversation === conversation;
  return isOfThis && isSignedWith(key, opened.message, opened.signature);
}
