import { readFileSync } from 'node:fs';

/** Why a mutant is no mistake that a test could notice, as a person found out who read it. One entry a line. */
const ENTRIES = JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url), 'utf8'));

const KEYS = ['file', 'line', 'original', 'replacement'];
const isOf = (entry) => (survivor) => KEYS.every((key) => entry[key] === survivor[key]);

export const isExplained = (survivor) => ENTRIES.some((entry) => entry.why !== '' && isOf(entry)(survivor));

/** Entries for some files that explain nothing any more, which would else hide the next mutant that looks like theirs. */
export function idleEntries(files, survivors) {
  return ENTRIES.filter((entry) => files.includes(entry.file) && !survivors.some(isOf(entry)));
}

/** What has to be put into equivalent.json, but for its sentence. */
export function entryFor(survivor) {
  return JSON.stringify({ ...Object.fromEntries(KEYS.map((key) => [key, survivor[key]])), why: '' });
}
