// The little of WebCrypto that receipts need. `crypto.subtle` of Node and of https pages is one.

/** Ed25519 and SHA-256. A page on plain http has none, and verifies elsewhere. */
export interface Subtle<Key = object> {
  importKey(
    format: "jwk",
    jwk: { kty: "OKP"; crv: "Ed25519"; x: string; d?: string },
    algorithm: "Ed25519",
    extractable: boolean,
    usages: ("sign" | "verify")[],
  ): Promise<Key>;
  sign(algorithm: "Ed25519", key: Key, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: "Ed25519",
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
  digest(algorithm: "SHA-256", data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** Checks one signature; an unreadable key or signature is as good as a wrong one. */
export async function isSignedBy<Key>(
  subtle: Subtle<Key>,
  x: string,
  signed: { readonly message: Uint8Array<ArrayBuffer>; readonly signature: Uint8Array<ArrayBuffer> | null },
): Promise<boolean> {
  if (!signed.signature) return false;
  try {
    const key = await subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x }, "Ed25519", false, ["verify"]);
    return await subtle.verify("Ed25519", key, signed.signature, signed.message);
  } catch {
    return false;
  }
}
