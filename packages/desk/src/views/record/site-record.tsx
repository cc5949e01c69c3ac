// One site's record: how soon humans came, and how every request ended.
import type { DeskRecordResponse } from "@handrail/protocol";
import { endRows, segmentsOf, shareText, waitText } from "../../domain/record.ts";
import { CopyButton } from "../parts/copy-button.tsx";

type Props = { readonly site: DeskRecordResponse["sites"][number] };

/** The card. */
export function SiteRecord({ site }: Props) {
  const { siteName, figures } = site;
  const { requests, requestsMin, medianSeconds } = figures;
  const command = `handrail ledger --site ${figures.site} > ${figures.site}.csv`;
  return (
    <section class="card record" aria-labelledby={`record-${figures.site}`}>
      <header class="record-site">
        <h2 id={`record-${figures.site}`}>{siteName}</h2>
        <span class="muted">{requests === 1 ? "1 request" : `${requests} requests`}</span>
      </header>
      <dl class="record-facts">
        <Fact name="Within 3 minutes" value={shareText(figures.within3Minutes)} />
        <Fact name="Within 15 minutes" value={shareText(figures.within15Minutes)} />
        <Fact name="Median wait" value={waitText(medianSeconds)} />
        <Fact name="9 of 10 answered within" value={waitText(figures.p90Seconds)} />
      </dl>
      <p class="hint">
        {medianSeconds === null
          ? `Fewer than ${requestsMin} answered clicks say little about times, so they are not shown yet.`
          : "Of clicks alone. Waits are of those who were answered; shares are of all who were, or could have been by then."}
      </p>
      <Ends site={site} />
      <footer class="record-foot">
        <span class="muted">Each request, with its times and its end, as a table:</span>
        <code>{command}</code>
        <CopyButton text={command} label="Copy" />
      </footer>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Ends({ site: { siteName, figures } }: Props) {
  return (
    <div class="record-ends">
      <svg class="record-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="is-none" width="100" height="10" />
        {segmentsOf(figures.clicks).map(({ end, from, length }) => (
          <rect key={end} class={`is-${end}`} x={from} width={length} height="10" />
        ))}
      </svg>
      <table>
        <caption class="visually-hidden">How the requests of {siteName} ended</caption>
        <thead>
          <tr>
            <th scope="col">End</th>
            <th scope="col">By visitors</th>
            <th scope="col">Automatic</th>
          </tr>
        </thead>
        <tbody>
          {endRows(figures).map(({ end, name, meaning, clicks, automatic }) => (
            <tr key={end}>
              <th scope="row">
                <span class={`record-dot is-${end}`} aria-hidden="true" />
                <span>
                  {name} <small>{meaning}</small>
                </span>
              </th>
              <Count of={clicks} />
              <Count of={automatic} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Count({ of }: { readonly of: number }) {
  return <td class={of === 0 ? "muted" : undefined}>{of}</td>;
}
