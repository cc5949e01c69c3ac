// Shows on the launcher what the panel knows and the loader does not: where the request stands, and how much is unread, in its language.
import type { Shell } from "../shell.ts";
import type { LauncherStatus } from "./launcher-status.ts";

type Launcher = readonly [spoken: HTMLElement, human: HTMLElement, bubble: HTMLElement];

/** How it is shown on this shell's launcher. */
export function showStatus(shell: Pick<Shell, "root" | "label">): (status: LauncherStatus) => void {
  // Its `.dock` has all three.
  const [spoken, human, bubble] = shell.root.querySelectorAll(".dock>:not(a)") as unknown as Launcher;
  let last: string | null = null;
  let wasLive = false;
  return ({ text, unread, unreadText, name, lang, isLive }) => {
    spoken.lang = bubble.lang = lang;
    human.textContent = text ?? shell.label;
    // The label is the page's own, in the page's own language.
    human.lang = text ? lang : document.documentElement.lang;
    human.classList.toggle("warm", !!text);
    bubble.setAttribute("data-unread", `${unread || ""}`);
    bubble.setAttribute("aria-label", `${name} ${unreadText}`);
    // Heard while the panel is closed. How it stood when this page came is no news, and the same again would be heard again.
    const news = unreadText || text;
    if (news && news !== last && (unread || wasLive)) spoken.textContent = news;
    last = news;
    wasLive ||= isLive;
  };
}
