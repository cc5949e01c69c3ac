// The record: what became of requests for a human on each site in the last 30 days, as anybody may read it.
import type { DeskRecordResponse } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { useDesk } from "../desk-context.ts";
import { Empty, Skeleton, Trouble } from "../parts/states.tsx";
import { SiteRecord } from "./site-record.tsx";

/** The screen. */
export function Record() {
  const { api } = useDesk();
  const [sites, setSites] = useState<DeskRecordResponse["sites"] | null>(null);
  const [problem, setProblem] = useState("");
  const load = async (): Promise<void> => {
    setProblem("");
    const answer = await api.record();
    if (answer.type === "ok") setSites(answer.value.sites);
    else setProblem(troubleText(answer));
  };
  useEffect(() => void load(), []);

  return (
    <main class="page">
      <header class="page-head record-head">
        <h1>The record</h1>
        <p class="muted">What became of requests for a human, last 30 days. Counted once a minute.</p>
      </header>
      {problem !== "" ? (
        <Trouble text={problem} onRetry={() => void load()} />
      ) : sites === null ? (
        <Skeleton rows={2} kind="cards" />
      ) : sites.length === 0 ? (
        <Empty icon="flag" title="No sites yet" text="The record begins with the first site's first visitor." />
      ) : (
        sites.map((site) => <SiteRecord key={site.figures.site} site={site} />)
      )}
    </main>
  );
}
