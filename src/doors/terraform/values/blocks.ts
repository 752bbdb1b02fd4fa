import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import { blocksIn, type Code, constantIn, LOST } from './code.ts';
import { isWhollyMarked, lengthOf, markAt } from './marks.ts';
import type { Place } from './place.ts';

/** The blocks at a place; `unknown` where one of them, or how many there are, is known only after the apply. */
export type Blocks = readonly Place[] | 'unknown';

/** The blocks of a list, which stand in the order of the code (TF-4). */
export function listOfBlocks(place: Place): Blocks {
  const written = blocksIn(place.code);
  // A `dynamic` block stands nowhere in the configuration, so a block has its own code only where none is missing.
  const isComplete = written.length === lengthOf(place.value, place.mark);
  return blocksAt(place, (_, index) => codeOf(isComplete ? written[index] : undefined));
}

/** The blocks of a set, which is in no order: the code of a block is the only one with its constant name (TF-4). */
export function setOfBlocks(place: Place, nameKey: 'name' | 'key'): Blocks {
  const written = byName(blocksIn(place.code), (block) => constantIn(block, nameKey));
  const planned = byName(Array.isArray(place.value) ? place.value.filter(isBody) : [], (block) =>
    fieldOf(block, nameKey),
  );
  return blocksAt(place, (block) => {
    const name = fieldOf(block, nameKey);
    return codeOf(planned.get(name) === undefined ? undefined : written.get(name));
  });
}

function codeOf(expression: Body | undefined): Code {
  return expression === undefined ? LOST : { kind: 'read', expression };
}

/** Blocks by their name; a name that several have is not there. */
function byName(blocks: readonly Body[], nameOf: (block: Body) => unknown): ReadonlyMap<unknown, Body | undefined> {
  const named = new Map<unknown, Body | undefined>();
  for (const block of blocks) named.set(nameOf(block), named.has(nameOf(block)) ? undefined : block);
  return named;
}

function blocksAt({ value, mark, path }: Place, codeOfBlock: (block: Body, index: number) => Code): Blocks {
  if (isWhollyMarked(mark)) return 'unknown';
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const blocks: Place[] = [];
  for (let index = 0; index < lengthOf(value, mark); index++) {
    const item = items[index];
    const itemMark = markAt(mark, index);
    if (isWhollyMarked(itemMark) || !isBody(item)) return 'unknown';
    blocks.push({ value: item, mark: itemMark, code: codeOfBlock(item, index), path: [...path, index] });
  }
  return blocks;
}
