import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { quote } from '../../text/quote.ts';
import { commandError, reasonOf } from '../command-error.ts';

/** What stands for standard input. */
export const STDIN = '-';

/** The files of inputs: of a folder its `*.json` files, in the order of their names. */
export async function listFiles(inputs: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const input of inputs) files.push(...(input === STDIN ? [STDIN] : await filesAt(input)));
  return files;
}

async function filesAt(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const entries = await readdir(path, { withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json'));
    if (files.length === 0) throw commandError(`the folder ${quote(path)} has no *.json file`);
    // Pages are numbered: `users-5` comes before `users-10`.
    return files.map(({ name }) => join(path, name)).sort(new Intl.Collator('en', { numeric: true }).compare);
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw commandError(`can't read ${quote(path)}: ${reasonOf(error)}`, error);
    throw error;
  }
}
