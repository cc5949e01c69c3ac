// A real SMTP server on a port of its own, that a test can make refuse, and whose mails a test can wait for.
import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

/** A mail as it arrived. */
export interface ArrivedMail {
  /** Whom the server was told that it is for. */
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly raw: string;
  /** The value of the first header of this name, unfolded and decoded. */
  header(name: string): string;
  /** The decoded text of the whole mail: each part, one after the other. */
  readonly text: string;
}

export interface MailServer {
  readonly port: number;
  readonly mails: {
    /** The raw text of the next mail, now or when it comes. */
    next(): Promise<string>;
  };
  /** The next mail, read. */
  nextMail(): Promise<ArrivedMail>;
  /** Everything that arrived and nobody has taken. */
  readonly waiting: readonly ArrivedMail[];
  /** What the server says to the next recipients: a status, or `null` for yes. */
  refusal: number | null;
  /** The same of the next senders. */
  senderRefusal: number | null;
  /** How many recipients it has refused. */
  refusedRecipients: number;
}

/** Starts it; it ends with the test. */
export async function mailServer({
  refuses = false,
  password,
}: {
  readonly refuses?: boolean;
  /** Whoever sends must have it. */ readonly password?: string;
} = {}): Promise<MailServer> {
  const readers: ((mail: ArrivedMail) => void)[] = [];
  const arrived: ArrivedMail[] = [];
  const server = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    onAuth: (given, _session, callback) =>
      given.password === password ? callback(null, { user: given.username }) : callback(new Error("wrong password")),
    onMailFrom(_address, _session, callback) {
      callback(refused(made.senderRefusal, "not your address"));
    },
    disabledCommands: ["STARTTLS"],
    onRcptTo(_address, _session, callback) {
      if (made.refusal !== null) made.refusedRecipients += 1;
      callback(refused(made.refusal, "no such mailbox"));
    },
    onData(stream, session, callback) {
      let raw = "";
      stream.on("data", (chunk: Buffer) => (raw += chunk.toString()));
      const to = session.envelope.rcptTo.map(({ address }) => address);
      stream.on("end", () => {
        callback(null);
        const mail = readMail(to, raw);
        const reader = readers.shift();
        if (reader) reader(mail);
        else arrived.push(mail);
      });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  );
  const address = listening.address();
  if (typeof address !== "object" || address === null) throw new Error("the server listens on no port");
  const nextMail = (): Promise<ArrivedMail> => {
    const mail = arrived.shift();
    return mail ? Promise.resolve(mail) : new Promise((resolve) => readers.push(resolve));
  };
  const made: MailServer = {
    port: address.port,
    mails: { next: async () => (await nextMail()).raw },
    nextMail,
    waiting: arrived,
    refusal: refuses ? 550 : null,
    senderRefusal: null,
    refusedRecipients: 0,
  };
  return made;
}

function refused(responseCode: number | null, message: string): Error | null {
  return responseCode === null ? null : Object.assign(new Error(message), { responseCode });
}

function readMail(to: readonly string[], raw: string): ArrivedMail {
  const [head = ""] = raw.split("\r\n\r\n");
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  return {
    to,
    raw,
    header: (name) => {
      const line = unfolded.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}: `));
      return decodeWords(line?.slice(name.length + 2) ?? "");
    },
    text: decodeParts(raw),
  };
}

// RFC 2047: what stands between two encoded words is nothing.
function decodeWords(value: string): string {
  return value.replaceAll(/(?:=\?UTF-8\?[BQ]\?[^?]*\?=\s*)+/g, (run) => {
    const words = [...run.matchAll(/\?([BQ])\?([^?]*)\?=/g)];
    const bytes = words.map(([, way, word = ""]) => (way === "B" ? Buffer.from(word, "base64") : decodeQ(word)));
    return Buffer.concat(bytes).toString() + (/\s+$/.exec(run)?.[0] ?? "");
  });
}

function decodeQ(word: string): Buffer {
  return Buffer.from(
    word
      .replaceAll("_", " ")
      .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  );
}

/** What is mostly beyond ASCII comes as base64. */
const BASE64_PART = /Content-Transfer-Encoding: base64\r\n(?:[^\r\n]+\r\n)*\r\n([\w+/=\r\n]+)/g;

function decodeParts(raw: string): string {
  const readable = raw.replaceAll(BASE64_PART, (_part, text: string) => Buffer.from(text, "base64").toString());
  const joined = readable.replaceAll("=\r\n", "");
  const bytes = joined.replaceAll(/(?:=[0-9A-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll("=", ""), "hex").toString("utf8"),
  );
  return bytes.replaceAll("\r\n", "\n");
}
