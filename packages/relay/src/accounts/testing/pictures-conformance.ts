// What a relay promises of agents' pictures at its front door, whichever database it is on.
import { LIMITS, type AgentAccount, type Me, type WireError } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import type { Relay } from "../../create-relay.ts";
import type { DeskClient } from "../../desk/testing/desk-client.ts";
import { PDF, PNG, pngOf } from "../../files/samples.fixture.ts";
import { codeOf, read, RELAY } from "../../testing/test-relay.ts";

export interface PicturesStage {
  readonly relay: Relay;
  /** Makes an account and signs it in. */
  readonly signedIn: (name: string, role: "admin" | "agent") => Promise<DeskClient>;
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><script>alert(1)</script></svg>';
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Runs the suite. */
export function describePictures(name: string, open: () => Promise<PicturesStage>): void {
  describe(`an agent's picture, ${name}`, () => {
    const stage = async () => {
      const { relay, signedIn } = await open();
      const ola = await signedIn("Ola", "agent");
      const { id } = await ola.me();
      const get = (query = "", headers: Readonly<Record<string, string>> = {}, agent: string = id) =>
        relay.fetch(new Request(`${RELAY}/v1/agents/${agent}/picture${query}`, { headers }));
      return { ola, id, get, admin: await signedIn("Ada", "admin") };
    };

    it("is served to anybody, with nothing that would run, and kept for good by whoever names its bytes", async () => {
      const { ola, get } = await stage();
      const bytes = pngOf(128, 128);
      const { picture } = await read<Me>(await ola.putBytes("/me/picture", bytes));
      expect(picture).toMatch(/^[\w-]{43}$/);
      expect((await ola.me()).picture).toBe(picture);
      const served = await get();
      expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes);
      expect(Object.fromEntries(served.headers)).toMatchObject({
        "content-type": "image/png",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
        "referrer-policy": "no-referrer",
        "cache-control": "private, no-cache",
        etag: `"${picture}"`,
      });
      const again = await get("", { "if-none-match": `"${picture}"` });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      const cacheOf = (response: Response) => response.headers.get("cache-control");
      expect(cacheOf(await get(`?v=${picture}`))).toBe("private, max-age=31536000, immutable");
      expect(cacheOf(await get("?v=another"))).toBe("private, no-cache");
    });

    it("is nobody's until it is set, after it is taken away, and of whom nobody knows", async () => {
      const { ola, get } = await stage();
      const nothing = async (response: Response) => expect([response.status, await response.text()]).toEqual([204, ""]);
      await nothing(await get());
      await nothing(await get("", {}, "nobody"));
      await ola.putBytes("/me/picture", pngOf(64, 64));
      expect((await get()).status).toBe(200);
      expect(await read<Me>(await ola.send("DELETE", "/me/picture"))).toMatchObject({ name: "Ola", picture: null });
      await nothing(await get());
      expect((await ola.send("DELETE", "/me/picture")).status).toBe(200);
    });

    it("can be taken away by an admin, and by no other colleague", async () => {
      const { ola, id, get, admin } = await stage();
      const { picture } = await read<Me>(await ola.putBytes("/me/picture", pngOf(512, 512)));
      const listed = async () => (await read<AgentAccount[]>(await admin.get("/agents"))).find((one) => one.id === id);
      expect((await listed())?.picture).toBe(picture);
      expect(await codeOf(await ola.send("DELETE", `/agents/${id}/picture`))).toBe("forbidden");
      const taken = await read<AgentAccount>(await admin.send("DELETE", `/agents/${id}/picture`));
      expect(taken).toMatchObject({ id, picture: null, status: "active" });
      expect([(await get()).status, (await ola.me()).picture]).toEqual([204, null]);
      expect(await codeOf(await admin.send("DELETE", "/agents/nobody/picture"))).toBe("not-found");
    });

    it("is refused for what its bytes are, and the one before stays", async () => {
      const { ola, get } = await stage();
      await ola.putBytes("/me/picture", pngOf(64, 64));
      const { picture } = await ola.me();
      const refused = [
        ["type", bytesOf("<html><script>alert(1)</script>")],
        ["type", bytesOf(SVG)],
        ["type", bytesOf(`<?xml version="1.0"?>${SVG}`)],
        ["type", bytesOf("GIF89a")],
        ["type", PDF],
        ["type", new Uint8Array()],
        ["size", PNG],
        ["size", pngOf(128, 127)],
        ["size", pngOf(63, 63)],
        ["size", pngOf(513, 513)],
        ["size", sayingToBe(30_000)],
        ["bytes", new Uint8Array(LIMITS.pictureBytesMax + 1)],
      ] as const;
      for (const [why, bytes] of refused) {
        const answer = await ola.putBytes("/me/picture", bytes);
        const { error } = await read<{ readonly error: WireError }>(answer);
        expect([answer.status, error.code, error.details]).toEqual([422, "picture-refused", { why }]);
      }
      expect([(await ola.me()).picture, (await get()).status]).toEqual([picture, 200]);
    });

    it("goes with the account", async () => {
      const { ola, id, get, admin } = await stage();
      await ola.putBytes("/me/picture", pngOf(64, 64));
      expect((await admin.send("DELETE", `/agents/${id}`)).status).toBe(200);
      expect((await get()).status).toBe(204);
    });

    it("is set by nobody else: not without a session, nor from another page", async () => {
      const { ola, get } = await stage();
      const bytes = pngOf(64, 64);
      const type = { "content-type": "application/octet-stream" };
      const send = (headers: Readonly<Record<string, string>>) =>
        ola.send("PUT", "/me/picture", { body: bytes, headers: { ...type, ...headers } });
      expect(await codeOf(await send({ origin: "https://evil.example" }))).toBe("origin-not-allowed");
      expect(await codeOf(await send({ cookie: "" }))).toBe("unauthenticated");
      expect(await codeOf(await send({ "content-type": "text/plain" }))).toBe("malformed");
      expect((await get()).status).toBe(204);
    });
  });
}

// A few bytes that would unpack to gigabytes.
function sayingToBe(side: number): Uint8Array<ArrayBuffer> {
  const bytes = pngOf(64, 64);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, side);
  view.setUint32(20, side);
  return bytes;
}
