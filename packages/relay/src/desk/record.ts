// Shows agents what became of requests for a human on each site: the figures that anybody may read, beside each other.
import type { DeskRecordResponse } from "@handrail/protocol";
import { answer } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";

/** `GET /desk/api/record`. */
export async function readRecord({ people, figures }: Pick<DeskDeps, "people" | "figures">): Promise<Response> {
  const sites = await Promise.all(
    people.sites.list().map(async ({ id, name }) => ({ siteName: name, figures: await figures(id) })),
  );
  return answer({ sites } satisfies DeskRecordResponse);
}
