// The plain page behind `/human/:site`: who can be reached, and how, for a page where our script does not run.
import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import type { Site } from "../sites/site.ts";

const STYLE = `:root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}
body{margin:0;display:grid;min-height:100vh;place-items:center}
main{max-width:34rem;padding:2rem 1.5rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
ul{padding:0;list-style:none}
li{margin:.5rem 0}
a{color:LinkText}
.note{opacity:.8;font-size:.9375rem;border-top:1px solid;padding-top:1rem;margin-top:1.5rem}`;

/** No script, no style but its own, nothing from anywhere else. */
const CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page as it can honestly be today: contacts, and the truth about the chat. */
export async function humanPage({ name, contact }: Pick<Site, "name" | "contact">): Promise<Response> {
  const { email, phone } = contact;
  const reach =
    email === null && phone === null
      ? html`<p>${name} has not given a phone number or an e-mail address here. Please look for one on their website.</p>`
      : html`<ul>
            ${phone === null ? "" : html`<li>Call <a href="tel:${phone.replaceAll(/[^+\d]/g, "")}">${phone}</a></li>`}
            ${email === null ? "" : html`<li>Write to <a href="mailto:${email}">${email}</a></li>`}
          </ul>`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Talk to a human at ${name}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>Talk to a human at ${name}</h1>
          <p>You can reach a person this way:</p>
          ${reach}
          <p class="note">The chat itself needs JavaScript: with it, the same button opens the conversation on the page you came from. This page cannot take messages yet.</p>
        </main>
      </body>
    </html>`;
  return new Response(String(await page), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": CSP,
      "cache-control": "no-cache",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
}
