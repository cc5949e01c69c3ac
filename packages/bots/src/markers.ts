// Takes the model's two token lines, [[unsure]] and [[human]], out of its text as it streams: the visitor never sees one, not even half.

/** What the system text asks a model to end with. */
export const MARKERS = { unsure: "[[unsure]]", human: "[[human]]" } as const;

const MARKER = /\[\[[ \t]{0,4}(unsure|human)[ \t]{0,4}\]\]/gi;
/** What may yet become a marker, at the end of a text. */
const BEGUN = /\[(?:\[[ \t]{0,4}[a-z]{0,6}[ \t]{0,4}\]?)?$/i;
/** The longest of these. Only so much is searched: a bot may write a megabyte of blanks, and everybody's bots share one thread. */
const BEGUN_CHARS_MAX = 17;

/** A filter over one answer's text. */
export interface MarkerFilter {
  /** Takes the next piece; returns what may be shown by now, often less, as the end is held back until it is known to be text. */
  push(piece: string): string;
  /** Returns what was held back and turned out to be text. */
  end(): string;
  isUnsure(): boolean;
  wantsHuman(): boolean;
}

/** Begins with an answer that is sure of itself. */
export function createMarkerFilter(): MarkerFilter {
  // White space, which is dropped when a marker or the end follows, and behind it what may yet become a marker.
  let blank = "";
  let begun = "";
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
      const text = (begun + piece).replace(MARKER, (_all, name: string) => {
        if (name.toLowerCase() === "human") wantsHuman = true;
        else isUnsure = true;
        return "";
      });
      const known = text.slice(0, mayBecomeMarker(text));
      begun = text.slice(known.length);
      const words = known.trimEnd();
      if (words === "") {
        blank += known;
        return "";
      }
      const shown = blank + words;
      blank = known.slice(words.length);
      return release(shown);
    },
    end() {
      // An answer that was cut off inside a marker ends with the half of one: two brackets are not prose.
      const isProse = begun !== "" && !begun.startsWith("[[");
      const rest = isProse ? blank + begun : "";
      blank = "";
      begun = "";
      return release(rest);
    },
    isUnsure: () => isUnsure,
    wantsHuman: () => wantsHuman,
  };
}

/** Where the part begins that may yet become a marker. */
function mayBecomeMarker(text: string): number {
  const found = BEGUN.exec(text.slice(-BEGUN_CHARS_MAX))?.[0] ?? "";
  const marks = found.replace(/\s/g, "").toLowerCase();
  return Object.values(MARKERS).some((marker) => marker.startsWith(marks)) ? text.length - found.length : text.length;
}
