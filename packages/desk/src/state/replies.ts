// Sends replies until the relay has said what became of each, and keeps drafts and unsent replies over a reload or a lost session.
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import {
  commandId,
  LIMITS,
  type AgentId,
  type CommandId,
  type ConversationId,
  type Event,
  type FileRef,
  type Form,
} from "@handrail/protocol";
import type { DeskApi } from "../api/desk-api.ts";
import { backoffMs } from "../domain/backoff.ts";
import { attachForm, readKept, writeDraft, type DraftForms, type Drafts, type Kept } from "../domain/drafts.ts";
import {
  addReply,
  attemptsSoFar,
  dropArrived,
  dropReply,
  isUnsent,
  markSending,
  markUnknown,
  nextBatch,
  restoreOutbox,
  takeVerdicts,
  tryAgain,
  type Outbox,
  type Reply,
} from "../domain/outbox.ts";
import type { Platform } from "../platform/platform.ts";

const KEY = "handrail.desk.kept";

/** What the composer and the transcript work with. */
export interface Replies {
  readonly outbox: ReadonlySignal<Outbox>;
  readonly drafts: ReadonlySignal<Drafts>;
  /** What the next reply asks for. */
  readonly forms: ReadonlySignal<DraftForms>;
  /** Words for colleagues that are not left yet. */
  readonly notes: ReadonlySignal<Drafts>;
  writeNote(conversation: ConversationId, text: string): void;
  /** Whether a reply is not known to have arrived: it would go with the tab. */
  areWaiting(): boolean;
  write(conversation: ConversationId, text: string): void;
  /** `null` takes the form away. */
  attachForm(conversation: ConversationId, form: Form | null): void;
  /** Sends the draft, with its form; `isSaved`: it is a saved reply as it stands. Nothing happens for an empty one. */
  send(conversation: ConversationId, options?: { readonly isSaved: boolean }): void;
  /** Sends this, with files that are up. */
  reply(conversation: ConversationId, text: string, files: readonly FileRef[]): void;
  tryAgain(id: CommandId): void;
  drop(id: CommandId): void;
  takeEvents(conversation: ConversationId, events: readonly Event[]): void;
  /** The network is back: tries everything at once. */
  flush(): void;
  /** From here on this agent's. Another agent's drafts are forgotten. */
  belongTo(agent: AgentId): void;
  /** Forgets everything, as when the agent signs out of their own will. */
  forget(): void;
}

/** Who hears what becomes of replies. */
export interface ReplyListener {
  /** How far the log goes after a send. */
  onHead(conversation: ConversationId, head: number): void;
  /** At least one reply will not pass as it is. */
  onRefused(conversation: ConversationId): void;
}

/** Makes the outbox. */
export function createReplies(platform: Platform, api: DeskApi, { onHead, onRefused }: ReplyListener): Replies {
  const outbox = signal<Outbox>([]);
  const drafts = signal<Drafts>({});
  const forms = signal<DraftForms>({});
  const notes = signal<Drafts>({});
  const owner = signal<AgentId | null>(null);
  const pauses = new Map<ConversationId, () => void>();

  effect(() => {
    const agent = owner.value;
    if (agent === null) return;
    const kept: Kept = {
      agent,
      drafts: drafts.value,
      forms: forms.value,
      notes: notes.value,
      outbox: outbox.value,
    };
    platform.tab.write(KEY, JSON.stringify(kept));
  });

  async function pump(conversation: ConversationId): Promise<void> {
    pauses.get(conversation)?.();
    pauses.delete(conversation);
    const batch = nextBatch(outbox.value, conversation, LIMITS.commandsPerBatchMax);
    if (batch.length === 0) return;
    const ids = batch.map((reply) => reply.id);
    outbox.value = markSending(outbox.value, ids);
    const commands = batch.map(
      ({ id, text, files, form, isSaved }) =>
        ({
          type: "reply",
          id,
          text,
          ...(files && { files: files.map((file) => file.id) }),
          ...(form && { form }),
          ...(isSaved && { isSaved }),
        }) as const,
    );
    const answer = await api.command(conversation, { commands, isTyping: false });
    if (answer.type === "ok") {
      outbox.value = takeVerdicts(outbox.value, ids, answer.value.verdicts);
      onHead(conversation, answer.value.head);
    } else if (answer.type === "refused" && answer.error.retry === "never" && answer.error.code !== "unauthenticated") {
      const { error } = answer;
      outbox.value = takeVerdicts(
        outbox.value,
        ids,
        ids.map((id) => ({ id, ok: false, error })),
      );
    } else {
      outbox.value = markUnknown(outbox.value, ids);
    }
    if (outbox.value.some(({ id, state }) => ids.includes(id) && state.type === "refused")) onRefused(conversation);
    again(conversation);
  }

  // Whatever still waits is tried again, sooner when it has not been tried yet.
  function again(conversation: ConversationId): void {
    if (nextBatch(outbox.value, conversation, 1).length === 0) return;
    const attempts = attemptsSoFar(outbox.value, conversation);
    const pauseMs = attempts === 0 ? 0 : backoffMs(attempts - 1, platform.dice());
    pauses.get(conversation)?.();
    pauses.set(
      conversation,
      platform.after(pauseMs, () => void pump(conversation)),
    );
  }

  function flush(): void {
    for (const conversation of new Set(outbox.value.map((reply) => reply.conversation))) void pump(conversation);
  }

  function add(conversation: ConversationId, said: Pick<Reply, "text" | "files" | "form" | "isSaved">): void {
    const id = commandId(platform.randomId());
    outbox.value = addReply(outbox.value, { id, conversation, atMs: platform.now(), ...said });
    void pump(conversation);
  }

  return {
    outbox,
    drafts,
    forms,
    notes,
    writeNote: (conversation, text) => {
      notes.value = writeDraft(notes.value, conversation, text);
    },
    areWaiting: () => outbox.value.some(isUnsent),
    reply: (conversation, text, files) => add(conversation, { text, ...(files.length > 0 && { files }) }),
    attachForm: (conversation, form) => {
      forms.value = attachForm(forms.value, conversation, form);
    },
    write: (conversation, text) => {
      drafts.value = writeDraft(drafts.value, conversation, text);
    },
    send: (conversation, { isSaved } = { isSaved: false }) => {
      const text = (drafts.value[conversation] ?? "").trim();
      if (text === "") return;
      const form = forms.value[conversation];
      drafts.value = writeDraft(drafts.value, conversation, "");
      forms.value = attachForm(forms.value, conversation, null);
      // A form is put together for this visitor.
      add(conversation, { text, ...(form ? { form } : isSaved && { isSaved }) });
    },
    tryAgain: (id) => {
      const reply = outbox.value.find((known) => known.id === id);
      outbox.value = tryAgain(outbox.value, id, commandId(platform.randomId()));
      if (reply) void pump(reply.conversation);
    },
    drop: (id) => {
      outbox.value = dropReply(outbox.value, id);
    },
    takeEvents: (conversation, events) => {
      outbox.value = dropArrived(outbox.value, conversation, events);
    },
    flush,
    belongTo: (agent) => {
      if (owner.value === agent) return;
      const kept = readKept(platform.tab.read(KEY), agent);
      drafts.value = kept?.drafts ?? {};
      forms.value = kept?.forms ?? {};
      notes.value = kept?.notes ?? {};
      outbox.value = restoreOutbox(kept?.outbox ?? []);
      owner.value = agent;
    },
    forget: () => {
      owner.value = null;
      drafts.value = {};
      forms.value = {};
      notes.value = {};
      outbox.value = [];
      platform.tab.write(KEY, null);
    },
  };
}
