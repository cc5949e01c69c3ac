// A real mail server on a port of its own. What it has taken can be read as a mail program reads it; it can be switched off and on again.
import { once } from "node:events";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { callbackify } from "node:util";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { freePort } from "../src/processes/free-port.ts";

/** The server and what it has taken. */
export interface MailServer {
  /** As a relay is told it. */
  readonly url: string;
  /** Oldest first. */
  readonly mails: readonly Email[];
  /** Nobody listens at its port any more. */
  stop(): Promise<void>;
  /** At the same port as before. */
  start(): Promise<void>;
}

/** Starts it. */
export async function startMailServer(): Promise<MailServer> {
  const port = await freePort();
  const mails: Email[] = [];
  const take = callbackify(async (raw: Readable) => {
    mails.push(await PostalMime.parse(await buffer(raw)));
    return "taken";
  });
  let server: SMTPServer;
  const made: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(resolve)),
    start: async () => {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onData: (stream, _session, done) => take(stream, done),
      });
      await once(server.listen(port, "127.0.0.1"), "listening");
    },
  };
  await made.start();
  return made;
}
