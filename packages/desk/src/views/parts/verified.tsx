// Tells what is proven of a visitor from what they only say: a mark with words, and the rank.
import type { Identity } from "@handrail/protocol";
import { rankText } from "../../domain/log-line.ts";
import { Icon } from "./icon.tsx";

/** A mark beside a name that the site's signature proves. */
export function VerifiedMark() {
  return (
    <span class="verified" title="Signed in: the site has proven who this is">
      <Icon name="check" />
      <span class="visually-hidden">verified</span>
    </span>
  );
}

/** The rank, where there is one. */
export function RankTag({ identity }: { readonly identity: Identity | null }) {
  const rank = identity && rankText(identity.rank);
  return rank ? <span class="tag is-rank">{rank}</span> : null;
}
