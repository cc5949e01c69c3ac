import { describe, expect, it } from "vitest";
import { createRemoteOf, networkOf } from "./remote.ts";

describe("the sender of a request", () => {
  it("is the connection's other end when no proxy is trusted, whatever the header says", () => {
    expect(createRemoteOf([])("203.0.113.9", "198.51.100.4")).toBe("198.51.100.4");
  });

  it("is the nearest address that is no trusted proxy", () => {
    const remoteOf = createRemoteOf(["loopback", "10.0.0.0/8"]);
    expect(remoteOf("1.1.1.1, 203.0.113.9, 10.1.2.3", "127.0.0.1")).toBe("203.0.113.9");
    expect(remoteOf("1.1.1.1, 203.0.113.9:50123", "127.0.0.1")).toBe("203.0.113.9");
    expect(remoteOf("[2001:db8::1]:50123, 10.1.2.3:80", "127.0.0.1")).toBe("2001:db8::1");
    expect(remoteOf(null, "127.0.0.1")).toBe("127.0.0.1");
    expect(remoteOf(null, undefined)).toBeNull();
  });

  it("refuses a proxy that is no address when the relay starts", () => {
    expect(() => createRemoteOf(["everybody"])).toThrow(TypeError);
  });

  it("is written down as a network, never as a person's address", () => {
    expect(networkOf("203.0.113.9")).toBe("203.0.113.0/24");
    expect(networkOf("::ffff:203.0.113.9")).toBe("203.0.113.0/24");
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1::/48");
    expect(networkOf("::1")).toBe("0:0:0::/48");
    expect(networkOf("garbage")).toBeNull();
    expect(networkOf(undefined)).toBeNull();
  });
});
