// Keeps the accounts of agents and admins, and says who a request comes from. better-auth hashes, signs and checks; roles are ours.
import {
  agentId,
  LIMITS,
  type AgentChange,
  type AgentId,
  type AgentTalents,
  type DeskRole,
  type MeChange,
} from "@handrail/protocol";
import { agentChangeSchema, emailSchema, meChangeSchema, roleSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import { done, refused, type Result } from "../sites/result.ts";
import { parse } from "../sites/settings.ts";
import { createSessionMemo } from "./session-memo.ts";
import { createAuth, PASSWORD_CHARS, type AuthOptions } from "./auth.ts";
import { TALENT_COLUMNS, talentColumns } from "./talents.ts";

/** One person who may use the desk. */
export interface Account extends AgentTalents {
  readonly id: AgentId;
  /** What visitors see. */
  readonly name: string;
  readonly email: string;
  readonly role: DeskRole;
}

/** Who sends a request, and the cookie to send back when the session was prolonged. */
export interface Session {
  readonly id: string;
  readonly account: Account;
  readonly setCookie: readonly string[];
}

/** A new account. The password is 10 to 128 characters. */
export interface AccountInput {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: DeskRole;
}

/** The accounts. Reads without a promise are synchronous and see what another process has changed. */
export interface Accounts {
  /** Loads what signing in needs, so that the first one need not wait for it. */
  prepare(): Promise<void>;
  /** better-auth's own routes: sign-in, sign-out, the session. */
  handle(request: Request): Promise<Response>;
  /** The session that a request's cookie opens. */
  sessionOf(headers: Headers): Promise<Session | null>;
  /** Whether a session that was open still is: it ends by sign-out, a new password, the account's end, or age. */
  isOpen(session: string): boolean;
  find(id: AgentId): Account | null;
  findByEmail(email: string): Account | null;
  list(): readonly Account[];
  hasEverSignedIn(): boolean;
  /** `invalid-input` with `details.field`, or `already-exists`. */
  create(input: AccountInput): Promise<Result<Account>>;
  /** An admin's change of somebody's account. `invalid-input` with `details.field`, `last-admin`, or `not-found`. */
  change(id: AgentId, input: unknown): Result<Account>;
  /** Somebody's change of their own account; the role and the skills are not theirs to say. */
  changeSelf(id: AgentId, input: unknown): Result<Account>;
  /** A new name and password; every session of the account ends. */
  renew(id: AgentId, input: { readonly name: string; readonly password: string }): Promise<Result<Account>>;
  /** Signs in and answers with the cookies to set. */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    headers: Headers,
  ): Promise<readonly string[]>;
  endSessions(id: AgentId): void;
  remove(id: AgentId): void;
  /** Called after each change of an account that was made through this instance. */
  onChange(listener: () => void): () => void;
}

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.nameCharsMax));
const password = v.pipe(v.string(), v.minLength(PASSWORD_CHARS.min), v.maxLength(PASSWORD_CHARS.max));
/** Addresses are compared in lower case, as better-auth stores them. */
export const accountEmailSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), emailSchema);
/** What an invited person fills in. */
export const acceptSchema = v.object({ name, password });
const inputSchema = v.object({ name, password, email: accountEmailSchema, role: roleSchema });

const rowSchema = v.pipe(
  v.object({ id: v.string(), name: v.string(), email: v.string(), role: roleSchema, ...talentColumns }),
  v.transform((row): Account => ({ ...row, id: agentId(row.id) })),
);

const sessionRowSchema = v.object({ expiresAt: v.string() });

