import type { SavedReply } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { read, SITE, testRelay } from "../testing/test-relay.ts";
import { DeskClient } from "./testing/desk-client.ts";

const HEADERS = { "content-type": "application/json" };
const OWN = { site: null, title: "Thanks", text: "Thank you, {visitor}!", language: "nb", shortcut: "takk" };
const ID = "reply-number-0001";

interface Refused {
  readonly error: { readonly code: string; readonly details?: Readonly<Record<string, string>> };
}

async function team() {
  const { relay, db } = await testRelay();
  const admin = await DeskClient.signedIn(relay, "Ada", "admin");
  const agent = await DeskClient.signedIn(relay, "Ola");
  const list = async (client: DeskClient) => read<readonly SavedReply[]>(await client.get("/saved-replies"));
  const remove = (client: DeskClient, id: string) =>
    client.send("DELETE", `/saved-replies/${id}`, { body: {}, headers: HEADERS });
  return { db, admin, agent, list, remove };
}

describe("saved replies at the desk", () => {
  it("are an agent's own, seen by nobody else, changed as a whole and taken away", async () => {
    const { admin, agent, list, remove } = await team();
    const added = await agent.put(`/saved-replies/${ID}`, {
      ...OWN,
      title: "  Thanks ",
      language: "NB",
      shortcut: "TAKK",
    });
    expect(await read<SavedReply>(added)).toEqual({ id: ID, ...OWN });
    await agent.put(`/saved-replies/${ID}`, { ...OWN, language: null });
    expect([await list(agent), await list(admin)]).toEqual([[{ id: ID, ...OWN, language: null }], []]);
    expect((await admin.put(`/saved-replies/${ID}`, OWN)).status).toBe(403);
    expect((await remove(admin, ID)).status).toBe(403);
    expect((await remove(agent, ID)).status).toBe(200);
    expect((await remove(agent, ID)).status).toBe(200);
    expect(await list(agent)).toEqual([]);
  });

  it("are a site's when an admin says so, for everybody to use and for admins to change", async () => {
    const { admin, agent, list, remove } = await team();
    expect((await agent.put(`/saved-replies/${ID}`, { ...OWN, site: SITE })).status).toBe(403);
    expect((await admin.put(`/saved-replies/${ID}`, { ...OWN, site: SITE })).status).toBe(200);
    expect(await list(agent)).toEqual([{ id: ID, ...OWN, site: SITE }]);
    expect((await agent.put(`/saved-replies/${ID}`, OWN)).status).toBe(403);
    expect((await remove(agent, ID)).status).toBe(403);
    const nowhere = await admin.put(`/saved-replies/${ID}`, { ...OWN, site: "nowhere" });
    expect(await read<Refused>(nowhere)).toMatchObject({ error: { code: "unknown-site" } });
    expect((await remove(admin, ID)).status).toBe(200);
  });

  it.each([
    ["title", { title: "  " }],
    ["title", { title: "x".repeat(121) }],
    ["text", { text: "" }],
    ["text", { text: "x".repeat(4_001) }],
    ["text", { text: "half a pair: \uD83D" }],
    ["language", { language: "english" }],
    ["shortcut", { shortcut: "two words" }],
    ["shortcut", { shortcut: "/slash" }],
    ["shortcut", { shortcut: "" }],
    ["site", { site: "Not A Key" }],
  ])("say which field is off: %s", async (field, change) => {
    const { agent, list } = await team();
    const answer = await agent.put(`/saved-replies/${ID}`, { ...OWN, ...change });
    expect([answer.status, await read<Refused>(answer)]).toMatchObject([
      422,
      { error: { code: "invalid-input", details: { field } } },
    ]);
    expect(await list(agent)).toEqual([]);
  });

  it("are two hundred at most for each owner, and one of those can still be changed", async () => {
    const { db, agent } = await team();
    const { id } = await agent.me();
    const insert = db.prepare("INSERT INTO saved_replies (id, agent, title, text) VALUES (?, ?, 'Some', 'Some words')");
    for (let n = 0; n < 200; n += 1) insert.run(`reply-number-${1_000 + n}`, id);
    const over = await agent.put(`/saved-replies/${ID}`, OWN);
    expect([over.status, await read<Refused>(over)]).toMatchObject([
      409,
      { error: { code: "too-many-saved-replies", details: { max: "200" } } },
    ]);
    expect((await agent.put("/saved-replies/reply-number-1000", OWN)).status).toBe(200);
  });

  it("are for those who are signed in", async () => {
    const { relay } = await testRelay();
    expect((await new DeskClient(relay).get("/saved-replies")).status).toBe(401);
    const agent = await DeskClient.signedIn(relay, "Ola");
    expect((await agent.put("/saved-replies/short", OWN)).status).toBe(422);
  });
});
