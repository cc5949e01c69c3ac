// Reads whom mails are from, as an operator writes it. Whether a mail server lets the relay send as them is for that server to say.

/** Whom mails are from. */
export interface Sender {
  /** Empty: the address alone. */
  readonly name: string;
  readonly address: string;
}

/** Reads `chat@shop.example`, or a name before it: `Fjell & Fjord <chat@shop.example>`; `null` for anything else. */
export function senderOf(text: string): Sender | null {
  const [, quoted, plain = "", inAngles] = /^(?:"([^"]*)"|([^<>]*?))\s*<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = inAngles ?? text.trim();
  return /^[^\s<>@,;"]+@[^\s<>@,;"]+$/.test(address) ? { name: quoted ?? plain, address } : null;
}

/**
 * Whom mails are from where nobody has said so: visitors and agents alike get them.
 *
 * @param publicUrl the relay's
 */
export function usualSender(publicUrl: string): string {
  return `Handrail <chat@${new URL(publicUrl).hostname}>`;
}
