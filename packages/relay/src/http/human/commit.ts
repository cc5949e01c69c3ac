// Brings what a form asks for to the authority. The click goes first and alone: nothing else that was typed can stand before it (HG3).
import { createHash } from "node:crypto";
import {
  commandId,
  promiseId,
  type CommandId,
  type ConversationId,
  type ErrorCode,
  type SiteId,
  type VisitorCommand,
} from "@handrail/protocol";
import { visitorCommandSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import type { Authority } from "../../authority/authority.ts";
import type { Fields } from "./fields.ts";

/** A field that was not accepted; everything else of the form was. */
export type FieldProblem =
  | "message-empty"
  | "message-long"
  | "name-alone"
  | "contact-empty"
  | "name"
  | "email"
  | "phone";

/** What became of a form. `contact`: what was accepted of it in any case. */
export type Committed = { readonly contact: { readonly email: string | null } | null } & (
  | { readonly type: "done"; readonly problem: FieldProblem | null }
  | { readonly type: "refused"; readonly code: ErrorCode }
);

/** Whose form it is. */
export interface Sender {
  readonly site: SiteId;
  readonly conversation: ConversationId;
  /** The form's id: the same form with the same content makes the same commands (HG4). */
  readonly form: string;
  /** The page's own address, for the agent's sake. */
  readonly pageUrl: string;
  /** The language that the page is shown in: it becomes the conversation's. */
  readonly locale: string;
  /** Whether the network that they come from may have it: `AddressShare`. */
  mayHave(command: VisitorCommand): boolean;
}

/** Does what the form asks for, one command after the other. */
export async function commitForm(authority: Authority, sender: Sender, fields: Fields): Promise<Committed> {
  const submit = async (command: VisitorCommand): Promise<ErrorCode | null> => {
    if (!sender.mayHave(command)) return "too-many-addresses";
    const { verdict } = await authority.submit({
      conversation: sender.conversation,
      site: sender.site,
      author: { type: "visitor" },
      command,
      opening: { page: { url: sender.pageUrl, title: "Plain page, without script" }, locale: sender.locale },
    });
    return verdict.ok ? null : verdict.error.code;
  };
  const main = mainCommand(sender, fields);
  const refusal = main && (await submit(main));
  if (refusal) return { type: "refused", code: refusal, contact: null };

  let problem: FieldProblem | null = null;
  let contact: Committed["contact"] = null;
  for (const part of partsOf(sender, fields)) {
    if (typeof part === "string") {
      problem ??= part;
      continue;
    }
    const code = await submit(part);
    if (code) return { type: "refused", code, contact };
    if (part.type === "give-contact") contact = part;
  }
  return { type: "done", problem, contact };
}

// What stands before whatever else was typed.
function mainCommand(sender: Sender, { act, epoch, promise, slotAtMs }: Fields): VisitorCommand | null {
  switch (act) {
    case "ask":
      return { type: "ask-human", id: idOf(sender, "ask"), why: "button", epoch, seen: null };
    case "withdraw":
      return { type: "withdraw", id: idOf(sender, "withdraw") };
    case "erase":
      return { type: "erase", id: idOf(sender, "erase") };
    case "still-need":
      return { type: "still-need", id: idOf(sender, "still-need", promise), promise: promiseId(promise) };
    case "book":
      return { type: "book", id: idOf(sender, "book", String(slotAtMs)), slotAtMs };
    case "say":
    case "contact":
    case "mail":
      return null;
  }
}

function partsOf(sender: Sender, fields: Fields): readonly (VisitorCommand | FieldProblem)[] {
  const { act, message } = fields;
  const contact = contactOf(sender, fields);
  switch (act) {
    case "ask":
      return [...(contact === null ? [] : [contact]), ...(message === "" ? [] : [messageOf(sender, message)])];
    case "say":
      return [messageOf(sender, message)];
    case "contact":
      return [contact ?? "contact-empty"];
    case "withdraw":
    case "still-need":
    case "book":
    case "mail":
    case "erase":
      return [];
  }
}

function messageOf(sender: Sender, text: string): VisitorCommand | FieldProblem {
  if (text === "") return "message-empty";
  const parsed = v.safeParse(visitorCommandSchema, { type: "say", id: idOf(sender, "say", text), text });
  return parsed.success ? parsed.output : "message-long";
}

function contactOf(sender: Sender, { name, email, phone }: Fields): VisitorCommand | FieldProblem | null {
  const orNull = (text: string): string | null => (text === "" ? null : text);
  const contact = { name: orNull(name), email: orNull(email), phone: orNull(phone) };
  if (contact.email === null && contact.phone === null) return contact.name === null ? null : "name-alone";
  const id = idOf(sender, "contact", JSON.stringify(contact));
  const parsed = v.safeParse(visitorCommandSchema, { type: "give-contact", id, ...contact });
  if (parsed.success) return parsed.output;
  const field = v.getDotPath(parsed.issues[0]);
  return field === "name" || field === "phone" ? field : "email";
}

// A visitor who goes back, types something else and sends the same form again has sent something else.
function idOf({ form }: Sender, ...content: readonly string[]): CommandId {
  return commandId(
    createHash("sha256")
      .update(JSON.stringify([form, ...content]))
      .digest("base64url")
      .slice(0, 32),
  );
}
