import { isBody } from '../../../ibm-api/body.ts';
import { ANY_GROUP, type Effect, partial } from '../account/effect.ts';
import { listOfBlocks } from '../values/blocks.ts';
import { isSet } from '../values/code.ts';
import { at, type Place } from '../values/place.ts';
import type { Reading } from './context.ts';
import { unlisted } from './group-at.ts';
import { type Grant, readGrant } from './policy.ts';
import { resolvedStrings } from './resolved.ts';
import { knownBlocks } from './target.ts';

/** What each user gets who is invited. */
export interface InvitedTo {
  /** Access groups, by id. */
  readonly groups: readonly string[];
  /** What the policies grant; none where a policy cannot be held. */
  readonly grants: readonly (Grant | undefined)[];
  /** What is unknown about all of it. */
  readonly effects: readonly Effect[];
}

// Each user gets each policy and joins each group: a plan of some kilobytes could ask for millions of them.
const MOST = 100_000;

/** Reads what a number of users are invited to (TF-11). */
export function invitedTo(users: number, reading: Reading): InvitedTo {
  const place = at(reading.after, 'access_groups');
  const { values, isComplete } = resolvedStrings(place, reading, 'id');
  const policies = at(reading.after, 'iam_policy');
  const blocks = knownBlocks(listOfBlocks(policies), policies, reading);
  const groups = [...new Set(values)];
  const known = blocks === 'unknown' ? [] : blocks;
  const effects = [
    ...(isComplete ? [] : ANY_GROUP),
    ...groups.flatMap((group) => unlisted(group, place, reading)),
    ...(blocks === 'unknown' ? [partial('policies')] : []),
  ];
  if (users * (groups.length + known.length) <= MOST) {
    return { groups, grants: known.map((block) => readGrant(withoutUnsetResources(block), reading)), effects };
  }
  const sentence = 'gives so many groups and policies to so many users that they are not followed';
  reading.note('not-followed', [...reading.change.path, 'change'], sentence);
  const partialGroups = groups.map((group): Effect => ({ kind: 'partial-group', group }));
  return { groups: [], grants: [], effects: [...effects, ...partialGroups, partial('policies')] };
}

/** IBM fills in the `resources` of an invitation's policy that has none (TF-4). */
function withoutUnsetResources(block: Place): Place {
  const { code, mark } = at(block, 'resources');
  const isUnset = mark === true && code.kind === 'read' && !isSet(code);
  return isUnset && isBody(block.mark) ? { ...block, mark: { ...block.mark, resources: undefined } } : block;
}
