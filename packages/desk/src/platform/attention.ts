// Calls for the agent's attention outside the page: a sound, a notification, a number on the tab.

/** A notification of the page's own. */
export interface Call {
  readonly title: string;
  readonly body: string;
  /** A later one takes the place of one with the same tag, and so does a ring of the service worker's. */
  readonly tag: string;
  /** The address after the `#` that it leads to. */
  readonly hash: string;
}

/** What the console asks of it. Each is harmless where the browser refuses. */
export interface Attention {
  /** Two soft notes. */
  chime(): void;
  /** A notification of the system; `onClick` when the agent follows it to this very page. */
  notify(call: Call, onClick: () => void): void;
  /** Whether notifications may be shown, may be asked for, or were refused. */
  permission(): "granted" | "default" | "denied" | "missing";
  askPermission(): Promise<void>;
  /** The number on the title and the icon; 0 for none. */
  badge(count: number): void;
  /** Whether the agent looks at this page now. */
  isWatching(): boolean;
}

/** Attention in a browser. */
export function browserAttention(title: string): Attention {
  let audio: AudioContext | null = null;
  let shown = 0;
  return {
    chime: () => {
      try {
        audio ??= new AudioContext();
        void wakeAndPlay(audio);
      } catch {
        // A browser without sound.
      }
    },
    notify: (call, onClick) => {
      if (permission() === "granted") void show(call, onClick);
    },
    permission,
    askPermission: async () => {
      if (permission() === "default") await Notification.requestPermission();
    },
    badge: (count) => {
      document.title = count > 0 ? `(${count}) ${title}` : title;
      if (count === shown) return;
      shown = count;
      drawIcon(count);
    },
    isWatching: () => document.visibilityState === "visible" && document.hasFocus(),
  };
}

function permission(): ReturnType<Attention["permission"]> {
  return "Notification" in globalThis ? Notification.permission : "missing";
}

async function show({ title, body, tag, hash }: Call, onClick: () => void): Promise<void> {
  try {
    const worker = "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
    // By the worker where this device rings: phones know no others, and a ring that says the same takes its place instead of standing beside it.
    if (worker) return await worker.showNotification(title, { body, tag, data: { hash, isByDesk: true } });
    const notification = new Notification(title, { body, tag });
    notification.addEventListener("click", () => {
      window.focus();
      notification.close();
      onClick();
    });
  } catch {
    // A phone whose worker is not there.
  }
}

/** A sound that comes later than this tells of nothing any more, in ms. */
const LATE_MS = 2_000;

// A page that had not been touched yet, and a phone that was called, suspend it; nobody wakes it again but who plays.
async function wakeAndPlay(audio: AudioContext): Promise<void> {
  const sinceMs = performance.now();
  await audio.resume().catch(() => {});
  if (audio.state === "running" && performance.now() - sinceMs < LATE_MS) playChime(audio);
}

function playChime(audio: AudioContext): void {
  for (const [index, frequency] of [660, 880].entries()) {
    const at = audio.currentTime + index * 0.16;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.55);
  }
}

const ICON_PX = 64;

function drawIcon(count: number): void {
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (!link) return;
  link.dataset["plain"] ??= link.href;
  if (count === 0) {
    link.type = "image/svg+xml";
    link.href = link.dataset["plain"];
    return;
  }
  const picture = new Image();
  picture.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    canvas.width = ICON_PX;
    canvas.height = ICON_PX;
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.drawImage(picture, 0, 0, ICON_PX, ICON_PX);
    pen.fillStyle = "#d92d20";
    pen.beginPath();
    pen.arc(46, 18, 18, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = "#ffffff";
    pen.font = "bold 26px sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(count > 9 ? "9+" : String(count), 46, 20);
    link.type = "image/png";
    link.href = canvas.toDataURL("image/png");
  });
  picture.src = link.dataset["plain"];
}
