import { open } from 'node:fs/promises';
import { quote } from '../../text/quote.ts';
import { commandError, reasonOf } from '../command-error.ts';
import type { Host } from '../host.ts';
import { STDIN } from './list-files.ts';

/** More than any account has; a larger file is a mistake, and is refused before it fills the memory. */
const MOST_BYTES = 100_000_000;

/** The JSON in a file; a file that is too large, no UTF-8 or no JSON is an error. */
export async function readJsonFile(path: string): Promise<unknown> {
  return parseJson(await readText(path), quote(path));
}

/** The JSON in a file, or in standard input, which can be read once. */
export async function readJson(path: string, { stdin }: Host): Promise<unknown> {
  if (path !== STDIN) return readJsonFile(path);
  if (read.has(stdin)) throw commandError('`-` stands for standard input, which can be read only once');
  read.add(stdin);
  return parseJson(await collect(stdin, 'standard input'), 'standard input');
}

/** The streams that were read. */
const read = new WeakSet<object>();

async function readText(path: string): Promise<string> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > MOST_BYTES) throw tooLarge(quote(path));
    // A device or a pipe has no size, so what it gives is counted.
    return await collect(handle.createReadStream(), quote(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw commandError(`can't read ${quote(path)}: ${reasonOf(error)}`, error);
    throw error;
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

async function collect(stream: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > MOST_BYTES) throw tooLarge(name);
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch (error) {
    throw commandError(`${name} isn't UTF-8 text`, error);
  }
}

function tooLarge(name: string): Error {
  return commandError(`${name} has more than ${MOST_BYTES / 1_000_000} MB, which no account has, so it isn't read`);
}

function parseJson(text: string, name: string): unknown {
  if (text.trim() === '') throw commandError(`${name} is empty`);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's own message quotes the file, which may hold a secret.
    throw commandError(`${name} isn't JSON${placeOf(error, text)}`);
  }
}

function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return '';
  const lines = text.slice(0, Number(position)).split('\n');
  return `: something is wrong at line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
