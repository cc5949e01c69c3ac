// The parts of a site's page by name, in the order in which a merchant thinks of them, and the index that leads to them.
import type { ComponentChildren } from "preact";

/** The parts: what the page and its index call them. */
export const SECTIONS = {
  site: "The site",
  bot: "The bot",
  hours: "Opening hours",
  promises: "What visitors are promised",
  routing: "Who is asked first",
  unanswered: "When nobody answers",
  watch: "Watch",
  contact: "Other ways to reach you",
  ably: "Ably",
} as const;

/** The name of a part. */
export type SectionName = keyof typeof SECTIONS;

/** One part of the form. */
export function Section({ name, children }: { readonly name: SectionName; readonly children: ComponentChildren }) {
  return (
    <fieldset class="card" id={idOf(name)}>
      <legend>
        <h2 tabIndex={-1}>{SECTIONS[name]}</h2>
      </legend>
      {children}
    </fieldset>
  );
}

/** The index of the page. Buttons: the address after the `#` is the route. */
export function SectionIndex() {
  return (
    <nav class="page-index" aria-label="On this page">
      {sectionNames().map((name) => (
        <button key={name} type="button" onClick={() => goTo(name)}>
          {SECTIONS[name]}
        </button>
      ))}
    </nav>
  );
}

function goTo(name: SectionName): void {
  const section = document.getElementById(idOf(name));
  section?.scrollIntoView({ block: "start" });
  section?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
}

function sectionNames(): readonly SectionName[] {
  return ["site", "bot", "hours", "promises", "routing", "unanswered", "watch", "contact", "ably"];
}

function idOf(name: SectionName): string {
  return `site-${name}`;
}
