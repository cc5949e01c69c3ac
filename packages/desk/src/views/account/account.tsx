// The agent's own corner: who they are, what this device does, their password, and the way out.
import type { Me } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { hrefOf } from "../../domain/route.ts";
import type { Theme } from "../../state/preferences.ts";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";
import { useDesk } from "../desk-context.ts";
import { Avatar, pictureUrl } from "../parts/avatar.tsx";
import { Icon } from "../parts/icon.tsx";
import { Switch } from "../parts/switch.tsx";
import { PasswordForm } from "./password-form.tsx";
import { PictureCard } from "./picture-card.tsx";
import { RingCard } from "./ring-card.tsx";
import { SignOut } from "./sign-out.tsx";
import { WorkForm } from "./work-form.tsx";

/** The screen. */
export function Account({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const { hasSound, hasShortcuts } = desk.preferences;
  const held = desk.inbox.value?.mine.length ?? 0;
  return (
    <main class="page is-narrow">
      <header class="page-head">
        <h1>You</h1>
      </header>
      <section class="card person is-self" aria-label="Account">
        <Avatar name={me.name} seed={me.id} picture={pictureUrl(me)} />
        <span class="person-words">
          <span class="person-name">
            {me.name} {me.role === "admin" && <span class="badge">Admin</span>}
          </span>
          <span class="muted">{me.email}</span>
          {held > 0 && (
            <span class="muted">
              {held === 1 ? "1 visitor is with you, and goes" : `${held} visitors are with you, and go`} back to the
              queue soon after you sign out.
            </span>
          )}
        </span>
        <SignOut />
      </section>
      <PictureCard me={me} />
      <WorkForm me={me} />
      <section class="card" aria-labelledby="saved-replies">
        <h2 id="saved-replies">{SAVED_REPLIES.title}</h2>
        <p class="hint">{SAVED_REPLIES.lead}</p>
        <a class="button" href={hrefOf({ type: "saved-replies" })}>
          <Icon name="bookmark" /> {SAVED_REPLIES.manage}
        </a>
      </section>
      <section class="card" aria-labelledby="calls">
        <h2 id="calls">When a visitor is waiting</h2>
        <p class="hint">While you are on duty and the desk is open, on this device.</p>
        <Switch
          label="Play a sound"
          isOn={hasSound.value}
          onChange={(isOn) => {
            hasSound.value = isOn;
            if (isOn) desk.attention.chime();
          }}
        />
        <NotificationSwitch />
      </section>
      <RingCard />
      <section class="card" aria-labelledby="console">
        <h2 id="console">The console</h2>
        <Switch
          label="Single-key shortcuts"
          hint="Press ? for the list."
          isOn={hasShortcuts.value}
          onChange={(isOn) => {
            hasShortcuts.value = isOn;
          }}
        />
        <ThemeChoice />
      </section>
      <PasswordForm />
    </main>
  );
}

const REFUSED = "Your browser has refused notifications for this address. Allow them in its settings.";

function NotificationSwitch() {
  const desk = useDesk();
  const { hasNotifications } = desk.preferences;
  const [permission, setPermission] = useState(desk.attention.permission());
  if (permission === "missing") return null;
  const toggle = async (isOn: boolean): Promise<void> => {
    if (isOn) await desk.attention.askPermission();
    const next = desk.attention.permission();
    setPermission(next);
    hasNotifications.value = isOn && next === "granted";
  };
  return (
    <Switch
      label="Show a notification"
      hint={permission === "denied" ? REFUSED : "Only while you look at something else."}
      isOn={hasNotifications.value && permission === "granted"}
      onChange={(isOn) => void toggle(isOn)}
    />
  );
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ["system", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

function ThemeChoice() {
  const { theme } = useDesk().preferences;
  return (
    <div class="theme-choice" role="radiogroup" aria-label="Colours">
      <span class="switch-label" aria-hidden="true">
        Colours
      </span>
      <span class="segments">
        {THEMES.map(([value, label]) => (
          <label key={value} class="segment">
            <input
              type="radio"
              name="theme"
              checked={theme.value === value}
              onChange={() => {
                theme.value = value;
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
    </div>
  );
}
