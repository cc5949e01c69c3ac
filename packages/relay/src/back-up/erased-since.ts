// What was erased (HG14), so that it can be erased again where an older state has been put back: read from a newer data folder, or from a
// list that `handrail conversation erased` wrote. Names conversations and who asked, and nothing that was said.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { conversationId, siteId } from "@handrail/protocol";
import * as v from "valibot";
import type { Wanted } from "../erasing/erase-beside.ts";
import { rowsOf, type Beside } from "../store/beside.ts";
import { BackUpError } from "./back-up-error.ts";
import { DATABASE_FILE } from "./back-up.ts";

const erasureSchema = v.object({
  conversation: v.pipe(v.string(), v.minLength(1)),
  site: v.pipe(v.string(), v.minLength(1)),
  /** `visitor`, or `merchant`. */
  requester: v.string(),
  name: v.nullable(v.string()),
});

/** One conversation that was erased, as a line of the list. */
export type Erasure = v.InferOutput<typeof erasureSchema>;

/** Everything that a store says was erased, in that order. */
export async function erasuresOf({ db, transact }: Beside): Promise<readonly Erasure[]> {
  const query = db.selectFrom("erasures").select(["conversation", "site", "requester", "name"]).orderBy("n");
  return await transact(() => rowsOf(query));
}

/**
 * What is to be erased again.
 *
 * @param from a data folder that is newer than what was put back, or a list with one erasure on each line
 * @throws BackUpError when it is neither
 */
export function erasedSince(from: string): readonly Wanted[] {
  if (!existsSync(from)) throw new BackUpError(`There is nothing at ${from}.`, "Look at --erased-in.");
  return (statSync(from).isDirectory() ? inFolder(from) : inList(from)).map(wanted);
}

function inFolder(folder: string): readonly Erasure[] {
  const file = join(folder, DATABASE_FILE);
  if (!existsSync(file)) throw new BackUpError(`There is no database in ${folder}.`, "Look at --erased-in.");
  const sqlite = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = sqlite.prepare("SELECT conversation, site, requester, name FROM erasures ORDER BY n").all();
    return v.parse(v.array(erasureSchema), rows);
  } finally {
    sqlite.close();
  }
}

const lineSchema = v.pipe(v.string(), v.parseJson(), erasureSchema);

function inList(file: string): readonly Erasure[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const read = v.safeParse(lineSchema, line);
    if (read.success) return [read.output];
    throw new BackUpError(
      `Line ${index + 1} of ${file} names no erased conversation.`,
      "Write the list with: handrail conversation erased",
    );
  });
}

function wanted({ conversation, site, requester, name }: Erasure): Wanted {
  return {
    conversation: conversationId(conversation),
    site: siteId(site),
    author: { type: requester === "visitor" ? "visitor" : "relay" },
    ...(name === null ? {} : { askedBy: name }),
  };
}
