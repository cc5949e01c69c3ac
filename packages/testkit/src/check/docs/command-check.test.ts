import { describe, expect, it } from "vitest";
import { commandFault } from "./command-check.ts";

describe("commandFault", { timeout: 60_000 }, () => {
  it.each([
    "npm test",
    "npm run fix",
    "npm install @handrail/core",
    "git clone https://example.org/x",
    "node packages/testkit/src/check/check.ts --list",
    ".ci/run",
    "handrail start --help",
    "npx handrail site list",
    "curl http://localhost:8080/healthz",
  ])("lets `%s` stand", async (line) => {
    expect(await commandFault(line.split(" "))).toBeUndefined();
  });

  it.each([
    ["npm run dance", "no script"],
    ["node packages/no/such.ts", "no file"],
    ["./no-such-script", "no such file"],
    ["frobnicate --all", "do not know"],
    ["handrail dance", "no command"],
    ["handrail site dance", "no command"],
    ["handrail start --dance", "no option --dance"],
    ["curl http://localhost:8080/v1/dance", "nothing serves"],
  ])("finds the fault in `%s`", async (line, fault) => {
    expect(await commandFault(line.split(" "))).toContain(fault);
  });
});
