// Uploads chosen files part by part and says the message that they belong to once they are up: an entry of its own, for whoever has a
// button for it. Holds the bytes and the requests; what is done next is decided in `domain/uploads.ts`.
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import { fileId, LIMITS, type FileId, type FileRef } from "@handrail/protocol";
import type { Chat } from "./chat.ts";
import { LOOK_BYTES, lookAt } from "./domain/file-look.ts";
import { hasFiles, noUploads, stepUploads, type UploadsEffect, type UploadsInput } from "./domain/uploads.ts";
import type { ChosenFile, Upload, UploadsState, WaitingMessage } from "./domain/uploads.ts";
import { partSender, type SendPart } from "./part-sender.ts";
import type { Clock, Platform } from "./platform.ts";
import { randomText } from "./random-text.ts";

export type { Upload, UploadStage, WaitingMessage } from "./domain/uploads.ts";

/** What uploads stand on. */
export interface UploadPorts {
  readonly clock: Clock;
  readonly network: Platform["network"];
  /** 0 (inclusive) to 1 (exclusive). */
  dice(): number;
  /** 128 bits of chance as base64url: whoever knows them can read the file. */
  newId(): FileId;
  readonly send: SendPart;
  /** The files of a message are up: it can be sent. */
  say(text: string, files: readonly FileRef[]): void;
}

/** Files of one conversation on their way. */
export interface Uploads {
  /** For the next message, refused ones among them. */
  readonly chosen: ReadonlySignal<readonly Upload[]>;
  /** More were chosen than one message may have: the first ones were taken. */
  readonly isOver: ReadonlySignal<boolean>;
  /** Said, and not sent before their files are up; oldest first. Gone with the page. */
  readonly messages: ReadonlySignal<readonly WaitingMessage[]>;
  /** Whether the next message would take a file along. */
  readonly hasFiles: ReadonlySignal<boolean>;
  /** Looks at the files and begins to upload them. */
  choose(files: Iterable<File>): Promise<void>;
  /** Takes a file back, whether or not it is up. */
  remove(id: FileId): void;
  /** Tries a file again that nobody answered for. */
  again(id: FileId): void;
  /** Says this with the chosen files: at once where they are up, else as soon as they are. `false`: there are none, nothing is said. */
  say(text: string): boolean;
  /** A file that was chosen on this page, and what the authority calls it once it is up: to show it without fetching it. */
  blobOf(id: FileId): Blob | null;
  refOf(id: FileId): FileRef | null;
  /** Forgets everything: the conversation is another one now. */
  clear(): void;
  /** Cuts what is under way. */
  stop(): void;
}

/**
 * Parts begin small and double while they go through in a second, so that progress is seen on a slow phone and little is lost with a
 * connection; each that fails is followed by one of half its size.
 */
const PART = { firstBytes: 64 * 1024, leastBytes: 16 * 1024, quickMs: 1_000, timeoutMs: 30_000 };

/**
 * The uploads of a chat. They end with its conversation: an erasure or a logout forgets them.
 *
 * @example
 * const uploads = uploadsOfChat(chat);
 * input.addEventListener("change", () => void uploads.choose(input.files ?? []));
 * uploads.say("Here is the lamp.");
 */
export function uploadsOfChat(chat: Chat): Uploads {
  const { clock, network, random } = chat.lent.platform;
  const uploads = createUploads({
    clock,
    network,
    dice: () => random.fraction(),
    newId: () => fileId(randomText(random, 16)),
    send: partSender(chat.lent),
    say: (text, files) => void chat.send(text, files.length > 0 ? { files: files.map(({ id }) => id) } : {}),
  });
  const { value: session } = chat.session;
  const unfollow = chat.session.subscribe((now) => {
    if (now !== session) uploads.clear();
  });
  return {
    ...uploads,
    stop() {
      unfollow();
      uploads.stop();
    },
  };
}

