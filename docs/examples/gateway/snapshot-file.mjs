// The snapshot in force, from a file that a job replaces.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { compile, parseAccount } from 'apikey-policy';
import { fingerprint } from 'apikey-policy/gateway';

/** A version goes into a header and into the audit lines. */
const VERSION = /^[\w.:+-]{1,64}$/;

/**
 * Returns a function that reads the file at each guarded call. So it does not matter how the file is replaced, and no
 * event can be missed: the next decision is the new snapshot's, or a refusal. Only new contents are parsed.
 *
 * @param path a JSON file with `version` and `account`; it is as old as its time of modification says
 * @param account the ID of the account that is guarded
 * @returns the snapshot in force, or the `problem` for which there is none
 */
export function snapshotFile(path, account) {
  let bytes;
  let loaded;
  return () => {
    try {
      const file = read(path);
      if (!bytes?.equals(file.bytes)) {
        loaded = load(file.bytes, account);
        bytes = file.bytes;
      }
      return { ...loaded, takenAt: file.modified };
    } catch (error) {
      return { problem: `the file cannot be read: ${error.code ?? 'it is no JSON'}` };
    }
  };
}

/** One open file: its time and its contents cannot be those of two files. */
function read(path) {
  const file = openSync(path, 'r');
  try {
    return { modified: fstatSync(file).mtimeMs, bytes: readFileSync(file) };
  } finally {
    closeSync(file);
  }
}

function load(bytes, account) {
  const { version, account: input } = Object(JSON.parse(bytes.toString()));
  const parsed = parseAccount(input);
  if (!parsed.ok) return { problem: `the account is malformed: ${parsed.issues[0].message}` };
  if (parsed.value.id !== account) return { problem: 'it is a snapshot of another account' };
  if (!VERSION.test(version)) return { problem: 'its `version` must have 1 to 64 letters, digits and `.:+-_`' };
  return {
    version: String(version),
    fingerprint: createHash('sha256').update(fingerprint(parsed.value)).digest('hex'),
    pdp: compile(parsed.value),
    decisions: new Map(),
  };
}
