// The way between screens: a rail at the left on a desk, a tab bar at the bottom on a phone.
import type { Me } from "@handrail/protocol";
import { callsForMe } from "../domain/inbox.ts";
import { hrefOf, type Route } from "../domain/route.ts";
import { useDesk } from "./desk-context.ts";
import { Avatar, pictureUrl } from "./parts/avatar.tsx";
import { Icon, Mark, type IconName } from "./parts/icon.tsx";

interface NavigationProps {
  readonly me: Me;
  readonly route: Route;
  readonly onHelp: () => void;
}

/** The rail or bar. */
export function Navigation({ me, route, onHelp }: NavigationProps) {
  const desk = useDesk();
  const calls = callsForMe(desk.inbox.value, me);
  const isSites = route.type === "sites" || route.type === "site" || route.type === "new-site";
  return (
    <nav class="rail" aria-label="Main">
      <a class="rail-mark" href={hrefOf({ type: "inbox" })} aria-label="Handrail desk" tabIndex={-1}>
        <Mark />
      </a>
      <RailLink
        icon="inbox"
        label="Inbox"
        to={{ type: "inbox" }}
        isCurrent={route.type === "inbox" || route.type === "conversation" || route.type === "past"}
        count={calls}
      />
      <RailLink icon="team" label="Team" to={{ type: "team" }} isCurrent={route.type === "team"} />
      <RailLink icon="flag" label="Record" to={{ type: "record" }} isCurrent={route.type === "record"} />
      {me.role === "admin" && (
        <>
          <RailLink icon="globe" label="Sites" to={{ type: "sites" }} isCurrent={isSites} />
          <RailLink icon="key" label="Agents" to={{ type: "agents" }} isCurrent={route.type === "agents"} />
        </>
      )}
      <span class="rail-space" />
      <button type="button" class="rail-item rail-help" onClick={onHelp}>
        <Icon name="help" />
        <span>Help</span>
      </button>
      <a
        class="rail-item"
        href={hrefOf({ type: "account" })}
        aria-current={route.type === "account" || route.type === "saved-replies" ? "page" : undefined}
      >
        <Avatar name={me.name} seed={me.id} picture={pictureUrl(me)} isPresent={me.isOnDuty} />
        <span>You</span>
      </a>
    </nav>
  );
}

interface RailLinkProps {
  readonly icon: IconName;
  readonly label: string;
  readonly to: Route;
  readonly isCurrent: boolean;
  readonly count?: number;
}

function RailLink({ icon, label, to, isCurrent, count = 0 }: RailLinkProps) {
  return (
    <a class="rail-item" href={hrefOf(to)} aria-current={isCurrent ? "page" : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
      {count > 0 && (
        <span class="rail-count">
          <span aria-hidden="true">{count > 9 ? "9+" : count}</span>
          <span class="visually-hidden">{`, ${count} waiting for you`}</span>
        </span>
      )}
    </a>
  );
}
