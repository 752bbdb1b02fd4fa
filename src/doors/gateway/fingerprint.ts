import type { Account, PolicyDecisionPoint } from 'apikey-policy';
import { accountOf } from '../../json/argument.ts';
import { LABELS } from '../../json/contents.ts';
import { fold, type Whole, wholeOf } from '../../json/fold.ts';
import { digestOfString } from '../../json/short-digest.ts';

/** A part of the canonical string, and a digest by which parts are put in order without a comparison of long strings. */
interface Part {
  readonly text: string;
  readonly digest: string;
}

// An entry stands in a list of the account.
const DEPTH_OF_ENTRIES = 2;

/**
 * The canonical string of an account, for a hash function of your choice (GATE-6). It is the same for two accounts that
 * differ only in the order of their lists, in repeated entries (A6), and in what an entry is called and where it came
 * from: `name`, `email`, `managed` and `dynamic`. So equal strings mean equal decisions.
 *
 * @param from an account, or its decision point
 * @returns a string about as long as the account's JSON, whose form can change with the version of the library
 * @throws TypeError if it is not an account
 *
 * @example
 * ```ts
 * import { fingerprint } from 'apikey-policy/gateway';
 *
 * const account = { id: 'a', principals: [], accessGroups: [{ id: 'AccessGroupId-1', members: ['x', 'y'] }], policies: [] };
 * const other = { ...account, accessGroups: [{ id: 'AccessGroupId-1', members: ['y', 'x'], name: 'Creators' }] };
 * fingerprint(account) === fingerprint(other); // => true
 * fingerprint(account) === fingerprint({ ...account, partial: ['principals'] }); // => false
 * ```
 */
export function fingerprint(from: Account | PolicyDecisionPoint): string {
  return fold<Part>(accountOf(from), {
    open: (part, { length }) =>
      typeof part === 'object' && part !== null
        ? wholeOf(part, length === DEPTH_OF_ENTRIES ? LABELS : undefined)
        : undefined,
    leaf: partOfLeaf,
    close: partOfWhole,
  }).text;
}

function partOfWhole({ keys, results }: Whole<Part>): Part {
  if (keys === undefined) return enclosed('[', distinct(results), ']');
  const fields = results.map((part, index) => ({ key: JSON.stringify(keys[index]), part }));
  fields.sort((one, other) => order(one.key, other.key));
  return enclosed(
    '{',
    fields.map(({ key, part }) => ({ text: `${key}:${part.text}`, digest: `${key}:${part.digest}` })),
    '}',
  );
}

/** The parts of a list as a set, in an order that does not depend on the list's. */
function distinct(parts: readonly Part[]): readonly Part[] {
  return [...parts]
    .sort((one, other) => order(one.digest, other.digest) || order(one.text, other.text))
    .filter(
      (part, index, sorted) => part.digest !== sorted[index - 1]?.digest || part.text !== sorted[index - 1]?.text,
    );
}

function enclosed(start: string, parts: readonly Part[], end: string): Part {
  // A sum of strings copies none of them, so that a deep condition takes no more than its size.
  const text = parts.reduce((sum, part, index) => sum + (index === 0 ? '' : ',') + part.text, start) + end;
  return { text, digest: digestOfString(start + parts.map(({ digest }) => digest).join()) };
}

function partOfLeaf(value: unknown): Part {
  const text = `${JSON.stringify(value)}`;
  return { text, digest: digestOfString(text) };
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
