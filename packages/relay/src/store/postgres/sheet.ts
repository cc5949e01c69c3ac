// A turn's sheet: what was fetched for it, and what it writes, in memory and synchronous, so that those who decide cannot tell it from a
// database. Knows no SQL.
import type { ConversationId, Event, FileRef, InternalEvent, RunSnapshot, SiteId } from "@handrail/protocol";
import type { ReceiptBody } from "@handrail/protocol/receipt";
import type { Job } from "@handrail/protocol/law";
import type { Summary } from "../../domain/summary.ts";
import type { Erasure } from "../../erasing/erase-rows.ts";
import type { Owner } from "../../files/file.ts";
import type { RequestRecord } from "../../receipts/request-record.ts";
import { followRequests } from "../../receipts/request-store.ts";
import type { StoredReceipt } from "../../receipts/receipt-store.ts";
import type { Append, CommandKey, Remembered } from "../transactions.ts";
import { nameOf, NotFetched, type Want, type Wanted } from "./wanted.ts";

/** A usable file, and whose it is. */
export interface OwnedFile extends Pick<Owner, "site" | "by"> {
  readonly ref: FileRef;
}

/** What the database holds of what was wanted, by {@link nameOf}; what is not in here is not there. */
export interface Fetched {
  readonly nowMs: number;
  readonly summaries: ReadonlyMap<ConversationId, Summary>;
  readonly commands: ReadonlyMap<string, Remembered>;
  readonly receipts: ReadonlyMap<string, StoredReceipt>;
  readonly runs: ReadonlyMap<string, RunSnapshot>;
  readonly files: ReadonlyMap<string, OwnedFile>;
  /** Who has an appointment at each slot that was wanted. */
  readonly slots: ReadonlyMap<string, ReadonlySet<ConversationId>>;
  /** The current request of each conversation, by `conversation seq`. */
  readonly requests: ReadonlyMap<string, RequestRecord>;
}

type Of<Row> = { readonly conversation: ConversationId } & Row;

/** What a turn writes, in the order in which it was written. */
export class Written {
  readonly erasures: Erasure[] = [];
  events: Of<{ readonly event: Event }>[] = [];
  internalEvents: Of<{ readonly event: InternalEvent }>[] = [];
  jobs: Of<{ readonly job: Job }>[] = [];
  keptFiles: Of<{ readonly file: FileRef["id"] }>[] = [];
  readonly completedJobs: number[] = [];
  readonly commands = new Map<string, Of<{ readonly key: CommandKey; readonly remembered: Remembered }>>();
  readonly receipts = new Map<string, ReceiptBody>();
  /** The last state of each conversation that was saved. */
  readonly summaries = new Map<ConversationId, Summary>();
  readonly requests = new Map<string, RequestRecord>();
  /** Conversations whose every request is marked as erased, before `requests` are written. */
  readonly erasedRequests = new Map<ConversationId, number>();
  readonly probes = new Map<SiteId, number>();

  /** A copy that does not change with this. */
  copy(): Written {
    const copy = new Written();
    copy.erasures.push(...this.erasures);
    copy.events.push(...this.events);
    copy.internalEvents.push(...this.internalEvents);
    copy.jobs.push(...this.jobs);
    copy.keptFiles.push(...this.keptFiles);
    copy.completedJobs.push(...this.completedJobs);
    for (const [name, command] of this.commands) copy.commands.set(name, command);
    for (const [name, body] of this.receipts) copy.receipts.set(name, body);
    for (const [id, summary] of this.summaries) copy.summaries.set(id, summary);
    for (const [name, record] of this.requests) copy.requests.set(name, record);
    for (const [id, atMs] of this.erasedRequests) copy.erasedRequests.set(id, atMs);
    for (const [site, atMs] of this.probes) copy.probes.set(site, atMs);
    return copy;
  }

  /** HG14: what this very turn has written of a conversation goes with it. Receipts stay until they are sealed (HG10). */
  erase(erasure: Erasure): void {
    const { conversation: id } = erasure;
    const isOther = ({ conversation }: Of<object>): boolean => conversation !== id;
    this.erasures.push(erasure);
    this.events = this.events.filter(isOther);
    this.internalEvents = this.internalEvents.filter(isOther);
    this.jobs = this.jobs.filter(isOther);
    this.keptFiles = this.keptFiles.filter(isOther);
    for (const [name, command] of this.commands) if (!isOther(command)) this.commands.delete(name);
    this.summaries.delete(id);
  }

