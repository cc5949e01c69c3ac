// All steps, in order. Each new one is added at the end.
import { log } from "./0001-log.ts";
import { people } from "./0002-people.ts";
import { receipts } from "./0003-receipts.ts";
import { alarms } from "./0004-alarms.ts";
import { internalLog } from "./0005-internal-log.ts";
import { talents } from "./0006-talents.ts";
import { mail } from "./0007-mail.ts";
import { identity } from "./0009-identity.ts";
import { erasing } from "./0010-erasing.ts";
import { probes } from "./0012-probes.ts";
import { appointments } from "./0013-appointments.ts";
import { files } from "./0014-files.ts";
import { visitorContexts } from "./0017-visitor-contexts.ts";
import { oneInvitation } from "./0018-one-invitation.ts";
import { lostDuty } from "./0019-lost-duty.ts";
import { ringDevices } from "./0020-ring-devices.ts";
import { savedReplies } from "./0021-saved-replies.ts";
import { past } from "./0022-past.ts";
import { agentPictures } from "./0023-agent-pictures.ts";
import { ownConversations } from "./0024-own-conversations.ts";
import { visitsByAddress } from "./0025-visits-by-address.ts";
import type { Migration } from "./migration.ts";

export const MIGRATIONS: readonly Migration[] = [
  log,
  people,
  receipts,
  alarms,
  internalLog,
  talents,
  mail,
  identity,
  erasing,
  probes,
  appointments,
  files,
  visitorContexts,
  oneInvitation,
  lostDuty,
  ringDevices,
  savedReplies,
  past,
  agentPictures,
  ownConversations,
  visitsByAddress,
];
