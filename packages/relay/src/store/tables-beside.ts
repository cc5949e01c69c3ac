// The tables beside the log as Kysely sees them: receipts and the ledger, mail, alarms, files, what pages say, whose conversations are, what
// was erased, browsers that are rung, saved replies, agents' pictures. What each column means stands in the migration that makes it.
import type { Generated } from "kysely";

interface ReceiptsTable {
  readonly n: Generated<number>;
  readonly site: string;
  readonly conversation: string;
  readonly command: string;
  readonly body: string;
  readonly receipt: string | null;
  readonly link: number | null;
}

interface LedgerChainTable {
  readonly site: string;
  readonly n: number;
  readonly commitment: string;
  readonly previous: string;
  readonly hash: string;
  readonly at: number;
}

interface RequestsTable {
  readonly conversation: string;
  readonly seq: number;
  readonly site: string;
  readonly asked_at: number;
  readonly clicked_at: number | null;
  readonly why: string;
  readonly is_automatic: number;
  readonly due_at: number | null;
  readonly rungs: string;
  readonly answered_at: number | null;
  readonly delivered_at: number | null;
  readonly is_open: number;
  readonly kept: number;
  readonly broken: number;
  readonly settled: number;
  readonly withdrawn: number;
  readonly unanswered: number;
  readonly erased_at: number | null;
  readonly ended_at: number | null;
  readonly end: string;
}

interface AlarmsTable {
  readonly id: string;
  readonly site: string;
  readonly kind: string;
  readonly conversation: string | null;
  readonly promise: string | null;
  readonly why: string | null;
  readonly ended_at: number | null;
  readonly ended_by: string | null;
  readonly asked_at: number;
  readonly due_at: number;
  readonly at: number;
  readonly acknowledged_at: number | null;
  readonly acknowledged_by: string | null;
  readonly notified: Generated<number>;
  readonly last_notified_at: number | null;
}

interface AlarmChannelsTable {
  readonly alarm: string;
  readonly channel: string;
  readonly sent: number;
  readonly failures: number;
  readonly next_at: number;
}

interface MailsTable {
  readonly id: string;
  readonly conversation: string;
  readonly kind: string;
  readonly seq: number;
  readonly address: string;
  readonly at: number;
  readonly accepted_at: number | null;
}

interface MailLinksTable {
  readonly hash: string;
  readonly conversation: string;
  readonly email: string;
  readonly expires_at: number;
  readonly used_by: string | null;
}

interface HumanVisitsTable {
  readonly hash: string;
  readonly conversation: string;
  readonly expires_at: number;
  readonly address: string | null;
}

interface FilesTable {
  readonly conversation: string;
  readonly id: string;
  readonly site: string;
  readonly uploader: string;
  readonly name: string;
  readonly bytes: number;
  readonly received: Generated<number>;
  readonly type: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly is_sent: Generated<number>;
  readonly at: number;
}

interface FileChunksTable {
  readonly conversation: string;
  readonly file: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

interface VisitorContextsTable {
  readonly conversation: string;
  readonly context: string;
}

interface OwnConversationsTable {
  readonly conversation: string;
  readonly site: string;
  readonly sub: string;
  readonly sealed: string;
}

interface ErasuresTable {
  readonly n: Generated<number>;
  readonly conversation: string;
  readonly site: string;
  readonly at: number;
  readonly requester: string;
  readonly name: string | null;
  readonly is_scrubbed: Generated<number>;
}

interface ProbesTable {
  readonly site: string;
  readonly at: number;
}

interface RingDevicesTable {
  readonly endpoint: string;
  readonly agent: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly is_rung_off_duty: number;
  readonly at: number;
}

interface SavedRepliesTable {
  readonly id: string;
  readonly site: string | null;
  readonly agent: string | null;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  readonly shortcut: string | null;
}

interface AgentPicturesTable {
  readonly agent: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The tables beside the log. */
export interface TablesBeside {
  readonly receipts: ReceiptsTable;
  readonly ledger_chain: LedgerChainTable;
  readonly requests: RequestsTable;
  readonly alarms: AlarmsTable;
  readonly alarm_channels: AlarmChannelsTable;
  readonly mails: MailsTable;
  readonly mail_links: MailLinksTable;
  readonly human_visits: HumanVisitsTable;
  readonly files: FilesTable;
  readonly file_chunks: FileChunksTable;
  readonly visitor_contexts: VisitorContextsTable;
  readonly own_conversations: OwnConversationsTable;
  readonly erasures: ErasuresTable;
  readonly probes: ProbesTable;
  readonly ring_devices: RingDevicesTable;
  readonly saved_replies: SavedRepliesTable;
  readonly agent_pictures: AgentPicturesTable;
}
