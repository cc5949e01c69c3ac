// Makes and takes the links by which people get an account or a new password. Only the hash of a link's token is stored.
import { createHash } from "node:crypto";
import type { DeskRole } from "@handrail/protocol";
import { roleSchema } from "@handrail/protocol/wire";
import type { Insertable } from "kysely";
import * as v from "valibot";
import type { Platform } from "../platform.ts";
import { randomName } from "../platform.ts";
import { done, refused, type Result } from "../sites/result.ts";
import { parse } from "../sites/settings.ts";
import { changesOf, type Beside, type Work } from "../store/beside.ts";
import type { Tables } from "../store/all-tables.ts";
import { acceptSchema, accountEmailSchema, type Account, type Accounts } from "./accounts.ts";

/** A link is good for a week. */
export const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/** Bytes of chance in a token: 43 characters of base64url. */
const TOKEN_BYTES = 32;

/** An invitation that has not been used and has not lapsed. */
export interface Invitation {
  /** `reset`: a new password for an account that is there. */
  readonly kind: "invite" | "reset";
  readonly email: string;
  readonly role: DeskRole;
  readonly expiresAtMs: number;
}

/** A link, shown once. */
export interface InvitationLink {
  readonly link: string;
  readonly expiresAtMs: number;
}

/** Invitations of this relay. */
export interface Invitations {
  /** `invalid-input`, or `already-exists` when the address has an account. An earlier invitation of the same address ends. */
  invite(input: unknown): Promise<Result<InvitationLink>>;
  /** A link that sets a new password and ends every session of the account. */
  reset(account: Account): Promise<InvitationLink>;
  find(token: string): Promise<Invitation | null>;
  /** Uses the token up: makes the account, or gives it its new name and password. */
  accept(token: string, input: unknown): Promise<Result<Account>>;
  /** Open ones. */
  list(): Promise<readonly Invitation[]>;
  withdraw(email: string): Promise<void>;
}

const inviteSchema = v.object({ email: accountEmailSchema, role: roleSchema });
const tokenSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const rowSchema = v.pipe(
  v.object({ kind: v.picklist(["invite", "reset"]), email: v.string(), role: roleSchema, expires_at: v.number() }),
  v.transform(({ expires_at: expiresAtMs, ...row }): Invitation => ({ ...row, expiresAtMs })),
);

type InvitationRow = Insertable<Tables["invitations"]>;

/** Opens the invitations of a database. `publicUrl` has no slash at its end. */
export function openInvitations(options: {
  readonly beside: Beside;
  readonly platform: Platform;
  readonly accounts: Accounts;
  readonly publicUrl: string;
}): Invitations {
  const { beside, platform, accounts, publicUrl } = options;
  const { db } = beside;
  const columns = ["kind", "email", "role", "expires_at"] as const;
  const withdrawal = (email: string) =>
    db
      .deleteFrom("invitations")
      .where((row) => row.or([row("email", "=", email), row("expires_at", "<=", platform.clock.now())]));

  function* replace(invitation: InvitationRow): Work<void> {
    yield* changesOf(withdrawal(invitation.email));
    yield* changesOf(db.insertInto("invitations").values(invitation));
  }

  async function link({ kind, email, role }: Omit<Invitation, "expiresAtMs">): Promise<InvitationLink> {
    const nowMs = platform.clock.now();
    const token = randomName(platform, TOKEN_BYTES);
    const expiresAtMs = nowMs + INVITATION_MS;
    const row = { token_hash: hashOf(token), kind, email, role, created_at: nowMs, expires_at: expiresAtMs };
    await beside.transact(() => replace(row));
    // In the fragment, which no browser sends: the token is in no server's log.
    return { link: `${publicUrl}/desk/#/invitation/${token}`, expiresAtMs };
  }

  async function find(token: string): Promise<Invitation | null> {
    if (!v.is(tokenSchema, token)) return null;
    const row = await db
      .selectFrom("invitations")
      .select(columns)
      .where("token_hash", "=", hashOf(token))
      .where("expires_at", ">", platform.clock.now())
      .executeTakeFirst();
    return row === undefined ? null : v.parse(rowSchema, row);
  }

  return {
    find,
    async list() {
      const rows = await db
        .selectFrom("invitations")
        .select(columns)
        .where("expires_at", ">", platform.clock.now())
        .orderBy("created_at")
        .execute();
      return rows.map((row) => v.parse(rowSchema, row));
    },
    async withdraw(email) {
      await withdrawal(email).execute();
    },
    async invite(input) {
      const parsed = parse(inviteSchema, input);
      if (!parsed.ok) return parsed;
      if (await accounts.findByEmail(parsed.value.email)) return refused("already-exists", { field: "email" });
      return done(await link({ kind: "invite", ...parsed.value }));
    },
    reset: ({ email, role }) => link({ kind: "reset", email, role }),
    async accept(token, input) {
      if (!(await find(token))) return refused("unknown-invitation");
      // A password that is refused does not use the link up.
      const parsed = parse(acceptSchema, input);
      if (!parsed.ok) return parsed;
      // One statement: of two who use the same link at once, one gets the row.
      const row = await db
        .deleteFrom("invitations")
        .where("token_hash", "=", hashOf(token))
        .where("expires_at", ">", platform.clock.now())
        .returning(columns)
        .executeTakeFirst();
      if (row === undefined) return refused("unknown-invitation");
      const { kind, email, role } = v.parse(rowSchema, row);
      if (kind === "invite") return await accounts.create({ ...parsed.value, email, role });
      const account = await accounts.findByEmail(email);
      return account ? await accounts.renew(account.id, parsed.value) : refused("unknown-invitation");
    },
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
