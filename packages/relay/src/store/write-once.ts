// Makes a small file that is made once and never again: a secret, a key. It is there whole or not at all, whatever ends the process.
import { existsSync, linkSync, unlinkSync, writeFileSync } from "node:fs";

/**
 * Makes the file for its owner alone, unless there is one: the first of two processes to have it whole is right. Its name
 * outlasts a power cut once its folder has been synced, as `openDatabase` does at every start.
 *
 * @throws what the disk throws
 */
export function writeOnce(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    if (existsSync(draft)) unlinkSync(draft);
  }
}
