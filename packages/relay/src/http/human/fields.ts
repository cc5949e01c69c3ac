// Reads a form of the plain page. Whatever a browser sends is text; what it is worth is decided by the law and its schemas.
import type { Refusal } from "../answer-error.ts";
import { readBytes } from "../read-json.ts";

/** What a visitor typed: kept on the page through every refusal. */
export interface Typed {
  readonly message: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** A form as it came. */
export interface Fields extends Typed {
  /** Its token. */
  readonly form: string;
  readonly act: Act;
  /** The epoch that the page showed; `null` on a first form. */
  readonly epoch: number | null;
  /** The token of a link in a mail, on the page that it leads to. */
  readonly link: string;
  /** For `still-need`. */
  readonly promise: string;
  /** For `book`: when it begins, in ms since the epoch; 0 when none was chosen. */
  readonly slotAtMs: number;
}

/** What a form asks for. */
export type Act = "ask" | "say" | "contact" | "withdraw" | "still-need" | "book" | "mail" | "erase";

/** Nothing typed. */
export const NOTHING: Typed = { message: "", name: "", email: "", phone: "" };

const ACTS: readonly Act[] = ["ask", "say", "contact", "withdraw", "still-need", "book", "mail", "erase"];

/** Reads the body of a form, at most `bytesMax` of it. */
export async function readFields(request: Request, bytesMax: number): Promise<Fields | Refusal> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) return { code: "malformed" };
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) return { code: "body-too-large" };
  const bytes = await readBytes(request, bytesMax);
  if (!bytes) return { code: "body-too-large" };
  const body = new URLSearchParams(new TextDecoder().decode(bytes));
  // A form writes line ends as CRLF, whatever the visitor's keyboard did.
  const text = (name: string): string => (body.get(name) ?? "").replaceAll("\r\n", "\n").trim();
  const epoch = text("epoch");
  return {
    form: text("form"),
    // The human is what a form is for, whatever it failed to say.
    act: ACTS.find((act) => act === text("do")) ?? "ask",
    epoch: /^\d{1,9}$/.test(epoch) ? Number(epoch) : null,
    link: text("link"),
    promise: text("promise"),
    slotAtMs: /^\d{1,15}$/.test(text("slot")) ? Number(text("slot")) : 0,
    message: text("message"),
    name: text("name"),
    email: text("email"),
    phone: text("phone"),
  };
}
