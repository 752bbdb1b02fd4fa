import type { Issue } from 'apikey-policy';
import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import { namesNext, nextToken } from '../../../ibm-api/next-page.ts';
import { PAGINGS } from '../../../ibm-api/pagings.ts';
import { BY_GROUP } from '../../../ibm-api/payloads.ts';
import { quote } from '../../../text/quote.ts';
import { LIST_PHRASES } from './group-of.ts';
import type { RecognisedBody } from './named-body.ts';
import { blameBody, type Part } from './part.ts';

/** The parts that make up one field of the payloads, or one group of a field. */
export type Place = readonly [Part<RecognisedBody>, ...Part<RecognisedBody>[]];

/** Parts by the field, and the group, that they are for. */
export function placesOf(parts: readonly Part<RecognisedBody>[]): readonly Place[] {
  const places = new Map<string, [Part<RecognisedBody>, ...Part<RecognisedBody>[]]>();
  for (const part of parts) {
    const key = `${part.found.list} ${part.found.group ?? ''}`;
    const others = places.get(key);
    if (others === undefined) places.set(key, [part]);
    else others.push(part);
  }
  return [...places.values()];
}

/** Reports two parts of a place that contradict each other. Pages of one list that follow one another do not. */
export function refuseSamePlace(parts: Place, bundle: Part | undefined, issues: Issue[]): void {
  const [first] = parts;
  if (bundle !== undefined && isTakenIn(bundle.found.body, first.found)) {
    blameBoth(bundle, first, `have ${LIST_PHRASES[first.found.list]}`, issues);
    return;
  }
  const taken = new Map<string, Part>();
  const isMixed =
    parts.some(({ found }) => found.partOf !== undefined) && parts.some(({ found }) => found.partOf === undefined);
  for (const part of parts) {
    const [slot, phrase] = isMixed ? ['', `have ${LIST_PHRASES[part.found.list]}`] : slotOf(part.found);
    const other = taken.get(slot);
    if (other === undefined) taken.set(slot, part);
    else {
      blameBoth(other, part, phrase, issues);
      return;
    }
  }
}

/** What only one part of a place can be, and the phrase for an issue about two such parts. */
function slotOf({ list, body, partOf }: RecognisedBody): readonly [slot: string, phrase: string] {
  const what = LIST_PHRASES[list];
  if (partOf !== undefined)
    return [`part ${partOf}`, `have ${what} of the same ${list === 'accessGroupMembers' ? 'type' : 'subject'}`];
  if (!isPaged(list)) return ['', `are ${what}`];
  const { next } = PAGINGS[list];
  if (!namesNext(body, next)) return ['last', `are the last page of ${what}`];
  return [`next ${nextToken(body, next)}`, `are the same page of ${what}`];
}

function isPaged(list: string): list is keyof typeof PAGINGS {
  return Object.hasOwn(PAGINGS, list);
}

function isTakenIn(bundle: Body, { list, group }: RecognisedBody): boolean {
  const field = fieldOf(bundle, list);
  if (!BY_GROUP.includes(list) || !isBody(field)) return field !== undefined;
  return group !== undefined && fieldOf(field, group) !== undefined;
}

function blameBoth(first: Part, second: Part, phrase: string, issues: Issue[]): void {
  blameBody(issues, 'same-place', second, `and ${quote(first.name)} both ${phrase}; give one of them`);
}
