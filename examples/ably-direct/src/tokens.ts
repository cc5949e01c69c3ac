// The token endpoint: who may do what on which channel. This is all that a merchant's server has to do.
import { Rest, type TokenRequest } from "ably";

/** Signs wishes for tokens with the app's key; nothing is asked of Ably here. */
export function createTokens(key: string) {
  const { auth } = new Rest(key);
  const sign = (clientId: string, capability: Readonly<Record<string, readonly string[]>>): Promise<TokenRequest> =>
    auth.createTokenRequest({ clientId, capability: JSON.stringify(capability), ttl: 15 * 60_000 });
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
