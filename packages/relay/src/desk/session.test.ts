import { LIMITS } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { codeOf, RELAY, read, testRelay } from "../testing/test-relay.ts";
import { DeskClient, PASSWORD } from "./testing/desk-client.ts";

describe("the desk's door", () => {
  it("opens with e-mail and password, and tells who came in", async () => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola", "admin");
    expect(await ola.me()).toMatchObject({ name: "Ola", email: "ola@shop.example", role: "admin", isOnDuty: false });
  });

  it("sets a cookie that no script reads, that travels to the desk only, and over https only", async () => {
    const { relay } = await testRelay();
    await DeskClient.signedIn(relay, "Ola");
    const answer = await new DeskClient(relay).post("/auth/sign-in/email", {
      email: "ola@shop.example",
      password: PASSWORD,
    });
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-handrail\.session_token=/);
    for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/desk"]) expect(cookie).toContain(part);
  });

  it("does without Secure on a plain-http relay, where such a cookie would be lost", async () => {
    const { relay } = await testRelay({ publicUrl: "http://127.0.0.1:4760" });
    await relay.people.accounts.create({ name: "Ola", email: "ola@shop.example", password: PASSWORD, role: "agent" });
    const body = JSON.stringify({ email: "ola@shop.example", password: PASSWORD });
    const headers = { "content-type": "application/json", origin: "http://localhost:4760" };
    const address = "http://localhost:4760/desk/api/auth/sign-in/email";
    const answer = await relay.fetch(new Request(address, { method: "POST", headers, body }));
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).not.toContain("Secure");
  });

  it("stays shut to the wrong password, to nobody, and after sign-out", async () => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const wrong = { email: "ola@shop.example", password: "not the password" };
    expect((await new DeskClient(relay).post("/auth/sign-in/email", wrong)).status).toBe(401);
    expect(await codeOf(await new DeskClient(relay).get("/me"))).toBe("unauthenticated");
    expect((await ola.post("/auth/sign-out", {})).status).toBe(200);
    expect((await ola.get("/me")).status).toBe(401);
    expect((await ola.get("/stream")).status).toBe(401);
  });

  it("has no public sign-up, and none of the library's other routes", async () => {
    const { relay } = await testRelay();
    const stranger = new DeskClient(relay);
    const body = { email: "eve@shop.example", password: PASSWORD, name: "Eve" };
    expect(await codeOf(await stranger.post("/auth/sign-up/email", body))).toBe("not-found");
    const ola = await DeskClient.signedIn(relay, "Ola");
    expect(await codeOf(await ola.post("/auth/update-user", { name: "Someone else" }))).toBe("not-found");
    expect(await relay.people.accounts.findByEmail("eve@shop.example")).toBeNull();
  });

  it("slows down whoever guesses passwords from one address, and nobody else", async () => {
    const { relay, platform } = await testRelay();
    await DeskClient.signedIn(relay, "Ola");
    const attempt = (remoteAddress: string, password: string): Promise<Response> =>
      relay.fetch(
        new Request(`${RELAY}/desk/api/auth/sign-in/email`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            origin: RELAY,
            "x-handrail-address": `10.9.9.${Math.random()}`,
          },
          body: JSON.stringify({ email: "ola@shop.example", password }),
        }),
        { remoteAddress },
      );
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) {
      statuses.push((await attempt("203.0.113.7", "x".repeat(200))).status);
      statuses.push((await attempt(`2001:db8:1:${count}::7`, "x".repeat(200))).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect((await attempt("203.0.113.7", PASSWORD)).status).toBe(429);
    expect((await attempt("203.0.113.8", PASSWORD)).status).toBe(200);
    await platform.advance(60_000);
    expect((await attempt("203.0.113.7", PASSWORD)).status).toBe(200);
  });
});

describe("other pages and the agent's cookie", () => {
  it.each([
    ["another origin", { origin: "https://evil.example", "content-type": "application/json" }, "origin-not-allowed"],
    [
      "an origin that looks alike",
      { origin: `${RELAY}.evil.example`, "content-type": "application/json" },
      "origin-not-allowed",
    ],
    ["no origin", { origin: "", "content-type": "application/json" }, "origin-not-allowed"],
    ["a form's content type", { "content-type": "text/plain" }, "malformed"],
    ["a content type that only begins like JSON", { "content-type": "application/jsonp" }, "malformed"],
  ])("changes nothing for %s", async (_what, headers, code) => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const answer = await ola.send("POST", "/duty", { body: { isOnDuty: true }, headers });
    expect(await codeOf(answer)).toBe(code);
    expect((await ola.me()).isOnDuty).toBe(false);
  });

  it("does not delete for another origin either", async () => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola", "admin");
    const answer = await ola.send("DELETE", "/agents/kari", { headers: { origin: "https://evil.example" } });
    expect(await codeOf(answer)).toBe("origin-not-allowed");
  });

  it("reads no body over the limit, and says where JSON is broken", async () => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    expect(await codeOf(await ola.post("/duty", "x".repeat(LIMITS.bodyBytesMax + 1)))).toBe("body-too-large");
    expect(await codeOf(await ola.post("/duty", '{"isOnDuty":'))).toBe("malformed");
    expect(await codeOf(await ola.post("/duty", { isOnDuty: "yes" }))).toBe("malformed");
    expect(await codeOf(await ola.get("/nothing"))).toBe("not-found");
  });
});

