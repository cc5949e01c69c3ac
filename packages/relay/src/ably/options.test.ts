import { describe, expect, it } from "vitest";
import { ablyAccess } from "./options.ts";

describe("how a relay is told of Ably", () => {
  it("takes a key as Ably shows it, and sends clients to Ably's own address", () => {
    expect(ablyAccess({ key: "xVLyHw.abc-1:s3cret+/=" })).toEqual({
      keyName: "xVLyHw.abc-1",
      secret: "s3cret+/=",
      url: "https://main.realtime.ably.net",
      at: null,
    });
  });

  it("sends clients where it goes itself", () => {
    expect(ablyAccess({ key: "app.id:secret", url: "http://127.0.0.1:8090/" })).toMatchObject({
      url: "http://127.0.0.1:8090",
      at: { endpoint: "127.0.0.1", port: 8090, tls: false },
    });
    expect(ablyAccess({ key: "app.id:secret", url: "https://ably.example" }).at).toMatchObject({
      port: 443,
      tls: true,
    });
  });

  it.each([{ key: "nonsense" }, { key: "app.id" }, { key: "app.id:secret", url: "nonsense" }])(
    "refuses what is neither, and does not repeat it",
    (options) => {
      expect(() => ablyAccess(options)).toThrow(/could not be read/);
      expect(() => ablyAccess(options)).not.toThrow(/nonsense/);
    },
  );
});