/** Opens the accounts of a database. */
export function openAccounts(options: Omit<AuthOptions, "onSignIn">): Accounts {
  const { sqlite } = options.database;
  const columns = `SELECT id, name, email, role, ${TALENT_COLUMNS} FROM user`;
  const byId = sqlite.prepare(`${columns} WHERE id = ?`);
  const byEmail = sqlite.prepare(`${columns} WHERE email = ?`);
  const all = sqlite.prepare(`${columns} ORDER BY name, id`);
  const signedIn = sqlite.prepare("SELECT 1 FROM user WHERE firstSignInAtMs IS NOT NULL LIMIT 1");
  const sessionById = sqlite.prepare("SELECT expiresAt FROM session WHERE id = ?");
  const markSignedIn = sqlite.prepare("UPDATE user SET firstSignInAtMs = ? WHERE id = ? AND firstSignInAtMs IS NULL");
  const dropSessions = sqlite.prepare("DELETE FROM session WHERE userId = ?");
  // One statement: of two admins who take each other's role at once, the second finds that they are the last.
  const write = sqlite.prepare(
    `UPDATE user SET name = coalesce(?1, name), role = coalesce(?2, role), capacity = coalesce(?3, capacity),
       languages = coalesce(?4, languages), skills = coalesce(?5, skills)
     WHERE id = ?6 AND (coalesce(?2, role) = role OR ?2 = 'admin'
       OR EXISTS (SELECT 1 FROM user AS other WHERE other.role = 'admin' AND other.id <> ?6))`,
  );
  const rename = sqlite.prepare("UPDATE user SET name = ? WHERE id = ?");
  // Sessions, passwords and attendance go with the account: their rows refer to it.
  const drop = sqlite.prepare("DELETE FROM user WHERE id = ?");
  const onSignIn = (userId: string): void => {
    markSignedIn.run(options.platform.clock.now(), userId);
  };
  let made: ReturnType<typeof createAuth> | null = null;
  const auth = () => (made ??= createAuth({ ...options, onSignIn }));

  const accountOf = (row: unknown): Account | null => (row === undefined ? null : v.parse(rowSchema, row));
  const find = (id: AgentId): Account | null => accountOf(byId.get(id));
  const findByEmail = (email: string): Account | null => accountOf(byEmail.get(email.trim().toLowerCase()));
  const changed = new Set<() => void>();
  const memo = createSessionMemo(options.platform.clock);
  const isOpen = (id: string): boolean => {
    const row = sessionById.get(id);
    // better-auth dates sessions by the machine's clock, whatever the platform's says.
    return row !== undefined && Date.parse(v.parse(sessionRowSchema, row).expiresAt) > Date.now();
  };
  const endSessions = (id: AgentId): void => {
    dropSessions.run(id);
  };

  async function create(input: AccountInput): Promise<Result<Account>> {
    const parsed = parse(inputSchema, input);
    if (!parsed.ok) return parsed;
    const { password: plain, ...person } = parsed.value;
    if (findByEmail(person.email)) return refused("already-exists", { field: "email" });
    const context = await (await auth()).$context;
    const hash = await context.password.hash(plain);
    const user = await context.internalAdapter
      .createUser({ ...person, emailVerified: true }, { method: "email-password" })
      .catch((error: unknown) => {
        // Two at once: the table takes one, and the other finds the address taken.
        if (findByEmail(person.email)) return null;
        throw error;
      });
    if (!user) return refused("already-exists", { field: "email" });
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: "credential",
      accountId: user.id,
      password: hash,
    });
    const account = find(agentId(user.id));
    return account ? done(account) : refused("internal");
  }

  function store(id: AgentId, change: AgentChange & MeChange): Result<Account> {
    const { name: called = null, role = null, capacity = null, languages, skills } = change;
    const json = (list: readonly string[] | undefined): string | null => (list ? JSON.stringify(list) : null);
    const { changes } = write.run(called, role, capacity, json(languages), json(skills), id);
    const after = find(id);
    if (!after) return refused("not-found");
    if (Number(changes) === 0) return refused("last-admin");
    for (const listener of changed) listener();
    return done(after);
  }

  return {
    async prepare() {
      await auth();
    },
    handle: async (request) => (await auth()).handler(request),
    async sessionOf(headers) {
      const cookie = headers.get("cookie");
      if (cookie === null) return null;
      const known = memo.recall(cookie);
      if (known && isOpen(known.id)) {
        const account = find(agentId(known.user));
        return account && { id: known.id, account, setCookie: [] };
      }
      const { response, headers: answer } = await (await auth()).api.getSession({ headers, returnHeaders: true });
      const account = response ? find(agentId(response.user.id)) : null;
      if (response) memo.remember(cookie, { id: response.session.id, user: response.user.id });
      return response && account ? { id: response.session.id, account, setCookie: answer.getSetCookie() } : null;
    },
    isOpen,
    find,
    findByEmail,
    list: () => all.all().flatMap((row) => accountOf(row) ?? []),
    hasEverSignedIn: () => signedIn.get() !== undefined,
    create,
    change(id, input) {
      const parsed = parse(agentChangeSchema, input);
      return parsed.ok ? store(id, parsed.value) : parsed;
    },
    changeSelf(id, input) {
      const parsed = parse(meChangeSchema, input);
      return parsed.ok ? store(id, parsed.value) : parsed;
    },
    async renew(id, input) {
      const parsed = parse(acceptSchema, input);
      if (!parsed.ok) return parsed;
      const context = await (await auth()).$context;
      await context.internalAdapter.updatePassword(id, await context.password.hash(parsed.value.password));
      rename.run(parsed.value.name, id);
      endSessions(id);
      const account = find(id);
      return account ? done(account) : refused("unknown-invitation");
    },
    async signIn(credentials, headers) {
      const answer = await (await auth()).api.signInEmail({ body: credentials, headers, asResponse: true });
      return answer.ok ? answer.headers.getSetCookie() : [];
    },
    endSessions,
    remove(id) {
      drop.run(id);
    },
    onChange(listener) {
      changed.add(listener);
      return () => changed.delete(listener);
    },
  };
}
