// The forms of the plain page. Each carries its token; each keeps what was typed.
import { LIMITS, type PromiseId } from "@handrail/protocol";
import { html } from "hono/html";
import type { Speech } from "../../words/speech.ts";
import type { FieldProblem } from "./commit.ts";
import type { Act, Typed } from "./fields.ts";
import type { Html } from "./say.ts";
import { problemText } from "./words.ts";

/** What all forms of one page share. */
export interface FormFrame {
  readonly speech: Speech;
  /** Where they are sent to. */
  readonly action: string;
  readonly token: string;
  readonly epoch: number | null;
  readonly typed: Typed;
  readonly problem: FieldProblem | null;
  /** An address that is left gets a link, and answers. */
  readonly canMail: boolean;
  /** An address or a number has been left already. */
  readonly hasContact: boolean;
}

/** The request: a message and an address when the visitor likes, and the button. */
export function askForm(frame: FormFrame): Html {
  const { words } = frame.speech;
  return form(
    frame,
    "ask",
    html`${messageField(frame, optional(words.message, frame))}
      ${
        frame.hasContact
          ? foldedContact(frame, { content: contactFields(frame), isWanted: false })
          : html`<fieldset>
              <legend>${optional(words.contactTitle, frame)}</legend>
              ${contactFields(frame)}
            </fieldset>`
      }
      <button class="main" type="submit">${words.talkToHuman}</button>`,
  );
}

/** More to say. */
export function sayForm(frame: FormFrame): Html {
  const { words } = frame.speech;
  return form(
    frame,
    "say",
    html`${messageField(frame, words.message)}<button class="main" type="submit">${words.send}</button>`,
  );
}

/** An address, for when the page is closed. Folded away until it is wanted. */
export function contactForm(frame: FormFrame, { isWanted }: { readonly isWanted: boolean }): Html {
  const content = html`${contactFields(frame)}<button type="submit">${frame.speech.words.save}</button>`;
  return foldedContact(frame, { content: form(frame, "contact", content), isWanted });
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
  const { words } = frame.speech;
  return form(
    frame,
    "book",
    html`<p class="field">
        <label for="slot">${isAnother ? words.otherTime : words.chooseTime}</label>
        <select id="slot" name="slot">
          ${slots.map((slotAtMs) => html`<option value="${slotAtMs}">${textOf(slotAtMs)}</option>`)}
        </select>
      </p>
      <button type="submit">${words.save}</button>`,
  );
}

/** One button. */
export function buttonForm(
  frame: FormFrame,
  {
    act,
    label,
    look = "main",
    promise,
  }: {
    readonly act: Act;
    readonly label: string;
    readonly look?: "main" | "plain" | "quiet";
    readonly promise?: PromiseId;
  },
): Html {
  return form(
    frame,
    act,
    html`${promise === undefined ? "" : html`<input type="hidden" name="promise" value="${promise}" />`}<button
        class="${look}"
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

function optional(label: string, { speech: { words } }: FormFrame): string {
  return `${label} (${words.optional})`;
}

function messageField({ speech, typed, problem }: FormFrame, label: string): Html {
  const own = problem === "message-empty" || problem === "message-long" ? problem : null;
  return html`<p class="field">
    <label for="message">${label}</label>
    <textarea id="message" name="message" rows="4" dir="auto" ${described("message", own)}>${typed.message}</textarea>
    ${complaint("message", own, speech)}
  </p>`;
}

function foldedContact(
  { speech, typed, problem, hasContact }: FormFrame,
  { content, isWanted }: { readonly content: Html; readonly isWanted: boolean },
): Html {
  const { changeContact, leaveContact } = speech.words;
  const isMeant = problem === null ? typed.email + typed.phone + typed.name !== "" : !problem.startsWith("message");
  return html`<details id="contact" ${isWanted || isMeant ? "open" : ""}>
    <summary>${hasContact ? changeContact : leaveContact}</summary>
    ${content}
  </details>`;
}

function contactFields({ speech, typed, problem, canMail }: FormFrame): Html {
  const { words } = speech;
  const isEmail = problem === "email" || problem === "name-alone" || problem === "contact-empty";
  const fields = [
    { id: "name", type: "text", dir: "auto", max: LIMITS.nameCharsMax, own: problem === "name" },
    { id: "email", type: "email", dir: "ltr", max: LIMITS.emailCharsMax, own: isEmail },
    { id: "phone", type: "tel", dir: "ltr", max: LIMITS.phoneCharsMax, own: problem === "phone" },
  ] as const;
  return html`<p class="hint">${canMail ? words.contactHintMail : words.contactHint}</p>
  <div class="fields">
    ${fields.map(({ id, type, dir, max, own }) => {
      const wrong = own ? problem : null;
      const auto = type === "text" ? id : type;
      return html`<p class="field">
        <label for="${id}">${words[id]}</label>
        <input id="${id}" name="${id}" type="${type}" dir="${dir}" autocomplete="${auto}" maxlength="${max}" value="${typed[id]}" ${described(id, wrong)} />
        ${complaint(id, wrong, speech)}
      </p>`;
    })}
  </div>`;
}

function described(id: string, problem: FieldProblem | null): Html | "" {
  return problem === null ? "" : html`aria-invalid="true" aria-describedby="${id}-problem"`;
}

function complaint(id: string, problem: FieldProblem | null, speech: Speech): Html | "" {
  return problem === null ? "" : html`<span class="problem" id="${id}-problem">${problemText(problem, speech)}</span>`;
}
