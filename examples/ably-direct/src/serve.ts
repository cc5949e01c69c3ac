// Serves the example: the visitor's page, the agent's page, the bot, and tokens for both. Under a strict content policy.
import { timingSafeEqual } from "node:crypto";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { createFaqBot } from "@handrail/example-faq-bot";
import { Hono } from "hono";
import { build } from "vite";
import { createTokens } from "./tokens.ts";

/** What the example is run with. */
export interface AblyDirectOptions {
  readonly port: number;
  /** An Ably app's key, `app.id:secret`. */
  readonly key: string;
  /** What the one agent signs in with. */
  readonly password: string;
  /** Where Ably is, when not at its own address: a local hub's, like `http://127.0.0.1:8090`. */
  readonly ablyUrl?: string;
  /** How long a visitor waits before phone and e-mail are shown, in ms. */
  readonly waitMs?: number;
}

/** The running example. */
export interface AblyDirect {
  readonly url: string;
  close(): Promise<void>;
}

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const SITE = "direct";
const AGENT = { id: "kari", name: "Kari" };
const ABLY_HOSTS = [
  "realtime.ably.net",
  ...["a", "b", "c", "d", "e"].map((one) => `${one}.fallback.ably-realtime.com`),
];

/** Builds the two pages and listens on this machine's own address. @throws when the port is taken */
export async function startAblyDirect(options: AblyDirectOptions): Promise<AblyDirect> {
  const { port, key, password, ablyUrl, waitMs = 60_000 } = options;
  const address = ablyUrl === undefined ? null : new URL(ablyUrl);
  const client = address && {
    endpoint: address.hostname,
    port: Number(address.port),
    tls: address.protocol === "https:",
  };
  const settings = JSON.stringify({ site: SITE, client, waitMs });
  const files = new Map([...(await pageOf("page")), ...(await pageOf("desk"))]);
  const tokens = createTokens(key);
  const sockets = address
    ? [`ws${address.protocol.slice(4)}//${address.host}`]
    : ABLY_HOSTS.map((host) => `wss://main.${host}`);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${sockets.join(" ")}`,
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header("content-security-policy", policy);
    context.header("referrer-policy", "no-referrer");
  });
  app.get("/settings", (context) => context.body(settings, 200, { "content-type": "application/json" }));
  app.get("/ably-token", (context) => {
    const { site, conversation = "" } = context.req.query();
    // Whoever knows a conversation's name may take part in it, so that it is as long as a secret, and told to agents alone.
    if (site !== SITE || !/^[\w-]{43}$/.test(conversation)) return context.json({ error: "no such conversation" }, 400);
    return context.text(tokens.visitor(site, conversation));
  });
  app.get("/desk-token", (context) => {
    const given = Buffer.from(context.req.header("authorization")?.replace(/^Bearer /, "") ?? "");
    const wanted = Buffer.from(password);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return context.json({ error: "no" }, 401);
    return context.text(tokens.agent(SITE, AGENT));
  });
  app.route("/bot", createFaqBot());
  app.get("*", (context) => {
    const file = files.get(context.req.path.replace(/^\/(desk\/)?$/, "/$1index.html"));
    return file
      ? context.body(file.body, 200, { "content-type": file.type })
      : context.json({ error: "nothing here" }, 404);
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (at) => {
      server.off("error", reject);
      resolve({
        url: `http://127.0.0.1:${at.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.once("error", reject);
  });
}

interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
};

// The page as its visitors get it: built once, kept in memory.
async function pageOf(name: "page" | "desk"): Promise<readonly (readonly [path: string, file: PageFile])[]> {
  const base = name === "page" ? "/" : "/desk/";
  const made = await build({
    root: `${here}/${name}`,
    base,
    configFile: false,
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: { write: false, target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  });
  const results = Array.isArray(made) ? made : [made];
  return results.flatMap((result) =>
    "output" in result
      ? result.output.map((file) => {
          const body = new TextEncoder().encode(file.type === "chunk" ? file.code : String(file.source));
          const type = TYPES[file.fileName.split(".").at(-1) ?? ""] ?? "application/octet-stream";
          return [base + file.fileName, { type, body }] as const;
        })
      : [],
  );
}
