// Finds the secret that sessions are signed with: from the environment, or made once and kept beside the database.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeOnce } from "../store/write-once.ts";

const SECRET_CHARS_MIN = 32;

/** What was wrong with the secret, for the one who starts the relay. */
export class SecretError extends Error {
  override readonly name = "SecretError";
}

/**
 * The secret of a data folder.
 *
 * @param options.folder where `secret` is kept, readable by its owner alone; `":memory:"` keeps nothing; `null`: of a relay on Postgres,
 *   whose nodes must all have the same, so that it is given
 * @param options.given `HANDRAIL_SECRET`, when set: 32 characters or more
 * @param options.bytes the platform's chance
 * @throws SecretError when the given secret, or the one in the folder, is too short; when it must be given and is not
 */
export function secretOf(options: {
  readonly folder: string | null;
  readonly given?: string | undefined;
  readonly bytes: (length: number) => Uint8Array;
}): string {
  if (options.given !== undefined && options.given !== "") return checked(options.given, "HANDRAIL_SECRET");
  if (options.folder === null) {
    throw new SecretError(
      "HANDRAIL_SECRET is not set (secret-missing), and every node of a relay on Postgres must be given the same. For a new one: openssl rand -base64 32",
    );
  }
  const fresh = Buffer.from(options.bytes(32)).toString("base64url");
  if (options.folder === ":memory:") return fresh;
  const file = join(options.folder, "secret");
  if (!existsSync(file)) writeOnce(file, `${fresh}\n`);
  return checked(readFileSync(file, "utf8").trim(), `The file ${file}`);
}

function checked(secret: string, source: string): string {
  if (secret.length >= SECRET_CHARS_MIN) return secret;
  throw new SecretError(`${source} holds fewer than ${SECRET_CHARS_MIN} characters. Use: openssl rand -base64 32`);
}
