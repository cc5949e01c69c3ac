// The token endpoint: who may do what on which channel. This is all that a merchant's server has to do.
import { createHmac } from "node:crypto";

const TOKEN_S = 15 * 60;

/** Signs tokens with the app's key; nothing is asked of Ably, here or in the page. */
export function createTokens(key: string) {
  const [keyName = "", secret = ""] = key.split(":");
  const sign = (clientId: string, capability: Readonly<Record<string, readonly string[]>>): string => {
    const iat = Math.floor(Date.now() / 1000);
    const claims = { "x-ably-clientId": clientId, "x-ably-capability": JSON.stringify(capability) };
    const signed = [
      { typ: "JWT", alg: "HS256", kid: keyName },
      { iat, exp: iat + TOKEN_S, ...claims },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
  };
  return {
    /** A visitor hears and writes the own conversation, sees who is on duty, and may ask. */
    visitor: (site: string, conversation: string) =>
      sign(`visitor.${conversation}`, {
        [`handrail:talk:${site}:${conversation}`]: ["subscribe", "publish"],
        [`handrail:duty:${site}`]: ["subscribe"],
        [`handrail:asks:${site}`]: ["publish"],
      }),
    /** An agent, by the name that visitors will see: it is part of the token, and cannot be chosen in the page. */
    agent: (site: string, { id, name }: { readonly id: string; readonly name: string }) =>
      sign(`agent.${id}:${name}`, {
        [`handrail:talk:${site}:*`]: ["subscribe", "publish"],
        [`handrail:duty:${site}`]: ["subscribe", "presence"],
        [`handrail:asks:${site}`]: ["subscribe"],
      }),
  };
}
