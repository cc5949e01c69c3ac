// Takes the model's two token lines, [[unsure]] and [[human]], out of its text as it streams: the visitor never sees one, not even half.

/** What the system text asks a model to end with. */
export const MARKERS = { unsure: "[[unsure]]", human: "[[human]]" } as const;

const MARKER = /\[\[[ \t]{0,4}(unsure|human)[ \t]{0,4}\]\]/gi;
/** White space and then what may yet become a marker; or white space alone, which is dropped when a marker or the end follows. */
const TAIL = /\s*(?:\[(?:\[[ \t]{0,4}[a-z]{0,6}[ \t]{0,4}\]?)?)?$/i;

/** A filter over one answer's text. */
export interface MarkerFilter {
  /** Takes the next piece; returns what may be shown by now, often less, as the end is held back until it is known to be text. */
  push(piece: string): string;
  /** Returns what was held back and turned out to be text. */
  end(): string;
  readonly isUnsure: boolean;
  readonly wantsHuman: boolean;
}

/** Begins with an answer that is sure of itself. */
export function createMarkerFilter(): MarkerFilter {
  let held = "";
  let isUnsure = false;
  let wantsHuman = false;
  let hasShown = false;

  function release(text: string): string {
    const shown = hasShown ? text : text.trimStart();
    hasShown ||= shown !== "";
    return shown;
  }

  return {
    push(piece) {
      held = (held + piece).replace(MARKER, (_all, name: string) => {
        if (name.toLowerCase() === "human") wantsHuman = true;
        else isUnsure = true;
        return "";
      });
      const tail = mayBecomeMarker(held);
      const shown = held.slice(0, tail);
      held = held.slice(tail);
      return release(shown);
    },
    end() {
      // An answer that was cut off inside a marker ends with the half of one: two brackets are not prose.
      const rest = held.replace(/\s*(?:\[\[.*)?$/s, "");
      held = "";
      return release(rest);
    },
    get isUnsure() {
      return isUnsure;
    },
    get wantsHuman() {
      return wantsHuman;
    },
  };
}

/** Where the part begins that cannot be shown yet. */
function mayBecomeMarker(text: string): number {
  const found = TAIL.exec(text);
  if (found === null) return text.length;
  const begun = found[0].replace(/\s/g, "").toLowerCase();
  if (Object.values(MARKERS).some((marker) => marker.startsWith(begun))) return found.index;
  return text.length;
}
