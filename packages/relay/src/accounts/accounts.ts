// Keeps the accounts of agents and admins, and says who a request comes from. better-auth hashes, signs and checks; roles are ours.
import {
  agentId,
  type AgentChange,
  type AgentId,
  type AgentTalents,
  type DeskRole,
  type MeChange,
  type Pictured,
} from "@handrail/protocol";
import { agentChangeSchema, emailSchema, meChangeSchema, personNameSchema, roleSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import { byName } from "../duty/roster.ts";
import { done, refused, type Result } from "../sites/result.ts";
import { parse } from "../sites/settings.ts";
import { createSessionMemo } from "./session-memo.ts";
import { createAuth, PASSWORD_CHARS, type AuthOptions } from "./auth.ts";
import { changesOf, rowsOf, type Work } from "../store/beside.ts";
import type { NearPeople } from "./near-people.ts";
import { talentColumns } from "./talents.ts";

/** One person who may use the desk. */
export interface Account extends AgentTalents, Pictured {
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

/** The accounts. */
export interface Accounts {
  /** Loads what signing in needs, so that the first one need not wait for it. */
  prepare(): Promise<void>;
  /** better-auth's own routes: sign-in, sign-out, the session. */
  handle(request: Request): Promise<Response>;
  /** The session that a request's cookie opens. */
  sessionOf(headers: Headers): Promise<Session | null>;
  /** Whether a session that was open still is: it ends by sign-out, a new password, the account's end, or age. */
  isOpen(session: string): Promise<boolean>;
  find(id: AgentId): Promise<Account | null>;
  findByEmail(email: string): Promise<Account | null>;
  list(): Promise<readonly Account[]>;
  hasEverSignedIn(): Promise<boolean>;
  /** `invalid-input` with `details.field`, or `already-exists`. */
  create(input: AccountInput): Promise<Result<Account>>;
  /** An admin's change of somebody's account. `invalid-input` with `details.field`, `last-admin`, or `not-found`. */
  change(id: AgentId, input: unknown): Promise<Result<Account>>;
  /** Somebody's change of their own account; the role and the skills are not theirs to say. */
  changeSelf(id: AgentId, input: unknown): Promise<Result<Account>>;
  /** A new name and password; every session of the account ends. */
  renew(id: AgentId, input: { readonly name: string; readonly password: string }): Promise<Result<Account>>;
  /** Signs in and answers with the cookies to set. */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    headers: Headers,
  ): Promise<readonly string[]>;
  endSessions(id: AgentId): Promise<void>;
  remove(id: AgentId): Promise<void>;
  /** Something else has written to an account: all are told, as after a change that was made here. */
  touched(): Promise<void>;
  /** Called after each change of an account that was made through this instance. */
  onChange(listener: () => void): () => void;
}

const password = v.pipe(v.string(), v.minLength(PASSWORD_CHARS.min), v.maxLength(PASSWORD_CHARS.max));
/** Addresses are compared in lower case, as better-auth stores them. */
export const accountEmailSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), emailSchema);
/** What an invited person fills in. */
export const acceptSchema = v.object({ name: personNameSchema, password });
const inputSchema = v.object({ name: personNameSchema, password, email: accountEmailSchema, role: roleSchema });

const rowSchema = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    email: v.string(),
    role: roleSchema,
    image: v.nullable(v.string()),
    ...talentColumns,
  }),
  v.transform(({ image, ...row }): Account => ({ ...row, id: agentId(row.id), picture: image })),
);

const COLUMNS = ["id", "name", "email", "role", "image", "capacity", "languages", "skills"] as const;

