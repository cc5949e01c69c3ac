// Sets better-auth up: e-mail and password, sessions in cookies of the desk's own path, no public sign-up, no telemetry.
import type { Platform } from "../platform.ts";
import type { Beside } from "../store/beside.ts";
import { createRateLimit, SIGN_IN_RULE } from "./rate-limit.ts";

/** Where better-auth's own routes are. */
export const AUTH_PATH = "/desk/api/auth";

/** Set by the desk's routes from the connection, never taken from the client. */
export const ADDRESS_HEADER = "x-handrail-address";

/** 10 to 128 characters. */
export const PASSWORD_CHARS = { min: 10, max: 128 } as const;

const WEEK_S = 7 * 24 * 60 * 60;
const DAY_S = 24 * 60 * 60;

/** What a log line may hold of better-auth's own messages: they can name addresses, so only their level is kept. */
export type AuthLog = (level: "warn" | "error") => void;

/** Everything that better-auth is given. */
export interface AuthOptions {
  readonly beside: Beside;
  readonly platform: Pick<Platform, "clock" | "random">;
  /** The relay's public address without a slash at its end. */
  readonly publicUrl: string;
  readonly secret: string;
  /** Told of each session that begins. */
  readonly onSignIn: (userId: string) => Promise<void>;
  readonly log?: AuthLog;
}

/**
 * better-auth over the relay's own database. Its type is inferred: its parts depend on the options.
 * It is loaded only now: most commands of the command line need none of it, and it takes longer than all of their own work.
 */
export async function createAuth(options: AuthOptions) {
  const { betterAuth } = await import("better-auth");
  const { beside, platform, publicUrl, log } = options;
  return betterAuth({
    appName: "Handrail",
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret: options.secret,
    // In SQLite a transaction would be held across an await on the connection that the authority commits with. Postgres has SQLite's columns:
    // numbers for yes and no, text for dates.
    database: { db: beside.db, type: "sqlite", transaction: false },
    trustedOrigins: [new URL(publicUrl).origin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_CHARS.min,
      maxPasswordLength: PASSWORD_CHARS.max,
    },
    user: {
      additionalFields: {
        role: { type: ["admin", "agent"], required: true, input: false, defaultValue: "agent" },
      },
    },
    session: { expiresIn: WEEK_S, updateAge: DAY_S },
    rateLimit: {
      enabled: true,
      customStorage: createRateLimit(platform.clock),
      customRules: { "/sign-in/email": SIGN_IN_RULE, "/get-session": false },
    },
    databaseHooks: {
      session: { create: { after: (session) => options.onSignIn(session.userId) } },
    },
    advanced: {
      cookiePrefix: "handrail",
      useSecureCookies: publicUrl.startsWith("https:"),
      // The desk's cookie never travels to the visitor's endpoints.
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/desk" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { validateSchema: false, generateId: () => Buffer.from(platform.random.bytes(16)).toString("hex") },
    },
    telemetry: { enabled: false },
    logger: {
      level: "warn",
      log: (level) => {
        if (level === "warn" || level === "error") log?.(level);
      },
    },
  });
}
