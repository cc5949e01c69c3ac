// What the demo is told on its command line, and what it takes for granted otherwise.
import { parseArgs } from "node:util";

/** Where the demo listens and where it keeps its data. Everything listens on this machine only. */
export interface Settings {
  readonly relayPort: number;
  readonly shopPort: number;
  readonly botPort: number;
  /** The port of a local Ably hub; `null`: no Ably. */
  readonly ablyPort: number | null;
  /** Relative to the folder that the demo is started in. */
  readonly data: string;
}

export const HELP = `npm start -- [options]

  --relay-port N   the relay and the desk (4600)
  --shop-port N    the shop (4601)
  --bot-port N     the bot (4602)
  --ably           news of talks with humans goes by Ably: the app of ABLY_API_KEY, or a local hub
  --ably-port N    the local hub (4603)
  --data FOLDER    where conversations and accounts are kept (.data/demo)`;

/**
 * Reads the words after `npm start --`.
 *
 * @returns the settings, or `error` with a sentence for the person at the keyboard
 */
export function readSettings(words: readonly string[]): Settings | { readonly error: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        "relay-port": { type: "string", default: "4600" },
        "shop-port": { type: "string", default: "4601" },
        "bot-port": { type: "string", default: "4602" },
        ably: { type: "boolean", default: false },
        "ably-port": { type: "string", default: "4603" },
        data: { type: "string", default: ".data/demo" },
      },
    });
    const ports = [values["relay-port"], values["shop-port"], values["bot-port"], values["ably-port"]];
    const wrong = ports.find((port) => !isPort(port));
    if (wrong !== undefined) return { error: `"${wrong}" is not a port: give a number from 1 to 65535.` };
    const [relayPort = 0, shopPort = 0, botPort = 0, hubPort = 0] = ports.map(Number);
    return { relayPort, shopPort, botPort, ablyPort: values.ably ? hubPort : null, data: values.data };
  } catch (error) {
    return { error: error instanceof Error ? error.message : "The options could not be read." };
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
