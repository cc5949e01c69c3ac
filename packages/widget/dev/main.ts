// The page that shows the panel in every state with a chat that is set by hand. The real thing runs in the shop example.
import { createLauncher } from "../src/loader/launcher.ts";
import { bundledParts } from "../src/panel/bundled-panel.ts";
import { runPanel } from "../src/panel/run-panel.tsx";
import { fakeChat, type FakeChat } from "../src/testing/fake-chat.ts";
import { STATES } from "../src/testing/states.ts";

const query = new URLSearchParams(location.search);
document.documentElement.dir = query.get("dir") ?? "ltr";
document.querySelector("#states")?.append(
  ...Object.keys(STATES).map((name) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${name}`;
    link.textContent = name;
    item.append(link);
    return item;
  }),
);
addEventListener("hashchange", () => location.reload());

declare global {
  interface Window {
    chat?: FakeChat;
  }
}
const name = location.hash.slice(1);
const launcher = createLauncher({
  relay: location.origin,
  site: "dev",
  phone: "+47 55 55 01 20",
  email: "help@fjord.example",
  loadPanel: () =>
    name === "load-failed"
      ? Promise.reject(new Error("no panel"))
      : Promise.resolve({
          startPanel(shell) {
            const chat = (STATES[name] ?? fakeChat)();
            window.chat = chat;
            return runPanel({ shell: { ...shell, keepAlive: () => {} }, chat, source: bundledParts });
          },
        }),
});
if (query.has("ask")) launcher.talkToHuman();
else if (name && !query.has("closed")) launcher.open();
