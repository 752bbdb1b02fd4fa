import { explain, type Request } from 'apikey-policy';
import { readWildcard } from '../../../src/matching/wildcard.ts';
import { answerBy, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { CREATE_USER_API_KEY } from '../../support/names.ts';
import { withLinks } from '../rules.ts';
import { growth } from './growth.ts';
import { page, table } from './table.ts';

/** The largest size at which something still holds, and from which on it does not. */
function largest(holds: (size: number) => boolean): number {
  let [low, high] = [0, 1];
  while (holds(high)) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const grouped = (value: number): string => value.toLocaleString('en-US');

const nested = (levels: number): unknown => (levels === 1 ? given.HOLDS : given.all(nested(levels - 1)));

function isTime(time: number): boolean {
  try {
    return ask(given.account(), CREATE_USER_API_KEY, { time } satisfies Partial<Request>).effect === 'deny';
  } catch {
    return false;
  }
}

const deepest = largest(
  (levels) => levels === 0 || answerBy({ condition: nested(levels) }, CREATE_USER_API_KEY) === 'granted',
);
const longest = largest((length) => readWildcard(`*a?${'a'.repeat(Math.max(0, length - 2))}*`) !== undefined);
const DAY = 24 * 60 * 60 * 1000;
const furthest = largest((days) => isTime(days * DAY) && isTime(-days * DAY));
const named = largest((count) => {
  const policies = Array.from({ length: count }, (_, index) => given.policy({ id: `p${index}` }));
  return !explain(ask(given.account({ policies }), CREATE_USER_API_KEY)).includes('more');
});

/** What the library does not go beyond, each limit found by trying, and what its answers cost. */
export function limits(): string {
  return page(
    '# Limits and complexity',
    'The limits of the library are found by a test that tries sizes until one is too large, and writes them here.',
    `## Limits\n\n${table(
      ['what', 'limit', 'beyond it', 'rule'],
      [
        ['levels of a nested condition', grouped(deepest), 'what is deeper is `unknown-condition`', withLinks('C1')],
        [
          'code points of a stretch between two `*` with a `?` inside',
          grouped(longest),
          '`unknown-operator`, in a condition `unknown-condition`; all other patterns have no limit',
          withLinks('G4'),
        ],
        [
          'days before or after 1970 that a `time` may lie',
          grouped(furthest),
          'a `TypeError` that names the field',
          withLinks('A5'),
        ],
        ['policies that `explain` names', grouped(named), 'the others are counted', withLinks('A4')],
      ],
    )}`,
    '`parseAccount` has no limit of size or depth. The one thing that it refuses for size is an object graph that is small in memory and immense as JSON, as shared objects can make it: `repeated-too-often`. Text that `JSON.parse` read never is.',
    "IBM's own limits (4,020 policies in an account, 500 access groups, 1,000 policies for a subject, at the time of writing) lie far below what the library takes.",
    `## Complexity\n\n${table(
      ['call', 'grows with', 'does not grow with'],
      [
        ['`parseAccount`', 'the size of the input, in proportion', ''],
        ['`decide`', 'the size of the account, in proportion', ''],
        ['`compile`', 'the size of the account, in proportion, once', ''],
        ['`pdp.decide`, `pdp.allows`', 'the policies about the principal', 'the rest of the account'],
        ['`whoMay`', 'the size of the account, in proportion; users × incomplete groups', ''],
        [
          '`compareAccess`',
          'the answers that a change can reach, in proportion: a setting reaches the users of the account',
          'users × service IDs, unless the change reaches the API keys of service IDs',
        ],
        ['`remedies`', 'for each remedy, what `compareAccess` takes for its side effects', ''],
        [
          '`audit`',
          'the size of the account, in proportion; where nobody may create an API key for any service ID, also users × the service IDs that policies name',
          'users × service IDs',
        ],
        ['a condition', 'its time conditions, nearly in proportion', ''],
        ['a `stringMatch` pattern', 'pattern and text, in proportion', 'the number of `*`: nothing is tried twice'],
      ],
    )}`,
    growth(),
  );
}
