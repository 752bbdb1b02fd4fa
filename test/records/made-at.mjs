// What a record says about its sources: the version, and the commit that it was made at.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

/** Throws while `src` has changes without a commit: no commit would say what the record is about. */
export function madeAt() {
  const changes = git('status', '--porcelain', '--', 'src');
  if (changes !== '') throw new Error(`commit the changes of src before you make a record:\n${changes}`);
  return `version ${version}, commit ${git('rev-parse', '--short=12', 'HEAD')}`;
}

/** The commits that the parts of a record were made at, and the files of `src` that have changed since each. */
export function changesSince(record) {
  const commits = new Set([...record.matchAll(/version \S+, commit ([0-9a-f]{12})/g)].map(([, commit]) => commit));
  return [...commits].map((commit) => ({
    commit,
    files: git('diff', '--name-only', commit, '--', 'src')
      .split('\n')
      .filter((file) => file !== ''),
  }));
}