describe("invitations", () => {
  const tokenOf = (link: string): string => link.split("/").at(-1) ?? "";

  it("make an account with a link that works once, and sign it in", async () => {
    const { relay, db } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const { link } = await read<{ link: string }>(
      await admin.post("/agents", { email: "New@Shop.example", role: "agent" }),
    );
    expect(link.startsWith(`${RELAY}/desk/#/invitation/`)).toBe(true);
    const token = tokenOf(link);
    expect(JSON.stringify(db.prepare("SELECT * FROM invitations").all())).not.toContain(token);

    const guest = new DeskClient(relay);
    const facts = await read<object>(await guest.post("/invitations/look", { token }));
    expect(facts).toEqual({ email: "new@shop.example", role: "agent" });
    expect(await codeOf(await guest.post("/invitations", { token, name: "Nils", password: "short" }))).toBe(
      "invalid-input",
    );
    const answer = await guest.post("/invitations", { token, name: " Nils ", password: PASSWORD });
    expect(answer.status).toBe(200);
    guest.keep(answer);
    expect(await guest.me()).toMatchObject({ name: "Nils", email: "new@shop.example", role: "agent" });

    expect(await codeOf(await guest.post("/invitations/look", { token }))).toBe("unknown-invitation");
    expect(await codeOf(await guest.post("/invitations", { token, name: "Eve", password: PASSWORD }))).toBe(
      "unknown-invitation",
    );
  });

  it("make one account of two who use the same link at once", async () => {
    const { relay } = await testRelay();
    const invited = await relay.people.invitations.invite({ email: "new@shop.example", role: "agent" });
    const token = invited.ok ? tokenOf(invited.value.link) : "";
    const use = (name: string): Promise<Response> =>
      new DeskClient(relay).post("/invitations", { token, name, password: PASSWORD });
    const answers = await Promise.all([use("One"), use("Two"), use("Three")]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404]);
  });

  it("lapse after seven days", async () => {
    const { relay, platform } = await testRelay();
    const invited = await relay.people.invitations.invite({ email: "new@shop.example", role: "admin" });
    const token = invited.ok ? tokenOf(invited.value.link) : "";
    platform.jump(7 * 24 * 3_600_000);
    expect(await codeOf(await new DeskClient(relay).post("/invitations/look", { token }))).toBe("unknown-invitation");
    expect(await relay.people.invitations.list()).toEqual([]);
  });

  it("set a new password, end every session, and end the old password", async () => {
    const { relay, platform } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const ola = await DeskClient.signedIn(relay, "Ola");
    const stream = await ola.stream();
    const { id } = await ola.me();
    const { link } = await read<{ link: string }>(await admin.post(`/agents/${id}/reset`, {}));
    expect(
      await read<object>(await new DeskClient(relay).post("/invitations/look", { token: tokenOf(link) })),
    ).toMatchObject({
      name: "Ola",
    });
    const password = "another good password";
    const fresh = new DeskClient(relay);
    fresh.keep(await fresh.post("/invitations", { token: tokenOf(link), name: "Ola", password }));
    expect((await fresh.me()).id).toBe(id);
    expect((await ola.get("/me")).status).toBe(401);
    await platform.advance(5_000);
    await stream.ended;
    expect(stream.frames.at(-1)).toEqual({ type: "bye" });
    const old = { email: "ola@shop.example", password: PASSWORD };
    expect((await new DeskClient(relay).post("/auth/sign-in/email", old)).status).toBe(401);
  });

  it("end every other session and every open link when they change their password, whatever the request says", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const ola = await DeskClient.signedIn(relay, "Ola");
    const { link } = await read<{ link: string }>(await admin.post(`/agents/${(await ola.me()).id}/reset`, {}));
    const lost = new DeskClient(relay, ola.cookie);
    const body = { currentPassword: PASSWORD, newPassword: "another good password", revokeOtherSessions: false };
    ola.keep(await ola.post("/auth/change-password", body));
    expect((await ola.get("/me")).status).toBe(200);
    expect((await lost.get("/me")).status).toBe(401);
    expect(await codeOf(await new DeskClient(relay).post("/invitations/look", { token: tokenOf(link) }))).toBe(
      "unknown-invitation",
    );
  });
});
