// The frame around every screen of someone who is signed in: navigation, the line about the connection, notices, shortcuts.
import type { Me } from "@handrail/protocol";
import { useEffect, useRef, useState } from "preact/hooks";
import { timeText } from "../domain/durations.ts";
import type { Route } from "../domain/route.ts";
import { Account } from "./account/account.tsx";
import { Agents } from "./admin/agents.tsx";
import { SiteScreen } from "./admin/site-screen.tsx";
import { Sites } from "./admin/sites.tsx";
import { AlarmBar } from "./alarm-bar.tsx";
import { useDesk } from "./desk-context.ts";
import { useFocusKept } from "./focus-kept.ts";
import { Workplace } from "./inbox/workplace.tsx";
import { Team } from "./inbox/team.tsx";
import { listenForKeys } from "./keyboard.ts";
import { Navigation } from "./navigation.tsx";
import { OfferBar } from "./offer/offer-bar.tsx";
import { Past } from "./past/past.tsx";
import { Record } from "./record/record.tsx";
import { Icon } from "./parts/icon.tsx";
import { SavedReplies } from "./saved-replies/saved-replies.tsx";
import { Shortcuts } from "./shortcuts.tsx";

/** The frame. */
export function Shell({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(() => listenForKeys(desk, () => setHelpOpen(true)), [desk]);
  const stage = useRef<HTMLDivElement>(null);
  useFocusKept(stage);
  const route = desk.route.value;
  const isStale = desk.connection.value === "reconnecting";
  return (
    <div class={`shell${route.type === "conversation" ? " has-conversation" : ""}${isStale ? " is-stale" : ""}`}>
      <Navigation me={me} route={route} onHelp={() => setHelpOpen(true)} />
      <div class="stage" ref={stage}>
        <ConnectionBar />
        <OfferBar />
        <AlarmBar />
        <Screen route={route} me={me} />
      </div>
      <Notices />
      <p class="visually-hidden" role="status" aria-live="polite">
        {desk.announcement.value}
      </p>
      {isHelpOpen && <Shortcuts onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

function Screen({ route, me }: { readonly route: Route; readonly me: Me }) {
  switch (route.type) {
    case "conversation":
      return <Workplace me={me} conversation={route.conversation} />;
    case "team":
      return <Team />;
    case "record":
      return <Record />;
    case "account":
      return <Account me={me} />;
    case "past":
      return <Past />;
    case "saved-replies":
      return <SavedReplies me={me} />;
    case "sites":
      return me.role === "admin" ? <Sites /> : <Workplace me={me} conversation={null} />;
    case "new-site":
      return me.role === "admin" ? <SiteScreen site={null} /> : <Workplace me={me} conversation={null} />;
    case "site":
      return me.role === "admin" ? (
        <SiteScreen key={route.site} site={route.site} />
      ) : (
        <Workplace me={me} conversation={null} />
      );
    case "agents":
      return me.role === "admin" ? <Agents me={me} /> : <Workplace me={me} conversation={null} />;
    case "inbox":
    case "invitation":
    case "sign-in":
      return <Workplace me={me} conversation={null} />;
  }
}

function ConnectionBar() {
  const desk = useDesk();
  const asOfMs = desk.inbox.value?.asOfMs;
  // The region stands there before it speaks, or a screen reader would not hear it.
  return (
    <div role="status">
      {desk.connection.value === "reconnecting" && (
        <p class="connection-bar">
          <span class="pulse" aria-hidden="true" />
          Reconnecting…{asOfMs !== undefined && ` What you see is from ${timeText(asOfMs)}.`} What you write is kept and
          sent.
        </p>
      )}
    </div>
  );
}

function Notices() {
  const { notices } = useDesk();
  return (
    // Each is read out when it comes, and none again because another has come.
    <div class="notices" role="status" aria-live="polite" aria-atomic="false">
      {notices.list.value.map(({ key, tone, text }) => (
        <div key={key} class={`notice is-${tone}`}>
          <Icon name={tone === "done" ? "check" : "info"} />
          <span>{text}</span>
          <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => notices.dismiss(key)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
