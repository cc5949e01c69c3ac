import { describe, expect, it } from "vitest";
import { ablyAccess, ablyKeyName, ablyPlace } from "./options.ts";

describe("how a relay is told of Ably", () => {
  it("takes a key as Ably shows it, and sends clients to Ably's own address", () => {
    expect(ablyAccess("xVLyHw.abc-1:s3cret+/=", ablyPlace(undefined))).toEqual({
      keyName: "xVLyHw.abc-1",
      secret: "s3cret+/=",
      url: "https://main.realtime.ably.net",
      at: null,
    });
    expect(ablyKeyName("xVLyHw.abc-1:s3cret+/=")).toBe("xVLyHw.abc-1");
  });

  it("sends clients where it goes itself", () => {
    expect(ablyPlace("http://127.0.0.1:8090/")).toMatchObject({
      url: "http://127.0.0.1:8090",
      at: { endpoint: "127.0.0.1", port: 8090, tls: false },
    });
    expect(ablyPlace("https://ably.example").at).toMatchObject({
      port: 443,
      tls: true,
    });
  });

  it.each([{ key: "nonsense" }, { key: "app.id" }, { key: "app.id:secret", url: "nonsense" }])(
    "refuses what is neither, and does not repeat it",
    ({ key, url }) => {
      const access = () => ablyAccess(key, ablyPlace(url));
      expect(access).toThrow(/could not be read/);
      expect(access).not.toThrow(/nonsense/);
    },
  );
});
