import { isSet, referencesIn } from './code.ts';
import { isMarked, isWhollyMarked, lengthOf, markAt } from './marks.ts';
import type { Place } from './place.ts';

/** An attribute: its value, or what the code refers to where it is known only after the apply (TF-4). */
export type Attribute<Value> =
  | { readonly kind: 'known'; readonly value: Value }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown'; readonly references: readonly string[] };

/** Reads a string. `""` counts as not set. */
export function readString(place: Place): Attribute<string> {
  const unknown = unknownOf(place, isMarked(place.mark));
  if (unknown !== undefined) return unknown;
  return typeof place.value === 'string' && place.value !== ''
    ? { kind: 'known', value: place.value }
    : { kind: 'unset' };
}

/** A boolean; false where it is not set. */
export function readBoolean(place: Place): Attribute<boolean> {
  return unknownOf(place, isMarked(place.mark)) ?? { kind: 'known', value: place.value === true };
}

/** A list of strings: what is known of it, and what is not. */
export interface StringList {
  readonly known: readonly string[];
  /** How many of its items are unknown; `all` where not even their number is known. */
  readonly unknown: number | 'all';
  readonly references: readonly string[];
}

/** A list of strings; an empty one where it is not set. */
export function readStrings(place: Place): StringList {
  const { value, mark } = place;
  const whole = unknownOf(place, isWhollyMarked(mark));
  if (whole?.kind === 'unset') return { known: [], unknown: 0, references: [] };
  if (whole !== undefined) return { known: [], unknown: 'all', references: whole.references };
  const positions = Array.from({ length: lengthOf(value, mark) }, (_, index) => index);
  const hidden = positions.filter((index) => isMarked(markAt(mark, index)));
  const isHidden = new Set(hidden);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return {
    known: items.filter((_, index) => !isHidden.has(index)).filter((item) => typeof item === 'string'),
    unknown: hidden.length,
    references: referencesIn(place.code),
  };
}

/** A marked attribute: unknown, or not set where the code does not set it and IBM fills it in. */
function unknownOf({ code }: Place, isUnknown: boolean): Exclude<Attribute<never>, { kind: 'known' }> | undefined {
  if (!isUnknown) return undefined;
  if (code.kind === 'read' && !isSet(code)) return { kind: 'unset' };
  return { kind: 'unknown', references: referencesIn(code) };
}
