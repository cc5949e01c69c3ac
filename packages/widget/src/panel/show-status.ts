// Shows on the launcher what the panel knows and the loader does not: where the request stands, and how much is unread, in its language.
import type { Shell } from "../shell.ts";
import type { LauncherStatus } from "./launcher-status.ts";

/** How it is shown on this shell's launcher. */
export function showStatus(shell: Pick<Shell, "root" | "label">): (status: LauncherStatus) => void {
  const [spoken, human, bubble] = ["p", ".human", ".bubble"].map((one) =>
    shell.root.querySelector<HTMLElement>(`.dock>${one}`),
  );
  return ({ text, unread, unreadText, name, lang }) => {
    if (!spoken || !human || !bubble) return;
    spoken.lang = bubble.lang = lang;
    human.textContent = text ?? shell.label;
    // The label is the page's own, in the page's own language.
    human.lang = text ? lang : document.documentElement.lang;
    human.classList.toggle("warm", text !== null);
    bubble.setAttribute("data-unread", `${unread || ""}`);
    bubble.setAttribute("aria-label", `${name} ${unreadText}`);
    // Heard while the panel is closed; the same again would be heard again.
    const news = unreadText || text;
    if (news && news !== spoken.textContent) spoken.textContent = news;
  };
}
