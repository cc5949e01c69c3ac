// What a relay refuses, asked from a page in a real browser: a clear code for each, and nothing stored.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let visitor: VisitorPage;

beforeAll(async () => {
  stage = await setStage();
  await stage.agent("Kari");
  visitor = await stage.visitor();
});
afterAll(() => stage.close());

const SECRET = "s".repeat(43);
const say = { type: "say", id: "command-00000001", text: "Hello" };

/** Sends one body to the relay from the visitor's page, as the widget would. */
async function post(
  path: string,
  body: string,
): Promise<{ status: number; code: string | undefined; next: string | undefined }> {
  return visitor.page.evaluate(
    async ([url, text]) => {
      const response = await fetch(url, { method: "POST", headers: { "content-type": "text/plain" }, body: text });
      const answer = (await response.json()) as { error?: { code: string; next: string } };
      return { status: response.status, code: answer.error?.code, next: answer.error?.next };
    },
    [`${stage.relayUrl}${path}`, body] as const,
  );
}

function stored(): unknown {
  const db = new DatabaseSync(join(stage.data, "handrail.db"), { readOnly: true });
  try {
    return ["conversations", "events", "commands", "jobs"].map(
      (table) => db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.["rows"],
    );
  } finally {
    db.close();
  }
}

const REFUSED = [
  {
    what: "an unknown site",
    path: "/v1/commands",
    body: { site: "no-such-site", secret: SECRET, commands: [say] },
    status: 404,
    code: "unknown-site",
  },
  { what: "malformed JSON", path: "/v1/commands", body: "{ not json", status: 400, code: "malformed" },
  {
    what: "another shape",
    path: "/v1/commands",
    body: { site: "shop", secret: "short", commands: [] },
    status: 400,
    code: "malformed",
  },
  {
    what: "a body over the limit",
    path: "/v1/commands",
    body: { site: "shop", secret: SECRET, commands: [{ ...say, text: "x".repeat(70_000) }] },
    status: 413,
    code: "body-too-large",
  },
  {
    what: "a secret that opens nothing",
    path: "/v1/events",
    body: { site: "shop", secret: SECRET, after: 0, wait: "none" },
    status: 404,
    code: "unknown-conversation",
  },
  { what: "an unknown address", path: "/v1/nothing", body: {}, status: 404, code: "not-found" },
];

it.each(REFUSED)(
  "answers $what with a code and a next step, and stores nothing",
  async ({ path, body, status, code }) => {
    const before = stored();
    const answer = await post(path, typeof body === "string" ? body : JSON.stringify(body));
    expect(answer).toMatchObject({ status, code });
    expect(answer.next).toBeTruthy();
    expect(stored()).toEqual(before);
  },
);

it("opens another visitor's conversation to nobody who has not its secret", async () => {
  await visitor.openChat();
  await visitor.say("This is private");
  // The bot has answered: the question is in the log, not only on the visitor's disk.
  await visitor.sees("within one working day.");
  const db = new DatabaseSync(join(stage.data, "handrail.db"), { readOnly: true });
  const theirs = String(db.prepare("SELECT id FROM conversations").get()?.["id"]);
  db.close();
  const credentials = { site: "shop", secret: SECRET, conversation: theirs };
  expect(await post("/v1/events", JSON.stringify({ ...credentials, after: 0, wait: "none" }))).toMatchObject({
    status: 403,
    code: "wrong-secret",
  });
  const before = stored();
  expect(await post("/v1/commands", JSON.stringify({ ...credentials, commands: [say] }))).toMatchObject({
    status: 403,
    code: "wrong-secret",
  });
  expect(stored()).toEqual(before);
});

it("refuses a page whose origin the site does not allow", async () => {
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${stage.relayUrl}/healthz`);
  const answer = await page.evaluate(
    async ([url, body]) => {
      // An opaque origin: a page that the site does not know.
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.srcdoc = `<script>fetch(${JSON.stringify(url)}, { method: "POST", body: ${JSON.stringify(body)} }).then((r) => r.json()).then((a) => parent.postMessage(a.error.code, "*"))</script>`;
      document.body.append(frame);
      return new Promise<unknown>((resolve) => addEventListener("message", (event) => resolve(event.data)));
    },
    [`${stage.relayUrl}/v1/commands`, JSON.stringify({ site: "shop", secret: SECRET, commands: [say] })] as const,
  );
  expect(answer).toBe("origin-not-allowed");
  await context.close();
});

it("gives each command of a batch its own verdict: a bad one does not take a good one with it [HG3]", async () => {
  const response = await visitor.page.evaluate(
    async ([url, body]) =>
      (await (await fetch(url, { method: "POST", body })).json()) as {
        verdicts: { ok: boolean; error?: { code: string } }[];
      },
    [
      `${stage.relayUrl}/v1/commands`,
      JSON.stringify({
        site: "shop",
        secret: "t".repeat(43),
        commands: [say, { type: "say", id: "command-00000002" }, { ...say, id: "command-00000003" }],
      }),
    ] as const,
  );
  expect(response.verdicts.map(({ ok, error }) => (ok ? "ok" : error?.code))).toEqual(["ok", "malformed", "ok"]);
});
