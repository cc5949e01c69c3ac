// Mails to visitors as they are stored: what was sent, how much of it to whom, the links in it and the browsers that they let in.
import { conversationId, type ConversationId } from "@handrail/protocol";
import type { Compilable } from "kysely";
import { isUnerased } from "../erasing/unerased.ts";
import { changesOf, rowOf, type Beside, type Work } from "../store/beside.ts";
import { hashOfAddress, hashOfToken, hashOfWritten } from "./hash.ts";

/** `link`: to confirm an address. `notice`: that somebody has answered, without a word of it. `answer`: what was answered. */
export type MailKind = "link" | "notice" | "answer";

/** What a mail is about; there is one mail for each. `seq`: the address that was given, or the last answer in it. */
export interface Occasion {
  readonly conversation: ConversationId;
  readonly kind: MailKind;
  readonly seq: number;
  readonly email: string;
}

/** A link that may be followed. */
export interface MailLink {
  readonly conversation: ConversationId;
  readonly email: string;
  /** The form that it was followed by, once it was. */
  readonly usedBy: string | null;
}

/** A browser that was let in. */
export interface LetIn {
  readonly conversation: ConversationId;
  /** Whether it was by this address; `null`: by none. */
  isBy(email: string | null): boolean;
}

export interface MailStore {
  /** The name of the mail for this occasion: the same for each attempt. `null`: the conversation is erased, and has no mail. */
  begin(occasion: Occasion, mail: { readonly id: string; readonly atMs: number }): Promise<string | null>;
  isBegun(occasion: Occasion): Promise<boolean>;
  accepted(id: string, atMs: number): Promise<void>;
  /** Names of the accepted mails of a conversation, oldest first. */
  thread(conversation: ConversationId): Promise<readonly string[]>;
  /** The last answer that an accepted mail of this kind has told of; 0 for none. */
  toldUpTo(conversation: ConversationId, kind: MailKind): Promise<number>;
  /** Mails without content to an address since then, whatever the conversation. */
  unconfirmedTo(email: string, sinceMs: number): Promise<number>;
  /** Addresses that a conversation had a link sent to since then. */
  linksOf(conversation: ConversationId, sinceMs: number): Promise<number>;
  /** `false`: the conversation is erased, and has no link. */
  addLink(
    token: string,
    link: { readonly conversation: ConversationId; readonly email: string; readonly expiresAtMs: number },
  ): Promise<boolean>;
  link(token: string, nowMs: number): Promise<MailLink | null>;
  /** Uses a link up for one form. `false`: another form had it before. */
  use(token: string, form: string): Promise<boolean>;
  /** Lets a browser in that has a key of its own, by an address of the visitor's, unless the conversation is erased. Again: by another one. */
  admit(
    key: string,
    visit: { readonly conversation: ConversationId; readonly email: string | null; readonly expiresAtMs: number },
  ): Promise<void>;
  /** What a browser's key opens, for as long as the address is the visitor's. */
  opened(key: string, nowMs: number): Promise<LetIn | null>;
  /** Forgets what has lapsed. */
  sweep(nowMs: number): Promise<void>;
}

