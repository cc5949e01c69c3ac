// Starts the console in the page: the browser's platform, the address, the views.
import "@fontsource-variable/inter/wght.css";
import "./styles/index.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { browserAttention } from "./platform/attention.ts";
import { browserPlatform } from "./platform/browser.ts";
import { guardPage } from "./platform/guard-page.ts";
import { browserRinging } from "./platform/ringing.ts";
import { createDesk } from "./state/create-desk.ts";
import { App } from "./views/app.tsx";
import { DeskContext } from "./views/desk-context.ts";

const desk = createDesk({
  platform: browserPlatform(),
  attention: browserAttention("Handrail desk"),
  ringing: browserRinging(import.meta.env.BASE_URL),
  hash: location.hash,
  setHash: (hash) => {
    location.hash = hash;
  },
});

window.addEventListener("hashchange", () => desk.follow(location.hash));
window.addEventListener("online", () => desk.wake());
window.addEventListener("focus", () => desk.wake());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") desk.wake();
});
guardPage(() => desk.attachments.areWaiting() || desk.replies.areWaiting() || desk.siteForms.areOpen());
effect(() => {
  document.documentElement.dataset["theme"] = desk.preferences.theme.value;
});

const root = document.getElementById("app");
if (root) {
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  );
}
