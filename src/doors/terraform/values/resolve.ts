import type { PlannedChange } from '../plan/planned-change.ts';
import { type ResourceReference, readReferences } from './references.ts';
import type { AttributeOf, Resolved } from './resources.ts';

/** Resolves the references of an expression of a resource; none where one of them leads to no known value (TF-4). */
export type Resolve = (
  references: readonly string[],
  change: PlannedChange,
  attribute?: string,
) => readonly Resolved[] | undefined;

/** Resolves references by the resources that they name. */
export function resolveBy(attributeOf: AttributeOf): Resolve {
  return (references, change, attribute) => {
    const read = readReferences(references);
    if (read === undefined || read.resources.length === 0) return undefined;
    const key = keyOfInstance(read.iterator, change);
    // An iterator belongs to a reference without an attribute; alone, it belongs to something that is not seen.
    const isBare = read.resources.some(isWithoutAttribute);
    if (isBare ? key === undefined : read.iterator !== undefined) return undefined;
    const values = read.resources.map((reference) => {
      const { type, name } = reference;
      const wanted = reference.attribute ?? attribute;
      if (wanted === undefined || (isWithoutAttribute(reference) && reference.index !== undefined)) return undefined;
      const index = isWithoutAttribute(reference) ? key : reference.index;
      return attributeOf({ module: change.module, type, name, index }, wanted);
    });
    return values.every((value) => value !== undefined) ? values : undefined;
  };
}

function isWithoutAttribute({ attribute }: ResourceReference): boolean {
  return attribute === undefined;
}

/** The key that the iterator stands for in the instance that refers (TF-4). */
function keyOfInstance(
  iterator: 'count.index' | 'each.key' | undefined,
  { index }: PlannedChange,
): string | number | undefined {
  switch (iterator) {
    case 'count.index':
      return typeof index === 'number' ? index : undefined;
    case 'each.key':
      return typeof index === 'string' ? index : undefined;
    case undefined:
      return undefined;
  }
}
