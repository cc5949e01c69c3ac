// Sends a merchant's own people only so many mails in an hour: anybody can ask for a thousand humans whom nobody will answer, and each
// promise that is not kept is an alarm of its own. What is not sent now is tried again, and stands at the desk meanwhile.
import { createRateLimit } from "../accounts/rate-limit.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Clock } from "../platform.ts";

/** More than anybody reads; who is told so often knows. */
const RULE = { window: 60 * 60, max: 30 } as const;

/** The mailer, for mails to people of the merchant's: alarms, and visitors who wait. */
export function sparingMailer(mailer: Mailer, clock: Pick<Clock, "now">): Mailer {
  const addresses = createRateLimit(clock);
  return {
    async send(mail) {
      const { allowed } = await addresses.consume(mail.to.toLowerCase(), RULE);
      return allowed ? mailer.send(mail) : { ok: false, why: `more than ${RULE.max} mails to one address in an hour` };
    },
    stop: () => mailer.stop(),
  };
}
