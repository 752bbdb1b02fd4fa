import { readString, readStrings } from '../values/attribute.ts';
import type { Place } from '../values/place.ts';
import type { Reading } from './context.ts';

/** A list of strings as far as it is known, and whether nothing else is in it. */
export interface ResolvedList {
  readonly values: readonly string[];
  readonly isComplete: boolean;
}

/**
 * A string, or what its expression resolves to; none where it is not set or unknown.
 *
 * @param attribute the attribute that the place takes of a resource that is referred to by its key alone
 */
export function resolvedString(place: Place, { resolve, change }: Reading, attribute?: string): string | undefined {
  const read = readString(place);
  switch (read.kind) {
    case 'known':
      return read.value;
    case 'unset':
      return undefined;
    case 'unknown': {
      const [one, ...others] = resolve(read.references, change, attribute) ?? [];
      return others.length === 0 ? one?.value : undefined;
    }
  }
}

/** A list of strings with what its references resolve to (TF-6); values of another kind leave it unresolved. */
export function resolvedStrings(
  place: Place,
  reading: Reading,
  attribute?: string,
  isOfKind: (value: string) => boolean = () => true,
): ResolvedList {
  const { known, unknown, references } = readStrings(place);
  if (unknown === 0) return { values: known, isComplete: true };
  noteUnknown(place, reading);
  const resolved = reading.resolve(references, reading.change, attribute) ?? [];
  if (!resolved.every(({ value }) => isOfKind(value))) return { values: known, isComplete: false };
  // Constants beside references are not in the plan.
  if (unknown === 'all') return { values: resolved.map(({ value }) => value), isComplete: false };
  const created = resolved.filter(({ isCreated }) => isCreated).map(({ value }) => value);
  return created.length === unknown
    ? { values: [...known, ...created], isComplete: true }
    : { values: known, isComplete: false };
}

/** Notes a value that is known only after the apply. */
export function noteUnknown({ path }: Place, { note }: Reading): void {
  note('known-after-apply', path, `has a \`${path.at(-1)}\` that is known only after the apply`);
}
