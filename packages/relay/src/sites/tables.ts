// The columns of the tables that hold people and settings, for Kysely.
import type { Generated } from "kysely";

/** Tables of sites, accounts, invitations and duty. Times are ms since the epoch unless better-auth owns the table. */
export interface PeopleTables {
  sites: SitesTable;
  invitations: InvitationsTable;
  attendance: AttendanceTable;
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
}

interface SitesTable {
  id: string;
  /** JSON of the settings, the bot's secret included. */
  settings: string;
  policy_version: number;
  created_at: number;
}

interface InvitationsTable {
  /** base64url of the SHA-256 of the token: the token itself is nowhere but in the link. */
  token_hash: string;
  kind: "invite" | "reset";
  email: string;
  role: "admin" | "agent";
  created_at: number;
  expires_at: number;
}

interface AttendanceTable {
  agent: string;
  is_on_duty: 0 | 1;
  /** The agent's desk has been heard of; past this they count as gone. */
  lease_until: number;
}

// better-auth's own tables keep its own names: camel case, dates as ISO text.
interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: 0 | 1;
  /** The SHA-256 of the bytes in `agent_pictures`, base64url. */
  image: string | null;
  createdAt: string;
  updatedAt: string;
  role: "admin" | "agent";
  /** ms since the epoch of the first sign-in: what makes a site live. */
  firstSignInAtMs: number | null;
  capacity: Generated<number>;
  /** A list of tags, as JSON. */
  languages: Generated<string>;
  /** A list of words, as JSON. */
  skills: Generated<string>;
  /** What their duty was ended over; `null` once they have said themselves where they stand. */
  offDutyWhy: Generated<"offers-expired" | null>;
}

interface SessionTable {
  id: string;
  userId: string;
  token: string;
  expiresAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: string;
  updatedAt: string;
}

interface AccountTable {
  id: string;
  userId: string;
  accountId: string;
  providerId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: string | null;
  refreshTokenExpiresAt: string | null;
  scope: string | null;
  password: string | null;
  createdAt: string;
  updatedAt: string;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
}
