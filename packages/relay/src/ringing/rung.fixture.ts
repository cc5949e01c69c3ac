// A browser with a push service, as a test needs it: keys of its own, and what the relay has sent to it, opened (RFC 8188, 8291).
import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";
import type { Ring, RingDevice } from "@handrail/protocol";

/** One message, as the push service got it. */
export interface Rung {
  readonly endpoint: string;
  readonly headers: Headers;
  readonly ring: Ring;
}

export class TestBrowser {
  readonly endpoint: string;
  readonly #pair = createECDH("prime256v1");
  readonly #auth = Buffer.alloc(16, 7);

  constructor(endpoint: string) {
    this.endpoint = endpoint;
    this.#pair.generateKeys();
  }

  /** What the browser's page tells the relay. */
  device(isRungOffDuty: boolean): RingDevice {
    const keys = { p256dh: this.#pair.getPublicKey("base64url"), auth: this.#auth.toString("base64url") };
    return { endpoint: this.endpoint, keys, isRungOffDuty };
  }

  /** Only this browser can. */
  open(body: Uint8Array): Ring {
    const bytes = Buffer.from(body);
    const salt = bytes.subarray(0, 16);
    const from = bytes.subarray(21, 21 + bytes.readUInt8(20));
    const sealed = bytes.subarray(21 + from.length);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), this.#pair.getPublicKey(), from]);
    const shared = Buffer.from(hkdfSync("sha256", this.#pair.computeSecret(from), this.#auth, info, 32));
    const key = Buffer.from(hkdfSync("sha256", shared, salt, "Content-Encoding: aes128gcm\0", 16));
    const nonce = Buffer.from(hkdfSync("sha256", shared, salt, "Content-Encoding: nonce\0", 12));
    const decipher = createDecipheriv("aes-128-gcm", key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    const ring: Ring = JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString());
    return ring;
  }
}
