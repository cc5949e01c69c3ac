// A chat that is there before its core: its signals at their beginnings, a click that the loader notes at once, and every other wish
// kept until core has come. Decides nothing of a conversation, and says nothing of it but that a click is noted (HG3).
import { chatSignals, type Chat, type ChatSignals } from "@handrail/core";
import type { Shell } from "../shell.ts";
import { latePart, type LatePart } from "./late.ts";

/** A chat before its core. */
export interface EarlyChat {
  /** Stays the same object when core comes, and has all its verbs from then on; the later parts, which need the others, wait for it. */
  readonly chat: Chat;
  readonly core: LatePart<Chat>;
  /** Core has come. */
  readonly isHere: Promise<void>;
}

/** How core is fetched; what it gives makes the chat of these signals. */
export type CoreSource = (attempt: number) => Promise<(signals: ChatSignals) => Chat>;

/** Makes it. Nothing is fetched before `core` is wanted. */
export function earlyChat(shell: Pick<Shell, "noteAsk" | "isAsked">, fetchCore: CoreSource): EarlyChat {
  const signals = chatSignals(Date.now());
  const { human, storage } = signals;
  let isStopped = false;
  let come = (): void => {};
  const isHere = new Promise<void>((resolve) => (come = resolve));
  const core = latePart(async (attempt) => {
    const make = await fetchCore(attempt);
    if (!isStopped) {
      Object.assign(chat, make(signals));
      come();
    }
    return chat;
  });
  const asked = (type: "keeping" | "kept"): void => void (human.value = { type, atMs: signals.now.value });
  // HG3: said only of what the disk has, and only as long as core does not know better.
  const noted = (where: "durable" | "memory") => (): void => {
    if (core.part) return;
    storage.value = where;
    asked("kept");
  };
  let opened: Promise<void> | undefined;
  const early: Partial<Chat> = {
    ...signals,
    open: () => (opened ??= isHere.then(() => chat.open())),
    async talkToHuman(why) {
      asked("keeping");
      void shell.noteAsk?.().then(noted("durable"), noted("memory"));
      await chat.open();
      // HG4: core has found the note by then, and this joins it.
      return chat.talkToHuman(why);
    },
    identify: (token) => void isHere.then(() => chat.identify(token)),
    logout: () => isHere.then(() => chat.logout()),
    erase: () => isHere.then(() => chat.erase()),
    setTyping() {},
    retryNow: () => core.retry(),
    stop() {
      isStopped = true;
      core.stop();
    },
  };
  // The verbs that are missing are called by later parts alone.
  const chat = early as Chat;
  if (shell.isAsked?.()) asked("keeping");
  return { chat, core, isHere };
}