/** Uploads over any way to an authority. */
export function createUploads({ clock, network, dice, newId, send, say }: UploadPorts): Uploads {
  const state = signal<UploadsState>(noUploads);
  const blobs = new Map<FileId, Blob>();
  const refs = new Map<FileId, FileRef>();
  let request: { readonly id: FileId; readonly controller: AbortController } | null = null;
  let rest: unknown = null;
  let partBytes = PART.firstBytes;

  function dispatch(input: UploadsInput): void {
    const [next, effects] = stepUploads(state.peek(), input, { dice: dice() });
    state.value = next;
    if (request && request.id !== next.inFlight) request.controller.abort();
    for (const effect of effects) perform(effect);
  }

  function perform(effect: UploadsEffect): void {
    switch (effect.type) {
      case "send":
        return void sendPart(effect.upload);
      case "rest":
        clock.clearTimeout(rest);
        rest = clock.setTimeout(() => dispatch({ type: "rested" }), effect.ms);
        return;
      case "take-back": {
        const { id, name, bytes } = effect.upload;
        // Where it does not arrive, the authority forgets the file by itself in a day.
        void send({ file: id, name, bytes, offset: 0, isTakenBack: true }, new Blob(), new AbortController().signal);
        return;
      }
      case "say":
        for (const file of effect.files) refs.set(file.id, file);
        return say(effect.text, effect.files);
    }
  }

  async function sendPart({ id, name, bytes, received: offset }: Upload): Promise<void> {
    const controller = new AbortController();
    const mine = { id, controller };
    request = mine;
    const timer = clock.setTimeout(() => controller.abort(), PART.timeoutMs);
    const part = blobs.get(id)?.slice(offset, offset + partBytes) ?? new Blob();
    const sinceMs = clock.now();
    const answer = await send({ file: id, name, bytes, offset }, part, controller.signal);
    clock.clearTimeout(timer);
    if (request !== mine) return;
    request = null;
    if (answer.type === "unknown") partBytes = Math.max(PART.leastBytes, partBytes / 2);
    else if (clock.now() - sinceMs < PART.quickMs) partBytes = Math.min(LIMITS.fileChunkBytesMax, partBytes * 2);
    dispatch({ type: "answered", id, answer });
  }

  async function look(file: File): Promise<ChosenFile> {
    const id = newId();
    const { name, size: bytes } = file;
    const head = await file
      .slice(0, LOOK_BYTES)
      .arrayBuffer()
      .then(
        (buffer) => new Uint8Array(buffer),
        () => null,
      );
    blobs.set(id, file);
    // The end of a long name, for the ending; never half a letter.
    const short = name.slice(-LIMITS.nameCharsMax).replace(/^[\uDC00-\uDFFF]/, "");
    return { id, name: short, bytes, ...lookAt(file, head) };
  }

  const unfollow = network.onChange(() => {
    if (network.isOnline()) dispatch({ type: "again", id: null });
  });
  const cut = (): void => {
    clock.clearTimeout(rest);
    request?.controller.abort();
    request = null;
  };
  return {
    chosen: computed(() => state.value.chosen),
    isOver: computed(() => state.value.isOver),
    messages: computed(() => state.value.messages),
    hasFiles: computed(() => hasFiles(state.value)),
    choose: async (files) => dispatch({ type: "choose", files: await Promise.all([...files].map(look)) }),
    remove(id) {
      dispatch({ type: "remove", id });
      blobs.delete(id);
    },
    again: (id) => dispatch({ type: "again", id }),
    say(text) {
      if (!hasFiles(state.peek())) return false;
      dispatch({ type: "say", id: newId(), text });
      return true;
    },
    blobOf: (id) => blobs.get(id) ?? null,
    refOf: (id) => refs.get(id) ?? null,
    clear() {
      cut();
      blobs.clear();
      refs.clear();
      state.value = noUploads;
    },
    stop() {
      cut();
      unfollow();
    },
  };
}
