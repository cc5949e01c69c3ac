// Gathers what a turn's commands may read, each thing once and in the order in which it is locked.
import type { CommandId, ConversationId, FileId, SiteId } from "@handrail/protocol";
import type { CommandKey } from "../transactions.ts";
import type { Need } from "../transactions.ts";

/** One thing that a turn reads. */
export type Want =
  | ({ readonly type: "command" } & CommandKey)
  | { readonly type: "conversation"; readonly conversation: ConversationId }
  | { readonly type: "receipt"; readonly conversation: ConversationId; readonly command: CommandId }
  | { readonly type: "run"; readonly conversation: ConversationId }
  | { readonly type: "file"; readonly conversation: ConversationId; readonly file: FileId }
  | { readonly type: "slot"; readonly site: SiteId; readonly slotAtMs: number };

/** What was asked for and not fetched: the turn begins again with it. */
export class NotFetched extends Error {
  override readonly name = "NotFetched";
  readonly want: Want;

  constructor(want: Want) {
    super(`a turn asked for a ${want.type} that nobody had named`);
    this.want = want;
  }
}

/** The name of a thing: the same for the same thing. */
export function nameOf(want: Want): string {
  switch (want.type) {
    case "command":
      return `command ${want.conversation} ${want.author} ${want.id}`;
    case "conversation":
      return `conversation ${want.conversation}`;
    case "run":
      return `run ${want.conversation}`;
    case "receipt":
      return `receipt ${want.conversation} ${want.command}`;
    case "file":
      return `file ${want.conversation} ${want.file}`;
    case "slot":
      return `slot ${want.site} ${want.slotAtMs}`;
  }
}

/** What a turn reads, in one order for all nodes: two turns never wait for each other. */
export class Wanted {
  readonly #wants = new Map<string, Want>();

  constructor(needs: readonly Need[]) {
    for (const { conversation, author, command, isClick, files, slot } of needs) {
      this.add({ type: "conversation", conversation });
      this.add({ type: "command", conversation, author, id: command });
      if (isClick) {
        this.add({ type: "receipt", conversation, command });
        this.add({ type: "run", conversation });
      }
      for (const file of files) this.add({ type: "file", conversation, file });
      if (slot) this.add({ type: "slot", ...slot });
    }
  }

  add(want: Want): void {
    this.#wants.set(nameOf(want), want);
  }

  has(want: Want): boolean {
    return this.#wants.has(nameOf(want));
  }

  /** All of one type. */
  of<Type extends Want["type"]>(type: Type): readonly Extract<Want, { type: Type }>[] {
    const isOfType = (want: Want): want is Extract<Want, { type: Type }> => want.type === type;
    return [...this.#wants.values()].filter(isOfType).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }
}
