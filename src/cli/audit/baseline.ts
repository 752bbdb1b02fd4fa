import { writeFile } from 'node:fs/promises';
import type { Finding } from 'apikey-policy';
import { findingFingerprint } from 'apikey-policy/report';
import { quote } from '../../text/quote.ts';
import { commandError, reasonOf } from '../command-error.ts';
import { readJsonFile } from '../input/read-json.ts';

/** A finding that somebody accepted. */
export interface Accepted {
  readonly fingerprint: string;
  readonly code: string;
  /** For people; it decides nothing. */
  readonly message: string;
  /** Why it is accepted; an empty one is not accepted yet. */
  readonly reason: string;
}

/** Reads a baseline: every entry has a reason. */
export async function readBaseline(path: string): Promise<readonly Accepted[]> {
  const content = await readJsonFile(path);
  const entries = fieldOf(content, 'accepted');
  if (!Array.isArray(entries))
    throw commandError(`${quote(path)} isn't a baseline: it must be an object with the array \`accepted\``);
  return entries.map((entry, index) => {
    const text = (key: string): string => {
      const value = fieldOf(entry, key);
      if (typeof value === 'string' && value.trim() !== '') return value;
      const what = key === 'reason' ? 'a reason: write why the finding is accepted' : 'a string that is not empty';
      throw commandError(`${quote(path)} at \`accepted[${index}].${key}\` must be ${what}`);
    };
    return { fingerprint: text('fingerprint'), code: text('code'), message: text('message'), reason: text('reason') };
  });
}

/** A baseline of all findings; a reason that an earlier one gave stays. */
export function baselineOf(findings: readonly Finding[], earlier: readonly Accepted[]): readonly Accepted[] {
  const reasons = new Map(earlier.map(({ fingerprint, reason }) => [fingerprint, reason]));
  return findings.map((finding) => {
    const fingerprint = findingFingerprint(finding);
    return { fingerprint, code: finding.code, message: finding.message, reason: reasons.get(fingerprint) ?? '' };
  });
}

export async function writeBaseline(path: string, accepted: readonly Accepted[]): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify({ accepted }, undefined, 2)}\n`);
  } catch (error) {
    throw commandError(`can't write ${quote(path)}: ${reasonOf(error)}`, error);
  }
}

/** Findings that a baseline does not accept, those that it does, and its entries that no finding has any more. */
export interface Sorted {
  readonly findings: readonly Finding[];
  readonly accepted: readonly (Finding & { readonly reason: string })[];
  readonly stale: readonly Accepted[];
}

export function acceptedIn(all: readonly Finding[], baseline: readonly Accepted[]): Sorted {
  const entries = new Map(baseline.map((entry) => [entry.fingerprint, entry]));
  const found = all.map((finding) => ({ finding, entry: entries.get(findingFingerprint(finding)) }));
  const used = new Set(found.map(({ entry }) => entry));
  return {
    findings: found.flatMap(({ finding, entry }) => (entry === undefined ? [finding] : [])),
    accepted: found.flatMap(({ finding, entry }) =>
      entry === undefined ? [] : [{ ...finding, reason: entry.reason }],
    ),
    stale: baseline.filter((entry) => !used.has(entry)),
  };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
