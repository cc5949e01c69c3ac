// The sites that this desk serves, for admins: which are live, and the way to each one's settings.
import type { SiteSettings } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { settingText } from "../../domain/durations.ts";
import { hrefOf } from "../../domain/route.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Empty, Skeleton, Trouble } from "../parts/states.tsx";

/** The screen. */
export function Sites() {
  const desk = useDesk();
  const [sites, setSites] = useState<readonly SiteSettings[] | null>(null);
  const [problem, setProblem] = useState("");
  const load = async (): Promise<void> => {
    setProblem("");
    const answer = await desk.api.sites();
    if (answer.type === "ok") setSites(answer.value);
    else setProblem(troubleText(answer));
  };
  useEffect(() => void load(), []);

  return (
    <main class="page">
      <header class="page-head">
        <h1>Sites</h1>
        <a class="button is-primary" href={hrefOf({ type: "new-site" })}>
          <Icon name="plus" /> Add a site
        </a>
      </header>
      {problem !== "" ? (
        <Trouble text={problem} onRetry={() => void load()} />
      ) : sites === null ? (
        <Skeleton rows={2} kind="cards" />
      ) : sites.length === 0 ? (
        <Empty
          icon="globe"
          title="No sites yet"
          text="Add your shop, paste two lines into its pages, and visitors can reach you."
        />
      ) : (
        <ul class="site-list">
          {sites.map((site) => (
            <SiteCard key={site.site} site={site} />
          ))}
        </ul>
      )}
    </main>
  );
}

/** Whether visitors can be promised a human. */
export function LiveBadge({ isLive }: { readonly isLive: boolean }) {
  return <span class={isLive ? "badge is-good" : "badge is-warn"}>{isLive ? "Live" : "Not live yet"}</span>;
}

function SiteCard({ site }: { readonly site: SiteSettings }) {
  return (
    <li>
      <a class="card site-card" href={hrefOf({ type: "site", site: site.site })}>
        <span class="site-card-head">
          <span class="site-name">{site.name}</span>
          <LiveBadge isLive={site.isLive} />
        </span>
        <span class="site-origins">{site.origins.join(" · ") || "No pages allowed yet"}</span>
        <span class="site-facts">
          <span>
            <Icon name="bot" /> {site.bot === null ? "No bot" : site.botName}
          </span>
          <span>
            <Icon name="clock" /> {site.hours === null ? "Always open" : "Opening hours"}
          </span>
          <span>
            <Icon name="flag" /> Answer within {settingText(site.answerWithinMs)}
          </span>
        </span>
      </a>
    </li>
  );
}
