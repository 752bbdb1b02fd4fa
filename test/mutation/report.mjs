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

const CAUGHT = { Killed: 'killed', Timeout: 'timeout', RuntimeError: 'errors', CompileError: 'errors' };

/**
 * What a report of Stryker says of some files: how many mutants came to which end, and those that lived. What a comment
 * tells Stryker to leave alone counts as alive, so that its explanation stands where all stand.
 */
export function readReport(path, sources) {
  const { files } = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  const counts = { killed: 0, timeout: 0, survived: 0, noCoverage: 0, errors: 0 };
  const survivors = [];
  for (const file of sources) {
    const { source, mutants } = files[file] ?? { source: '', mutants: [] };
    for (const mutant of mutants) {
      counts[CAUGHT[mutant.status] ?? (mutant.status === 'NoCoverage' ? 'noCoverage' : 'survived')]++;
      if (!(mutant.status in CAUGHT)) survivors.push(survivorOf(file, source, mutant));
    }
  }
  return { counts, survivors: survivors.sort((a, b) => (a.file === b.file ? a.at - b.at : a.file < b.file ? -1 : 1)) };
}