  isErased(id: ConversationId): boolean {
    return this.erasures.some(({ conversation }) => conversation === id);
  }
}

/** A sheet, and what has been written on it so far. */
export interface Sheet {
  readonly append: Append;
  written(): Written;
}

/** `append` throws {@link NotFetched} for what was not in `wanted`. */
export function createSheet(wanted: Wanted, fetched: Fetched): Sheet {
  let written = new Written();
  const need = (want: Want): string => {
    if (!wanted.has(want)) throw new NotFetched(want);
    return nameOf(want);
  };
  const append: Append = {
    takenBack(work) {
      const before = written.copy();
      try {
        return work();
      } finally {
        written = before;
      }
    },
    noteProbe: (site, atMs) => void written.probes.set(site, atMs),
    booked({ site, slotAtMs, besides }) {
      const others = new Set(fetched.slots.get(need({ type: "slot", site, slotAtMs })));
      for (const { state } of written.summaries.values()) {
        if (state.site === site && state.promise?.slotAtMs === slotAtMs) others.add(state.id);
        else others.delete(state.id);
      }
      others.delete(besides);
      return others.size;
    },
    files: {
      find({ conversation, site, by }, files) {
        const found = files.flatMap((file) => {
          const owned = fetched.files.get(need({ type: "file", conversation, file }));
          return owned?.site === site && owned.by === by && !written.isErased(conversation) ? [owned.ref] : [];
        });
        return found.length === files.length ? found : null;
      },
      keep: (conversation, files) =>
        void written.keptFiles.push(...files.map(({ id: file }) => ({ conversation, file }))),
    },
    receipts: {
      keep: (body) => void written.receipts.set(nameOf({ type: "receipt", ...body }), body),
      find(conversation, command) {
        const name = need({ type: "receipt", conversation, command });
        const body = written.receipts.get(name);
        return body ? { body, receipt: null } : (fetched.receipts.get(name) ?? null);
      },
    },
    requests: { follow: (appended) => followRequests(requestRows(written, fetched), appended) },
    run: (conversation) =>
      written.isErased(conversation) ? null : (fetched.runs.get(need({ type: "run", conversation })) ?? null),
    load(conversation) {
      need({ type: "conversation", conversation });
      const saved = written.summaries.get(conversation);
      if (saved || written.isErased(conversation)) return saved ?? null;
      return fetched.summaries.get(conversation) ?? null;
    },
    recall(key) {
      const name = need({ type: "command", ...key });
      const one = written.commands.get(name);
      if (one || written.isErased(key.conversation)) return one?.remembered ?? null;
      return fetched.commands.get(name) ?? null;
    },
    remember: (key, remembered) =>
      void written.commands.set(nameOf({ type: "command", ...key }), {
        conversation: key.conversation,
        key,
        remembered,
      }),
    events: (conversation, events) => void written.events.push(...events.map((event) => ({ conversation, event }))),
    internalEvents: (conversation, events) =>
      void written.internalEvents.push(...events.map((event) => ({ conversation, event }))),
    jobs: (conversation, jobs) => void written.jobs.push(...jobs.map((job) => ({ conversation, job }))),
    completeJob: (id) => void written.completedJobs.push(id),
    save: (summary) => void written.summaries.set(summary.state.id, summary),
    erase: (erasure) => written.erase(erasure),
  };
  return { append, written: () => written };
}

function requestRows({ requests, erasedRequests }: Written, fetched: Fetched): Parameters<typeof followRequests>[0] {
  const nameOfRow = (conversation: ConversationId, seq: number): string => `${conversation} ${seq}`;
  return {
    find(conversation, seq) {
      const name = nameOfRow(conversation, seq);
      return requests.get(name) ?? fetched.requests.get(name) ?? null;
    },
    save: (record) => void requests.set(nameOfRow(record.conversation, record.seq), record),
    erase(conversation, atMs) {
      for (const [name, record] of requests) {
        const isToErase = record.conversation === conversation && record.erasedAtMs === null;
        if (isToErase) requests.set(name, { ...record, erasedAtMs: atMs, isOpen: false });
      }
      erasedRequests.set(conversation, atMs);
    },
  };
}
