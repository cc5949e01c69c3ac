// The forms of the plain page. Each carries its token; each keeps what was typed.
import { LIMITS, type PromiseId } from "@handrail/protocol";
import { html } from "hono/html";
import type { FieldProblem } from "./commit.ts";
import type { Act, Typed } from "./fields.ts";
import { problemText } from "./words.ts";

type Html = ReturnType<typeof html>;

/** What all forms of one page share. */
export interface FormFrame {
  /** Where they are sent to. */
  readonly action: string;
  readonly token: string;
  readonly epoch: number | null;
  readonly typed: Typed;
  readonly problem: FieldProblem | null;
}

/** The request: a message and an address when the visitor likes, and the button. */
export function askForm(frame: FormFrame): Html {
  return form(
    frame,
    "ask",
    html`${messageField(frame, "Your message (optional)")}
      <fieldset>
        <legend>How to reach you (optional)</legend>
        <p class="hint">Leave one of them, so that a person can reach you when you have closed this page.</p>
        ${contactFields(frame)}
      </fieldset>
      <button class="main" type="submit">Talk to a human</button>`,
  );
}

/** More to say. */
export function sayForm(frame: FormFrame): Html {
  return form(
    frame,
    "say",
    html`${messageField(frame, "Your message")}<button class="main" type="submit">Send</button>`,
  );
}

/** An address, for when the page is closed. Folded away until it is wanted. */
export function contactForm(frame: FormFrame): Html {
  const { typed, problem } = frame;
  const isOpen = problem === null ? typed.email + typed.phone + typed.name !== "" : !problem.startsWith("message");
  const content = html`<p class="hint">One of e-mail and phone is enough for a person to reach you when you have closed this page.</p>
    ${contactFields(frame)}
    <button type="submit">Leave it with us</button>`;
  return html`<details ${isOpen ? "open" : ""}>
    <summary>Leave an e-mail address or a phone number</summary>
    ${form(frame, "contact", content)}
  </details>`;
}

/** The times that are free, to choose one of. */
export function bookForm(
  frame: FormFrame,
  {
    slots,
    textOf,
    isAnother,
  }: { readonly slots: readonly number[]; readonly textOf: (atMs: number) => string; readonly isAnother: boolean },
): Html {
  return form(
    frame,
    "book",
    html`<p class="field">
        <label for="slot">${isAnother ? "Another time" : "Or choose a time at which a human answers here"}</label>
        <select id="slot" name="slot">
          ${slots.map((slotAtMs) => html`<option value="${slotAtMs}">${textOf(slotAtMs)}</option>`)}
        </select>
      </p>
      <button type="submit">${isAnother ? "Move it" : "Take this time"}</button>`,
  );
}

/** One button. */
export function buttonForm(
  frame: FormFrame,
  { act, label, promise }: { readonly act: Act; readonly label: string; readonly promise?: PromiseId },
): Html {
  return form(
    frame,
    act,
    html`${promise === undefined ? "" : html`<input type="hidden" name="promise" value="${promise}" />`}<button
        class="${act === "withdraw" ? "quiet" : "main"}"
        type="submit"
      >
        ${label}
      </button>`,
  );
}

function form({ action, token, epoch }: FormFrame, act: Act, content: Html): Html {
  return html`<form class="${act}" method="post" action="${action}">
    <input type="hidden" name="form" value="${token}" /><input type="hidden" name="do" value="${act}" />${
      epoch === null ? "" : html`<input type="hidden" name="epoch" value="${epoch}" />`
    }
    ${content}
  </form>`;
}

function messageField({ typed, problem }: FormFrame, label: string): Html {
  const own = problem === "message-empty" || problem === "message-long" ? problem : null;
  return html`<p class="field">
    <label for="message">${label}</label>
    <textarea id="message" name="message" rows="4" ${described("message", own)}>${typed.message}</textarea>
    ${complaint("message", own)}
  </p>`;
}

function contactFields({ typed, problem }: FormFrame): Html {
  const isEmail = problem === "email" || problem === "name-alone" || problem === "contact-empty";
  const fields = [
    { id: "name", label: "Name", type: "text", auto: "name", max: LIMITS.nameCharsMax, own: problem === "name" },
    { id: "email", label: "E-mail", type: "email", auto: "email", max: LIMITS.emailCharsMax, own: isEmail },
    { id: "phone", label: "Phone", type: "tel", auto: "tel", max: LIMITS.phoneCharsMax, own: problem === "phone" },
  ] as const;
  return html`<div class="fields">
    ${fields.map(({ id, label, type, auto, max, own }) => {
      const wrong = own ? problem : null;
      return html`<p class="field">
        <label for="${id}">${label}</label>
        <input id="${id}" name="${id}" type="${type}" autocomplete="${auto}" maxlength="${max}" value="${typed[id]}" ${described(id, wrong)} />
        ${complaint(id, wrong)}
      </p>`;
    })}
  </div>`;
}

function described(id: string, problem: FieldProblem | null): Html | "" {
  return problem === null ? "" : html`aria-invalid="true" aria-describedby="${id}-problem"`;
}

function complaint(id: string, problem: FieldProblem | null): Html | "" {
  return problem === null ? "" : html`<span class="problem" id="${id}-problem">${problemText(problem)}</span>`;
}
