// What the system knows of a running process: its memory and the processor time that it has used. Linux only; elsewhere `null`.
import { readFileSync } from "node:fs";

/** Resident memory in bytes. */
export function residentBytes(pid: number): number | null {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(read(pid, "status")) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** Processor time so far in ms, user and system, of all threads. In steps of 10 ms. */
export function processorMs(pid: number): number | null {
  // Behind the name, which may hold anything: state and 10 more fields, then user and system time in ticks of 10 ms.
  const fields = read(pid, "stat")
    .replace(/^.*\) /s, "")
    .split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * 10 : null;
}

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