export function createMailStore(beside: Beside): MailStore {
  const { db } = beside;
  const idOf = ({ conversation, kind, seq }: Occasion) =>
    db
      .selectFrom("mails")
      .select("id")
      .where("conversation", "=", conversation)
      .where("kind", "=", kind)
      .where("seq", "=", seq);
  function* begin(
    occasion: Occasion,
    { id, atMs }: { readonly id: string; readonly atMs: number },
  ): Work<string | null> {
    const { conversation, kind, seq, email } = occasion;
    if (!(yield* isUnerased(beside, conversation))) return null;
    yield* changesOf(
      db
        .insertInto("mails")
        .values({ id, conversation, kind, seq, address: hashOfAddress(email), at: atMs })
        .onConflict((conflict) => conflict.doNothing()),
    );
    return (yield* rowOf(idOf(occasion)))?.id ?? id;
  }
  // HG14: no erasure comes between, nor anything behind one.
  const unlessErased = (conversation: ConversationId, insertion: Compilable): Promise<boolean> =>
    beside.transact(function* (): Work<boolean> {
      return (yield* isUnerased(beside, conversation)) && (yield* changesOf(insertion)) === 1;
    });
  const acceptedOf = (conversation: ConversationId) =>
    db.selectFrom("mails").where("conversation", "=", conversation).where("accepted_at", "is not", null);
  const since = (sinceMs: number) =>
    db
      .selectFrom("mails")
      .select((row) => row.fn.countAll<number>().as("mails"))
      .where("at", ">", sinceMs);
  return {
    begin: (occasion, mail) => beside.transact(() => begin(occasion, mail)),
    isBegun: async (occasion) => (await idOf(occasion).executeTakeFirst()) !== undefined,
    async accepted(id, atMs) {
      await db.updateTable("mails").set({ accepted_at: atMs }).where("id", "=", id).execute();
    },
    async thread(conversation) {
      const rows = await acceptedOf(conversation).select("id").orderBy("accepted_at").orderBy("id").execute();
      return rows.map(({ id }) => id);
    },
    async toldUpTo(conversation, kind) {
      const row = await acceptedOf(conversation)
        .select((mail) => mail.fn.max("seq").as("seq"))
        .where("kind", "=", kind)
        .executeTakeFirst();
      return row?.seq ?? 0;
    },
    async unconfirmedTo(email, sinceMs) {
      const row = await since(sinceMs)
        .where("kind", "<>", "answer")
        .where("address", "=", hashOfAddress(email))
        .executeTakeFirst();
      return row?.mails ?? 0;
    },
    async linksOf(conversation, sinceMs) {
      const row = await since(sinceMs)
        .where("conversation", "=", conversation)
        .where("kind", "=", "link")
        .executeTakeFirst();
      return row?.mails ?? 0;
    },
    async addLink(token, { conversation, email, expiresAtMs }) {
      const row = { hash: hashOfToken(token), conversation, email, expires_at: expiresAtMs };
      return unlessErased(conversation, db.insertInto("mail_links").values(row));
    },
    async link(token, nowMs) {
      const row = await db
        .selectFrom("mail_links")
        .select(["conversation", "email", "used_by"])
        .where("hash", "=", hashOfToken(token))
        .where("expires_at", ">", nowMs)
        .executeTakeFirst();
      return row ? { conversation: conversationId(row.conversation), email: row.email, usedBy: row.used_by } : null;
    },
    async use(token, form) {
      // One statement: of two who follow the same link at once, one has it.
      const { numUpdatedRows } = await db
        .updateTable("mail_links")
        .set({ used_by: form })
        .where("hash", "=", hashOfToken(token))
        .where((row) => row.or([row("used_by", "is", null), row("used_by", "=", form)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async admit(key, { conversation, email, expiresAtMs }) {
      const visit = { conversation, expires_at: expiresAtMs, address: letInBy(email) };
      const row = { hash: hashOfToken(key), ...visit };
      const insertion = db.insertInto("human_visits").values(row);
      await unlessErased(
        conversation,
        insertion.onConflict((conflict) => conflict.column("hash").doUpdateSet(visit)),
      );
    },
    async opened(key, nowMs) {
      const row = await db
        .selectFrom("human_visits")
        .select(["conversation", "address"])
        .where("hash", "=", hashOfToken(key))
        .where("expires_at", ">", nowMs)
        .executeTakeFirst();
      if (!row) return null;
      const { conversation, address } = row;
      return {
        conversation: conversationId(conversation),
        isBy: (email) => address === null || address === letInBy(email),
      };
    },
    async sweep(nowMs) {
      await db.deleteFrom("mail_links").where("expires_at", "<=", nowMs).execute();
      await db.deleteFrom("human_visits").where("expires_at", "<=", nowMs).execute();
    },
  };
}

function letInBy(email: string | null): string {
  return email === null ? "" : hashOfWritten(email);
}
