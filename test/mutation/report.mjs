import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './floors.mjs';

/** One line, so that an explanation outlives another indentation. */
const flat = (text) => text.replace(/\s+/g, ' ').trim();

/** The code between two places, which Stryker counts from 1. */
function codeAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}

/** A mutant that no test noticed; all but `at` and `status` tell it from others, and survive edits elsewhere in its file. */
function survivorOf(file, source, { location, mutatorName, replacement, status }) {
  return {
    file,
    line: flat(source.split('\n')[location.start.line - 1]),
    original: flat(codeAt(source, location)),
    mutator: mutatorName,
    replacement: flat(replacement),
    at: location.start.line,
    status,
  };
}

/** Stryker lists them as they end. Ids count the changes as they stand in the file. */
const inOrder = (a, b) => a.location.start.line - b.location.start.line || Number(a.id) - Number(b.id);

const CAUGHT = { Killed: 'killed', Timeout: 'timeout', RuntimeError: 'errors', CompileError: 'errors' };

/**
 * What a report of Stryker says of some files: how many mutants came to which end, and those that lived. What a comment
 * tells Stryker to leave alone counts as alive, so that its explanation stands where all stand. Slow are those that only the
 * clock has stopped, and no count of rounds: on a machine that has other work, they may have been about to live.
 */
export function readReport(path, sources) {
  const { files } = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  const counts = { killed: 0, timeout: 0, survived: 0, noCoverage: 0, errors: 0 };
  const survivors = [];
  const slow = [];
  for (const file of sources) {
    const { source, mutants } = files[file] ?? { source: '', mutants: [] };
    for (const mutant of mutants.toSorted(inOrder)) {
      counts[CAUGHT[mutant.status] ?? (mutant.status === 'NoCoverage' ? 'noCoverage' : 'survived')]++;
      if (!(mutant.status in CAUGHT)) survivors.push(survivorOf(file, source, mutant));
      if (mutant.status === 'Timeout' && !mutant.statusReason) slow.push(survivorOf(file, source, mutant));
    }
  }
  return { counts, survivors, slow };
}
