// What @handrail/relay offers.
export type { Account, AccountInput, Accounts } from "./accounts/accounts.ts";
export type { Invitation, InvitationLink, Invitations } from "./accounts/invitations.ts";
export type { People } from "./accounts/people.ts";
export { SecretError } from "./accounts/secret.ts";
export type { SmtpOptions } from "./mail/mailer.ts";
export { installedAssets, type AssetFolders } from "./assets.ts";
export { createRelay, type Relay, type RelayOptions } from "./create-relay.ts";
export { ReceiptKeyError } from "./receipts/key-file.ts";
export type { Duty, DutyEntry } from "./duty/duty.ts";
export { MissingBuild } from "./http/assets.ts";
export { createLogger, LOG_LEVELS, type Logger, type LogLevel } from "./logger.ts";
export { nodePlatform, type Clock, type Platform, type Timer } from "./platform.ts";
export { serve, type ServeOptions, type Serving } from "./serve.ts";
export type { Result } from "./sites/result.ts";
export type { Site, Sites, StoredBot } from "./sites/site.ts";
export { FolderInUse } from "./store/folder-lock.ts";
export type { HeartbeatOptions } from "./watch/heartbeat.ts";
