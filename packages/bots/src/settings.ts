// Checks what a merchant configures before any visitor depends on it. Its errors name the setting, never its value.
import { BOT_LIMITS, type BotLimits } from "./limits.ts";

/** An endpoint's address. @throws TypeError when it is not http(s), or carries a name and password */
export function checkedUrl(setting: string, url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || (address.protocol !== "https:" && address.protocol !== "http:")) {
    throw new TypeError(`The bot's ${setting} must be an address that begins with https:// or http://.`);
  }
  if (address.username !== "" || address.password !== "") {
    throw new TypeError(`The bot's ${setting} must not hold a name or password: give the secret on its own.`);
  }
  return address.href;
}

/** A bearer token. @throws TypeError when no HTTP header could carry it */
export function checkedSecret(setting: string, secret: string): string {
  if (!/^[\x21-\x7e]+$/.test(secret)) {
    throw new TypeError(`The bot's ${setting} must be printable ASCII without spaces.`);
  }
  return secret;
}

/** The usual limits with those that a merchant changes. @throws RangeError when one is not above zero */
export function checkedLimits(changes: Partial<BotLimits> = {}): BotLimits {
  const limits = { ...BOT_LIMITS, ...changes };
  for (const [name, value] of Object.entries(limits)) {
    if (!(value > 0)) throw new RangeError(`The bot limit ${name} must be above zero.`);
  }
  return limits;
}
