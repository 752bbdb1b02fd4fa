import { readFileSync } from 'node:fs';
import { isExplained } from './explanations.mjs';

/** One line, so that an explanation outlives another indentation. */
const flat = (text) => text.replace(/\s+/g, ' ').trim();

/** The code between two places, which Stryker counts from 1. */
function codeAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}

/** A mutant that no test noticed; all but `at` tells it from others, and survives edits elsewhere in its file. */
function survivorOf(file, source, { location, replacement }) {
  return {
    file,
    line: flat(source.split('\n')[location.start.line - 1]),
    original: flat(codeAt(source, location)),
    replacement: flat(replacement),
    at: location.start.line,
  };
}

/** What a report of Stryker says: how many mutants came to which end, and those that lived. */
export function readReport(path) {
  const { files } = JSON.parse(readFileSync(path, 'utf8'));
  const mutants = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ status: mutant.status, survivor: survivorOf(file, source, mutant) })),
  );
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, timeout] = [count('Killed'), count('Timeout')];
  const survivors = mutants
    .filter(({ status }) => status !== 'Killed' && status !== 'Timeout')
    .map(({ survivor }) => survivor)
    .sort((a, b) => a.file.localeCompare(b.file) || a.at - b.at);
  const explained = survivors.filter(isExplained).length;
  return { counts: { killed, timeout, survived: survivors.length, explained }, survivors };
}