/** Opens the accounts of a database. */
export function openAccounts(options: Omit<AuthOptions, "onSignIn"> & { readonly near: NearPeople }): Accounts {
  const { beside, near, platform } = options;
  const { db } = beside;
  const onSignIn = async (userId: string): Promise<void> => {
    const { numUpdatedRows } = await db
      .updateTable("user")
      .set({ firstSignInAtMs: platform.clock.now() })
      .where("id", "=", userId)
      .where("firstSignInAtMs", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await near.changed();
  };
  let made: ReturnType<typeof createAuth> | null = null;
  const auth = () => (made ??= createAuth({ ...options, onSignIn }));

  const accountOf = (row: unknown): Account | null => (row === undefined ? null : v.parse(rowSchema, row));
  const accounts = () => db.selectFrom("user").select(COLUMNS);
  const find = async (id: AgentId): Promise<Account | null> =>
    accountOf(await accounts().where("id", "=", id).executeTakeFirst());
  const findByEmail = async (email: string): Promise<Account | null> =>
    accountOf(await accounts().where("email", "=", email.trim().toLowerCase()).executeTakeFirst());
  const changed = new Set<() => void>();
  near.onOthers(() => {
    for (const listener of changed) listener();
  });
  const memo = createSessionMemo(platform.clock);
  const isOpen = async (id: string): Promise<boolean> => {
    const row = await db.selectFrom("session").select("expiresAt").where("id", "=", id).executeTakeFirst();
    // better-auth dates sessions by the machine's clock, whatever the platform's says.
    return row !== undefined && Date.parse(row.expiresAt) > Date.now();
  };
  const endSessions = async (id: AgentId): Promise<void> => {
    await db.deleteFrom("session").where("userId", "=", id).execute();
  };

  async function create(input: AccountInput): Promise<Result<Account>> {
    const parsed = parse(inputSchema, input);
    if (!parsed.ok) return parsed;
    const { password: plain, ...person } = parsed.value;
    if (await findByEmail(person.email)) return refused("already-exists", { field: "email" });
    const context = await (await auth()).$context;
    const hash = await context.password.hash(plain);
    const user = await context.internalAdapter
      .createUser({ ...person, emailVerified: true }, { method: "email-password" })
      .catch(async (error: unknown) => {
        // Two at once: the table takes one, and the other finds the address taken.
        if (await findByEmail(person.email)) return null;
        throw error;
      });
    if (!user) return refused("already-exists", { field: "email" });
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: "credential",
      accountId: user.id,
      password: hash,
    });
    await near.changed();
    const account = await find(agentId(user.id));
    return account ? done(account) : refused("internal");
  }

  // Of two admins who take each other's role at once, the second finds that they are the last.
  function* write(
    id: AgentId,
    { name: called, role, capacity, languages, skills }: AgentChange & MeChange,
  ): Work<boolean> {
    const admins = yield* rowsOf(
      beside.locked(db.selectFrom("user").select("id").where("role", "=", "admin").orderBy("id")),
    );
    const isLast = admins.length === 1 && admins[0]?.id === id;
    if (isLast && role !== undefined && role !== "admin") return false;
    const columns = {
      ...(called !== undefined && { name: called }),
      ...(role !== undefined && { role }),
      ...(capacity !== undefined && { capacity }),
      ...(languages && { languages: JSON.stringify(languages) }),
      ...(skills && { skills: JSON.stringify(skills) }),
    };
    if (Object.keys(columns).length > 0) yield* changesOf(db.updateTable("user").set(columns).where("id", "=", id));
    return true;
  }

  async function touched(): Promise<void> {
    await near.changed();
    for (const listener of changed) listener();
  }

  async function store(id: AgentId, change: AgentChange & MeChange): Promise<Result<Account>> {
    const isDone = await beside.transact(() => write(id, change));
    const after = await find(id);
    if (!after) return refused("not-found");
    if (!isDone) return refused("last-admin");
    await touched();
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
      if (known && (await isOpen(known.id))) {
        const account = await find(agentId(known.user));
        return account && { id: known.id, account, setCookie: [] };
      }
      const { response, headers: answer } = await (await auth()).api.getSession({ headers, returnHeaders: true });
      const account = response ? await find(agentId(response.user.id)) : null;
      if (response) memo.remember(cookie, { id: response.session.id, user: response.user.id });
      return response && account ? { id: response.session.id, account, setCookie: answer.getSetCookie() } : null;
    },
    isOpen,
    find,
    findByEmail,
    list: async () => (await accounts().execute()).flatMap((row) => accountOf(row) ?? []).toSorted(byName),
    async hasEverSignedIn() {
      const row = await db.selectFrom("user").select("id").where("firstSignInAtMs", "is not", null).executeTakeFirst();
      return row !== undefined;
    },
    create,
    async change(id, input) {
      const parsed = parse(agentChangeSchema, input);
      return parsed.ok ? store(id, parsed.value) : parsed;
    },
    async changeSelf(id, input) {
      const parsed = parse(meChangeSchema, input);
      return parsed.ok ? store(id, parsed.value) : parsed;
    },
    async renew(id, input) {
      const parsed = parse(acceptSchema, input);
      if (!parsed.ok) return parsed;
      const context = await (await auth()).$context;
      await context.internalAdapter.updatePassword(id, await context.password.hash(parsed.value.password));
      await db.updateTable("user").set({ name: parsed.value.name }).where("id", "=", id).execute();
      await endSessions(id);
      await near.changed();
      const account = await find(id);
      return account ? done(account) : refused("unknown-invitation");
    },
    async signIn(credentials, headers) {
      const answer = await (await auth()).api.signInEmail({ body: credentials, headers, asResponse: true });
      return answer.ok ? answer.headers.getSetCookie() : [];
    },
    endSessions,
    async remove(id) {
      // Sessions, passwords and attendance go with the account: their rows refer to it.
      await db.deleteFrom("user").where("id", "=", id).execute();
      await near.changed();
    },
    touched,
    onChange(listener) {
      changed.add(listener);
      return () => changed.delete(listener);
    },
  };
}
