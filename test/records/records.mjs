// Says of each record in docs/records whether the sources that it was made from still are as they were.
// `npm run check:records`
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** A page says `Sources: <hash>` of src, or of the folders that it names; a JSON record says both in `sources`. */
function claimOf(name) {
  const text = readFileSync(join(RECORDS, name), 'utf8');
  if (name.endsWith('.json')) return JSON.parse(text).sources;
  const [, sha256, folders] = /^Sources: `([0-9a-f]{64})`(?: of (.+))?$/m.exec(text) ?? [];
  return sha256 && { sha256, folders: folders?.split(', ') ?? ['src'] };
}

for (const name of readdirSync(RECORDS).sort()) {
  const claim = claimOf(name);
  if (claim === undefined) console.log(`${name}: a measurement, bound to no sources`);
  else {
    const state = hashOf(claim.folders) === claim.sha256 ? 'belongs to the sources as they are' : 'is older than they';
    console.log(`${name}: ${state} (${claim.folders.join(', ')})`);
  }
}
