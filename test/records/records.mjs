// Says of each record in docs/records whether the sources that it was made from still are as they were.
// `npm run check:records`
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FLOORS, hashOfFloor } from '../mutation/floors.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RECORDS = join(ROOT, 'docs/records');

/** The same hash as `hashOf` of test/differential/sources.ts, which every record is written with. */
function hashOf(folders) {
  const names = folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).split(sep).join('/')),
    )
    .sort();
  const hash = createHash('sha256');
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(ROOT, name)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * A page says `Sources: <hash>` of src, or of the folders that it names; a JSON record says both in `sources`, and that of
 * the mutants says one for each floor.
 */
function claimsOf(name) {
  const text = readFileSync(join(RECORDS, name), 'utf8');
  if (name.endsWith('.json')) {
    const { sources, floors = {} } = JSON.parse(text);
    if (sources) return [{ of: sources.folders.join(', '), isFresh: hashOf(sources.folders) === sources.sha256 }];
    return Object.keys(FLOORS).map((of) => ({ of, isFresh: hashOfFloor(of) === floors[of]?.sources }));
  }
  const [, sha256, folders = 'src'] = /^Sources: `([0-9a-f]{64})`(?: of (.+))?$/m.exec(text) ?? [];
  return sha256 === undefined ? [] : [{ of: folders, isFresh: hashOf(folders.split(', ')) === sha256 }];
}

// mutation.md is mutation.json to read.
const names = readdirSync(RECORDS).filter((name) => name !== 'mutation.md');
for (const name of names.sort()) {
  const claims = claimsOf(name);
  if (claims.length === 0) console.log(`${name}: a measurement, bound to no sources`);
  for (const { of, isFresh } of claims) {
    console.log(`${name}: ${isFresh ? 'belongs to the sources as they are' : 'is older than they'} (${of})`);
  }
}
