// Every table of the relay's database, as Kysely sees them.
import type { PeopleTables } from "../sites/tables.ts";
import type { LogTables } from "./tables.ts";
import type { TablesBeside } from "./tables-beside.ts";

/** Every table. */
export type Tables = LogTables & PeopleTables & TablesBeside;
