// The widget as an element, for pages that are written in elements: it is there as long as the element is. Importing it touches nothing:
// safe on a server. What the widget does is `mount()`'s business.
import { mount, type MountOptions, type Widget } from "./mount.ts";

/** What `<handrail-chat>` is. */
export interface HandrailChatElement extends HTMLElement {
  /** The widget, while the element is on a page and says whose it is. */
  readonly widget: Widget | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "handrail-chat": HandrailChatElement;
  }
}

/**
 * Defines the element. Once is enough; more often is harmless.
 *
 * Attributes: `relay` and `site`, and what `mount()` takes besides: `phone`, `email`, `label`, `locale`, `texts` (JSON), `image-hosts`, `unread-title`, `sound`, `storage`.
 * A link inside it serves visitors whose browser runs no script, and lends the button its words.
 *
 * @example
 * defineHandrailChat(); // <handrail-chat relay="https://chat.shop.example" site="shop"></handrail-chat>
 */
export function defineHandrailChat(): void {
  if (customElements.get("handrail-chat")) return;
  customElements.define(
    "handrail-chat",
    class extends HTMLElement implements HandrailChatElement {
      static readonly observedAttributes = ["relay", "site", "locale"];
      widget: Widget | null = null;

      connectedCallback(): void {
        this.widget ??= mounted(this);
        // The button has taken the link's place.
        this.hidden = this.widget !== null;
      }

      disconnectedCallback(): void {
        // What is only moved is back within the task.
        queueMicrotask(() => {
          if (this.isConnected) return;
          this.widget?.destroy();
          this.widget = null;
          this.hidden = false;
        });
      }

      attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
        if (name === "locale" && value !== null) this.widget?.setLocale(value);
        if (this.isConnected) this.connectedCallback();
      }
    },
  );
}

function mounted(element: HTMLElement): Widget | null {
  const given = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const [relay, site] = [given("relay"), given("site")];
  // Frameworks may write the attributes one after the other.
  if (!relay || !site) return null;
  return mount({
    relay,
    site,
    phone: given("phone"),
    email: given("email"),
    label: given("label") ?? element.querySelector("a")?.textContent.trim(),
    locale: given("locale"),
    texts: given("texts"),
    imageHosts: given("image-hosts")?.split(/\s+/),
    unreadTitle: element.hasAttribute("unread-title"),
    sound: element.hasAttribute("sound"),
    storage: storageKind(given("storage")),
  });
}

// Whoever writes something else here wants less to be kept than there would be without it.
function storageKind(given: string | undefined): MountOptions["storage"] {
  return given === undefined || given === "local" || given === "session" ? given : "none";
}
