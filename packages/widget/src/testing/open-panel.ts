// Opens a panel on a chat that is set by hand, with every later part there from the start: for the tests of the views.
import { el } from "../loader/dom.ts";
import { runPanel, type RunningPanel } from "../panel/run-panel.tsx";
import type { Shell } from "../shell.ts";
import type { FakeChat } from "./fake-chat.ts";
import { partsHere } from "./parts-here.ts";
import { STATES } from "./states.ts";

/** A panel on the test's page. */
export interface OpenPanel {
  readonly chat: FakeChat;
  readonly root: ShadowRoot;
  readonly panel: RunningPanel;
  /** Takes it off the page. */
  end(): void;
}

/** A chat in a state, by its name. @throws When there is no such state. */
export function chatIn(name: string): FakeChat {
  const chat = STATES[name]?.();
  if (!chat) throw new Error(`There is no state ${name}.`);
  return chat;
}

/** What a panel is given by a loader that does nothing; the root gets its launcher. */
export function shellOf(root: ShadowRoot): Shell {
  const dock = el("form", { class: "dock" }, el("p", { role: "status" }), el("button", { class: "human" }));
  dock.append(el("button", { class: "bubble" }));
  root.append(dock);
  return {
    root,
    relay: "https://relay.example",
    site: "shop",
    label: "Talk to a human",
    contact: { phone: null, email: null, humanUrl: "https://relay.example/human/shop" },
    takeUnkeptAsk: () => false,
    keepAlive: () => {},
    onOpenChange: () => {},
  };
}

/** Opens it. */
export function openPanel(chat: FakeChat): OpenPanel {
  const host = document.createElement("div");
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const panel = runPanel({ shell: shellOf(root), chat, source: partsHere });
  panel.open();
  return {
    chat,
    root,
    panel,
    end() {
      panel.destroy();
      host.remove();
    },
  };
}
