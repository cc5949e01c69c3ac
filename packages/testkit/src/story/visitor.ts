// A visitor in any engine: reads what the widget shows, and does everything else with a real mouse and real keys.
import type { Keys, Visit } from "../engines/engine.ts";
import type { Eyes } from "./eyes.ts";

const PATIENCE_MS = 30_000;
const LOOK_MS = 100;

export class Visitor {
  readonly visit: Visit;

  constructor(visit: Visit) {
    this.visit = visit;
  }

  /** What the page's eyes say. */
  async look<Value>(of: (eyes: Eyes) => Value): Promise<Awaited<Value>> {
    return (await this.visit.ask(`(${of.toString()})(eyes)`)) as Awaited<Value>;
  }

  words(): Promise<string> {
    return this.look((eyes) => eyes.words());
  }

  /** Waits for the words. @throws with what stands there instead */
  async sees(...texts: readonly (string | RegExp)[]): Promise<void> {
    for (const text of texts) {
      const isThere = (words: string): boolean => (typeof text === "string" ? words.includes(text) : text.test(words));
      await this.#until(`"${String(text)}" is seen`, async () => isThere(await this.words()));
    }
  }

  /** Waits until the newest is in view. */
  async isAtEnd(): Promise<void> {
    await this.#until("the newest is seen", async () => (await this.look((eyes) => eyes.below())) < 2);
  }

  /** How often the words stand in the transcript. */
  async count(text: string): Promise<number> {
    return (await this.look((eyes) => eyes.transcript())).split(text).length - 1;
  }

  /** Waits until this has the focus. */
  async hasFocusOn(name: string): Promise<void> {
    await this.#until(`"${name}" has the focus`, async () =>
      (await this.look((eyes) => eyes.focused())).startsWith(name),
    );
  }

  /** Clicks what has this name. */
  async press(name: string): Promise<void> {
    let place: { readonly x: number; readonly y: number } | null = null;
    await this.#until(`"${name}" can be pressed`, async () => {
      place = (await this.visit.ask(`eyes.find(${JSON.stringify(name)})`)) as typeof place;
      return place !== null;
    });
    if (place) await this.visit.click(place);
  }

  /** Clicks into the field of this name and writes. What has moved away under the hand is clicked again. */
  async write(field: string, text: string): Promise<void> {
    await this.#until(`"${field}" can be written in`, async () => {
      await this.press(field);
      return (await this.look((eyes) => eyes.focused())).startsWith(field);
    });
    await this.visit.type(text);
    await this.#until(`"${text}" stands in "${field}"`, async () => (await this.written(field)).endsWith(text));
  }

  async written(field: string): Promise<string> {
    return String(await this.visit.ask(`eyes.written(${JSON.stringify(field)})`));
  }

  async say(text: string): Promise<void> {
    await this.write("Message", text);
    await this.key("Enter");
  }

  key(keys: Keys): Promise<void> {
    return this.visit.press(keys);
  }

  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const endMs = performance.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (performance.now() > endMs)
        throw new Error(`Not within ${PATIENCE_MS / 1_000} s: ${what}. Instead:\n${await this.words()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}
