// Saved replies to read and change: an agent's own, and each site's, which admins write.
import type { Me, SavedReply, SiteId } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { hrefOf } from "../../domain/route.ts";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Skeleton, Trouble } from "../parts/states.tsx";
import { RepliesOf } from "./replies-of.tsx";

interface NamedSite {
  readonly site: SiteId;
  readonly name: string;
}

/** The screen. */
export function SavedReplies({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const [sites, setSites] = useState<readonly NamedSite[] | null>(null);
  const [problem, setProblem] = useState("");
  const load = async (): Promise<void> => {
    setProblem("");
    const [known, read] = await Promise.all([desk.api.sites(), desk.savedReplies.read()]);
    if (known.type !== "ok") return setProblem(troubleText(known));
    if (read.type !== "ok") return setProblem(troubleText(read));
    setSites(known.value);
  };
  useEffect(() => void load(), []);
  const all = desk.savedReplies.list.value;
  const of = (site: SiteId | null): readonly SavedReply[] =>
    (all ?? []).filter((reply) => reply.site === site).toSorted((a, b) => a.title.localeCompare(b.title));

  return (
    <main class="page">
      <a class="back-link" href={hrefOf({ type: "account" })}>
        <Icon name="back" /> You
      </a>
      <header class="page-head">
        <h1>{SAVED_REPLIES.title}</h1>
      </header>
      <p class="muted">{SAVED_REPLIES.lead}</p>
      {problem !== "" ? (
        <Trouble text={problem} onRetry={() => void load()} />
      ) : sites === null || all === null ? (
        <Skeleton rows={3} kind="rows" />
      ) : (
        <>
          <RepliesOf
            site={null}
            name={SAVED_REPLIES.yours}
            hint={SAVED_REPLIES.yoursHint}
            replies={of(null)}
            canChange
          />
          {sites.map(({ site, name }) => (
            <RepliesOf
              key={site}
              site={site}
              name={name}
              hint={SAVED_REPLIES.siteHint}
              replies={of(site)}
              canChange={me.role === "admin"}
            />
          ))}
        </>
      )}
    </main>
  );
}
