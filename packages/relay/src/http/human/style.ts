// The plain page's stylesheet, served by the relay itself: the page's content policy lets no other in.
import { createHash } from "node:crypto";

/** The sheet: readable from 320 px on, in light and dark, at any size of text. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ground: #f5f5f3; --surface: #fff; --sunken: #efefec; --line: #dcdcd7; --control: #80828c;
  --text: #1b1c20; --soft: #5a5c66; --accent: #3f51c7; --fill: #3f51c7; --accent-soft: #eef0fc;
  --bad: #b4261b; --bad-soft: #fdecea;
  font: 1.0625rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #111215; --surface: #18191d; --sunken: #202126; --line: #33353d; --control: #7d808b;
    --text: #ececef; --soft: #abadb8; --accent: #9aa7ff; --fill: #5464dc; --accent-soft: #23263a;
    --bad: #ff9d94; --bad-soft: #391a18;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem 3rem; overflow-wrap: break-word; }
h1 { font-size: 1.625rem; line-height: 1.2; letter-spacing: -.01em; margin: 0 0 .75rem; text-wrap: balance; }
[dir="rtl"] h1 { letter-spacing: normal; }
h2 { font-size: 1.0625rem; margin: 2rem 0 .75rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); text-underline-offset: .15em; }
.shop { color: var(--soft); font-size: .9375rem; font-weight: 600; margin: 0 0 .25rem; }
.lead { color: var(--soft); max-width: 34rem; margin-bottom: 1.25rem; }
.hint, .at, footer { color: var(--soft); font-size: .9375rem; }
form, .standing { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; margin: 0 0 1rem; }
.standing { border-color: var(--accent); }
.standing { margin-top: 1rem; }
.standing > :first-child { margin-top: 0; }
.standing > :last-child, form > :last-child { margin-bottom: 0; }
.standing form { border: 0; padding: 0; margin: 1rem 0 0; background: none; }
form.withdraw, form.mail { border: 0; padding: 0; margin: 1.5rem 0 0; background: none; }
.lead + form.mail { margin: 0; }
details { margin: 0 0 1rem; }
summary { cursor: pointer; color: var(--accent); font-weight: 600; padding: .5rem 0; }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; min-width: 0; }
legend, label { font-weight: 600; font-size: .9375rem; padding: 0; }
label { display: block; margin-bottom: .25rem; }
.fields { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); }
.field { margin: 0 0 1rem; }
input, textarea, select {
  display: block; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--ground); border: 1px solid var(--control); border-radius: 10px;
}
textarea { resize: vertical; }
[aria-invalid] { border-color: var(--bad); }
.problem { display: block; color: var(--bad); font-size: .9375rem; margin-top: .25rem; }
button, .button {
  display: inline-block; min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--accent); background: var(--surface); border: 1px solid var(--accent); border-radius: 10px; text-decoration: none;
}
button.main { color: #fff; background: var(--fill); border-color: var(--fill); }
button.quiet { color: var(--soft); background: none; border-color: transparent; padding: .5rem 0; text-align: start; text-decoration: underline; text-underline-offset: .15em; }
button:hover, .button:hover { filter: brightness(.94); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.ways { display: flex; flex-wrap: wrap; gap: .5rem; }
.notice { border-radius: 10px; padding: .75rem 1rem; margin: 0 0 1rem; background: var(--accent-soft); }
.notice.is-trouble { background: var(--bad-soft); color: var(--bad); }
.transcript { list-style: none; margin: 0; padding: 0; }
.transcript li { margin: 0 0 .75rem; }
.message { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: .75rem 1rem; }
.message.from-visitor { background: var(--sunken); margin-inline-start: 1.5rem; }
.message.from-agent { border-color: var(--accent); }
.speaker { font-size: .9375rem; margin: 0 0 .25rem; }
.label { font-size: .75rem; font-weight: 600; border: 1px solid var(--control); border-radius: 6px; padding: 0 .375rem; }
.text { margin: 0; white-space: pre-wrap; }
.aside, .fact { color: var(--soft); font-size: .9375rem; }
.aside { margin: .5rem 0 0; }
.transcript .fact { border-inline-start: 2px solid var(--line); padding-inline-start: .75rem; margin-inline-start: .25rem; }
footer { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 1rem; }
footer ul { list-style: none; margin: 0; padding: 0; }
footer a { display: inline-block; padding: .25rem 0; }
@media (forced-colors: active) { .standing, .message, form { border-color: CanvasText; } }
`;

/** Its address: it changes with the sheet, so that a browser may keep it for good. */
export const STYLE_PATH = `/human/style.css?v=${createHash("sha256").update(STYLE).digest("base64url").slice(0, 12)}`;
