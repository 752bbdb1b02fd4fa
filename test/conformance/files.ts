import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RULE_IDS, type RuleId } from './rule-ids.ts';
import type { Vector, VectorFile } from './vector.ts';

/** Where the vectors lie, and their schema and manifest with them. */
export const FOLDER: URL = new URL('../../src/vectors/', import.meta.url);

export const VECTOR_FILES = ['by-rule.json', 'corpus.json'] as const;

export type FileName = (typeof VECTOR_FILES)[number] | 'schema.json' | 'manifest.json';

export function textOfFile(name: FileName): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

export function vectorsOfFile(name: (typeof VECTOR_FILES)[number]): readonly Vector[] {
  const file: VectorFile = JSON.parse(textOfFile(name));
  return file.vectors;
}

/** A file of vectors, each on a few lines. */
export function fileOf(vectors: readonly Vector[]): string {
  return `{\n"$schema": "./schema.json",\n"vectors": [\n${vectors.map(linesOf).join(',\n')}\n]\n}\n`;
}

function linesOf({ id, rules, sentence, account, request, expected }: Vector): string {
  const fields = Object.entries({ id, rules, sentence, account, request, expected });
  return `{\n${fields.map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`).join(',\n')}\n}`;
}

/** What a file of vectors holds, for who wants to know that it is the one that was released. */
export interface Entry {
  readonly file: string;
  readonly count: number;
  readonly sha256: string;
  /** The rules that its vectors show. */
  readonly rules: readonly RuleId[];
}

export function manifestOf(texts: Readonly<Record<string, string>>): { readonly files: readonly Entry[] } {
  return { files: Object.entries(texts).map(([file, text]) => entryOf(file, text)) };
}

function entryOf(file: string, text: string): Entry {
  const { vectors }: VectorFile = JSON.parse(text);
  const shown = new Set(vectors.flatMap(({ rules }) => rules));
  return {
    file,
    count: vectors.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    rules: RULE_IDS.filter((rule) => shown.has(rule)),
  };
}
