// Names the records in docs/records that are older than the sources: `npm run check:records`, a step of the release.
import { readdirSync, readFileSync } from 'node:fs';
import { changesSince } from './made-at.mjs';

const RECORDS = new URL('../../docs/records/', import.meta.url);

let isStale = false;
for (const name of readdirSync(RECORDS).sort()) {
  const line = lineOf(readFileSync(new URL(name, RECORDS), 'utf8'));
  console.log(`${name}: ${line}`);
}
process.exitCode = isStale ? 1 : 0;

function lineOf(record) {
  try {
    const changes = changesSince(record);
    isStale ||= changes.length === 0 || changes.some(({ files }) => files.length > 0);
    if (changes.length === 0) return 'names no commit; make it again';
    return changes.map(({ commit, files }) => `${files.length} files of src changed since ${commit}`).join(', ');
  } catch {
    isStale = true;
    return 'names a commit that this clone does not have; make it again';
  }
}
