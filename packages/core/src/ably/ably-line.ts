// A line over one Ably channel, by Ably's own client with nothing in it but what is used. It renews its token by itself, and begins anew
// where that client gives up. What the frames mean is not its business.
import type { AblyGrant, Frame } from "@handrail/protocol";
import { BaseRealtime, FetchRequest, WebSocketTransport } from "ably/modular";
import type { Answer } from "../backend.ts";
import { backoffMs } from "../domain/backoff.ts";
import type { Clock, Timer } from "../platform.ts";
import { createEars, type Line } from "../tabs/line.ts";

export interface AblyLineParts<Item = Frame> {
  /** Asks for a token, and where to take it. */
  readonly grant: () => Promise<Answer<{ readonly ably: AblyGrant }>>;
  /** Whether what came is of this line. */
  readonly isFrame: (value: unknown) => value is Item;
  readonly platform: { readonly clock: Clock; readonly random: { fraction(): number } };
  /** How patient Ably's client is; as Ably has it, unless a test says otherwise. */
  readonly patience?: { readonly [Option in `${"disconnected" | "suspended" | "channel"}RetryTimeout`]?: number };
}

/** Where Ably's client has given up, or the authority gives no token, another attempt is made after this time. */
const AGAIN_MS = 30_000;

/** Dials at once. */
export function ablyLine<Item>({ grant, isFrame, platform, patience }: AblyLineParts<Item>): Line<Item> {
  const { clock, random } = platform;
  const ears = createEars<Item>();
  let client: BaseRealtime | null = null;
  let isUp = false;
  let isClosed = false;
  let failures = 0;
  let timer: Timer = null;

  const turn = (up: boolean): void => {
    if (isUp === up) return;
    isUp = up;
    if (up) ears.onUp();
    else ears.onDown();
  };
  const again = (ms: number): void => {
    client?.close();
    client = null;
    turn(false);
    clock.clearTimeout(timer);
    if (!isClosed) timer = clock.setTimeout(() => void dial(), ms);
  };
  const dial = async (): Promise<void> => {
    const first = await grant();
    if (isClosed) return;
    if (first.type !== "ok") {
      failures += 1;
      return again(first.type === "refused" ? AGAIN_MS : backoffMs("link", failures, random.fraction()));
    }
    failures = 0;
    open(first.value.ably);
  };
  const open = ({ token, channel: news, at }: AblyGrant): void => {
    let fresh: string | null = token;
    const realtime = new BaseRealtime({
      ...patience,
      ...at,
      disableConnectivityCheck: true,
      plugins: { WebSocketTransport, FetchRequest },
      // Nothing asks whether the internet is there, or whether sockets pass: each would be one more address for a page's policy.
      transports: ["web_socket"],
      echoMessages: false,
      logLevel: 0,
      authCallback: (_wish, answer) => {
        const held = fresh;
        fresh = null;
        if (held !== null) return answer(null, held);
        void grant().then((got) => {
          if (got.type === "ok") return answer(null, got.value.ably.token);
          // Only a refusal is final: the client then gives up, and another one is made later.
          const statusCode = got.type === "refused" && got.error.retry === "never" ? 403 : 500;
          answer(
            { name: "ErrorInfo", message: "no token", code: statusCode === 403 ? 40300 : 50000, statusCode },
            null,
          );
        });
      },
    });
    client = realtime;
    const { connection } = realtime;
    const channel = realtime.channels.get(news);
    const look = (): void => {
      if (client !== realtime) return;
      if (connection.state === "failed" || channel.state === "failed") return again(AGAIN_MS);
      turn(connection.state === "connected" && channel.state === "attached");
    };
    connection.on(look);
    channel.on(look);
    // Attached anew where it was: what came in between may be gone.
    channel.on("update", ({ resumed }) => void (!resumed && isUp && ears.onUp()));
    // It tries again by itself, and `look` hears of it.
    channel
      .subscribe("news", ({ data }) => {
        const frames: unknown = Object(data)["frames"];
        if (Array.isArray(frames)) ears.onFrames(frames.filter(isFrame));
      })
      .catch(() => {});
  };

  void dial();
  return {
    get isUp() {
      return isUp;
    },
    listen: ears.listen,
    close() {
      isClosed = true;
      clock.clearTimeout(timer);
      client?.close();
      client = null;
      turn(false);
    },
  };
}
