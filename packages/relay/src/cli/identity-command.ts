// `handrail identity key`: makes a key that proves who a visitor is, and says what goes where. It stores nothing.
import type { IdentityAlgorithm } from "@handrail/protocol";
import { Option, type Command } from "commander";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { nodePlatform } from "../platform.ts";
import { jsonOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

interface KeyWords {
  readonly alg: IdentityAlgorithm;
  readonly kid?: string;
  readonly json?: boolean;
}

/** Adds the `identity` commands to the program. */
export function addIdentityCommands(program: Command, terminal: Terminal): void {
  const identity = program.command("identity").description("keys that prove to the relay who a visitor is");
  identity
    .command("key")
    .description("make a key for the server that signs your visitors in, and say what goes where")
    .addOption(
      new Option("--alg <name>", "how it signs; HS256 is a secret that both sides know")
        .choices(["EdDSA", "ES256", "HS256"])
        .default("EdDSA"),
    )
    .option("--kid <name>", "the key's name, which each token carries; a random one without it")
    .addOption(jsonOption())
    .action(async (words: KeyWords) => {
      const made = await identityKey(words.alg, words.kid ?? randomText(9));
      if (words.json) return terminal.out(JSON.stringify(made, null, 2));
      const isShared = words.alg === "HS256";
      terminal.out(`${isShared ? "The secret" : "The private key"}, for the server that signs, and for nobody else:

${JSON.stringify(made.sign)}

${isShared ? "The same, as the relay wants it" : "The public key"}, for a file such as identity-keys.json:

${JSON.stringify({ keys: [made.verify] })}

Then: handrail site set <site> --identity-keys identity-keys.json
The file is all the keys that the site believes: put a new one beside the old one, and take the old one out when no server signs with it any more.`);
    });
}

/** A new key: what signs, and what the relay is given. For HS256 the two are the same. */
async function identityKey(alg: IdentityAlgorithm, kid: string): Promise<{ sign: JWK; verify: JWK }> {
  const named = { kid, alg };
  if (alg === "HS256") {
    const secret = { kty: "oct", k: randomText(32), ...named };
    return { sign: secret, verify: secret };
  }
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    sign: { ...(await exportJWK(privateKey)), ...named },
    verify: { ...(await exportJWK(publicKey)), ...named },
  };
}

function randomText(bytes: number): string {
  return Buffer.from(nodePlatform.random.bytes(bytes)).toString("base64url");
}
