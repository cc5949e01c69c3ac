// A short sound of two notes, made here: no file is fetched for it. Silent until the visitor has pressed a key or a button on this page.
import { signal } from "../kit.ts";
import type { SoundSwitch } from "../parts.ts";

/** A sound that the visitor can turn off. */
export interface Chime extends SoundSwitch {
  /** Sounds it, once for the event of this number, in one of the visitor's tabs, if it is still unseen by then. */
  ring(seq: number, isUnseen: () => boolean): void;
  /** The last event that it has sounded for, on this page or an earlier one. */
  lastRung(): number;
  /** Forgets that it was turned off. */
  forget(): void;
  stop(): void;
}

const NOTES_HZ = [659, 880];
const NOTE_SECONDS = 0.12;
const LOUDNESS = 0.08;
/** A tab that shows the chat has said by then that it was seen; timers of hidden ones are up to a second late. */
const WAIT_MS = 300;
const HOLD_MS = 3_000;
/** What makes a browser believe that somebody is there. */
const GESTURES = ["pointerup", "keydown"];

/** Where it is kept that a visitor has turned the sound off. */
export const mutedKey = (site: string): string => `handrail:${site}:muted`;

/** The chime of one site's chat. `kind`: of the storages, by the names of `data-storage`, the one that remembers that it was turned off. */
export function createChime(site: string, kind = "local"): Chime {
  const key = mutedKey(site);
  const rungKey = `handrail:${site}:rung`;
  const attempt = <Value>(act: (store: Storage) => Value): Value | null => {
    try {
      return act(Reflect.get(window, `${kind}Storage`));
    } catch {
      return null;
    }
  };
  const isOn = signal(attempt((store) => store.getItem(key)) === null);
  let context: AudioContext | null = null;
  const begin = (): void => {
    if (isOn.peek()) context ??= new AudioContext();
  };
  for (const type of GESTURES) addEventListener(type, begin, true);

  const sound = (): void => {
    // The gesture may have been made before this part had come. Not every browser tells of it.
    if (navigator.userActivation?.hasBeenActive) begin();
    const audio = context;
    if (!isOn.peek() || !audio) return;
    void audio.resume();
    NOTES_HZ.forEach((hz, index) => {
      const from = audio.currentTime + index * NOTE_SECONDS;
      const [note, volume] = [audio.createOscillator(), audio.createGain()];
      note.frequency.value = hz;
      volume.gain.setValueAtTime(LOUDNESS, from);
      volume.gain.exponentialRampToValueAtTime(0.001, from + 3 * NOTE_SECONDS);
      note.connect(volume).connect(audio.destination);
      note.start(from);
      note.stop(from + 3 * NOTE_SECONDS);
    });
  };
  // Whoever has the lock of a name has dealt with it. On a plain-http page there are none, and each tab is on its own.
  const claim = (seq: number, isUnseen: () => boolean): void => {
    if (!isUnseen()) return;
    attempt((store) => store.setItem(rungKey, String(seq)));
    if (!navigator.locks) return sound();
    void navigator.locks.request(`${key}:${seq}`, { ifAvailable: true }, (lock) => {
      if (!lock) return null;
      sound();
      return new Promise((resolve) => setTimeout(resolve, HOLD_MS));
    });
  };

  return {
    isOn,
    toggle() {
      isOn.value = !isOn.value;
      attempt((store) => (isOn.value ? store.removeItem(key) : store.setItem(key, "1")));
      sound();
    },
    ring: (seq, isUnseen) => void (navigator.locks ? setTimeout(claim, WAIT_MS, seq, isUnseen) : claim(seq, isUnseen)),
    lastRung: () => Number(attempt((store) => store.getItem(rungKey))),
    forget: () => void attempt((store) => [key, rungKey].forEach((name) => store.removeItem(name))),
    stop() {
      for (const type of GESTURES) removeEventListener(type, begin, true);
      void context?.close();
    },
  };
}
