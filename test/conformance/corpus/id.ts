import { createHash } from 'node:crypto';
import type { Vector } from '../vector.ts';

/** The id of a vector that was drawn: it stays as long as its question does. */
export function corpusId({ account, request }: Pick<Vector, 'account' | 'request'>): string {
  const hash = createHash('sha256').update(canonical({ account, request })).digest('hex');
  return `corpus-${hash.slice(0, 12)}`;
}

/** Plain data as JSON with the fields of each object in the order of their names' UTF-16 code units. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`;
}
