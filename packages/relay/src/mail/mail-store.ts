// Mails to visitors on the disk: what was sent, how much of it to whom, the links in it and the browsers that they let in.
import type { DatabaseSync } from "node:sqlite";
import { conversationId, type ConversationId } from "@handrail/protocol";
import { integer, text, textOrNull, type Row } from "../store/row.ts";
import { hashOfAddress, hashOfToken } from "./hash.ts";

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

export interface MailStore {
  /** The name of the mail for this occasion: the same for each attempt. */
  begin(occasion: Occasion, mail: { readonly id: string; readonly atMs: number }): string;
  isBegun(occasion: Occasion): boolean;
  accepted(id: string, atMs: number): void;
  /** Names of the accepted mails of a conversation, oldest first. */
  thread(conversation: ConversationId): readonly string[];
  /** The last answer that an accepted mail of this kind has told of; 0 for none. */
  toldUpTo(conversation: ConversationId, kind: MailKind): number;
  /** Mails without content to an address since then, whatever the conversation. */
  unconfirmedTo(email: string, sinceMs: number): number;
  /** Addresses that a conversation had a link sent to since then. */
  linksOf(conversation: ConversationId, sinceMs: number): number;
  addLink(token: string, link: { conversation: ConversationId; email: string; expiresAtMs: number }): void;
  link(token: string, nowMs: number): MailLink | null;
  /** Uses a link up for one form. `false`: another form had it before. */
  use(token: string, form: string): boolean;
  /** Lets a browser in that has a key of its own. */
  admit(key: string, visit: { conversation: ConversationId; expiresAtMs: number }): void;
  /** The conversation that a browser's key opens. */
  opened(key: string, nowMs: number): ConversationId | null;
  /** Forgets what has lapsed. */
  sweep(nowMs: number): void;
}

/** Prepares the statements on the one connection. */
export function createMailStore(sqlite: DatabaseSync): MailStore {
  const insert = sqlite.prepare(
    "INSERT INTO mails (id, conversation, kind, seq, address, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const one = sqlite.prepare("SELECT id FROM mails WHERE conversation = ? AND kind = ? AND seq = ?");
  const accept = sqlite.prepare("UPDATE mails SET accepted_at = ? WHERE id = ?");
  const thread = sqlite.prepare(
    "SELECT id FROM mails WHERE conversation = ? AND accepted_at IS NOT NULL ORDER BY accepted_at, id",
  );
  const toldUpTo = sqlite.prepare(
    "SELECT coalesce(max(seq), 0) AS seq FROM mails WHERE conversation = ? AND kind = ? AND accepted_at IS NOT NULL",
  );
  const unconfirmed = sqlite.prepare(
    "SELECT count(*) AS mails FROM mails WHERE kind <> 'answer' AND address = ? AND at > ?",
  );
  const links = sqlite.prepare(
    "SELECT count(*) AS mails FROM mails WHERE conversation = ? AND kind = 'link' AND at > ?",
  );
  const addLink = sqlite.prepare("INSERT INTO mail_links (hash, conversation, email, expires_at) VALUES (?, ?, ?, ?)");
  const link = sqlite.prepare("SELECT * FROM mail_links WHERE hash = ? AND expires_at > ?");
  // One statement: of two who follow the same link at once, one has it.
  const use = sqlite.prepare("UPDATE mail_links SET used_by = ? WHERE hash = ? AND coalesce(used_by, ?) = ?");
  const admit = sqlite.prepare("INSERT INTO human_visits (hash, conversation, expires_at) VALUES (?, ?, ?)");
  const opened = sqlite.prepare("SELECT conversation FROM human_visits WHERE hash = ? AND expires_at > ?");
  const sweeps = ["mail_links", "human_visits"].map((table) =>
    sqlite.prepare(`DELETE FROM ${table} WHERE expires_at <= ?`),
  );
  return {
    begin({ conversation, kind, seq, email }, { id, atMs }) {
      insert.run(id, conversation, kind, seq, hashOfAddress(email), atMs);
      const row = one.get(conversation, kind, seq);
      return row ? text(row, "id") : id;
    },
    isBegun: ({ conversation, kind, seq }) => one.get(conversation, kind, seq) !== undefined,
    accepted: (id, atMs) => void accept.run(atMs, id),
    thread: (conversation) => thread.all(conversation).map((row) => text(row, "id")),
    toldUpTo: (conversation, kind) => numberOf(toldUpTo.get(conversation, kind), "seq"),
    unconfirmedTo: (email, sinceMs) => numberOf(unconfirmed.get(hashOfAddress(email), sinceMs), "mails"),
    linksOf: (conversation, sinceMs) => numberOf(links.get(conversation, sinceMs), "mails"),
    addLink(token, { conversation, email, expiresAtMs }) {
      addLink.run(hashOfToken(token), conversation, email, expiresAtMs);
    },
    link(token, nowMs) {
      const row = link.get(hashOfToken(token), nowMs);
      return row ? linkOf(row) : null;
    },
    use: (token, form) => use.run(form, hashOfToken(token), form, form).changes === 1,
    admit(key, { conversation, expiresAtMs }) {
      admit.run(hashOfToken(key), conversation, expiresAtMs);
    },
    opened(key, nowMs) {
      const row = opened.get(hashOfToken(key), nowMs);
      return row ? conversationId(text(row, "conversation")) : null;
    },
    sweep(nowMs) {
      for (const statement of sweeps) statement.run(nowMs);
    },
  };
}

function linkOf(row: Row): MailLink {
  return {
    conversation: conversationId(text(row, "conversation")),
    email: text(row, "email"),
    usedBy: textOrNull(row, "used_by"),
  };
}

function numberOf(row: Row | undefined, column: string): number {
  return row ? integer(row, column) : 0;
}
