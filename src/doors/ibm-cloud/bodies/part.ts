import type { Issue } from 'apikey-policy';
import { isBody, itemsOf } from '../../../ibm-api/body.ts';
import { newVisits } from '../../../json/visits.ts';
import type { Path } from '../../../text/quote.ts';
import { quote } from '../../../text/quote.ts';
import { bareList, kindOfRow, membersBody } from './bare-list.ts';
import type { BodyIssueCode } from './codes.ts';
import type { NamedBody, Recognised, Stranger } from './named-body.ts';
import { recognise } from './recognise.ts';

/** Something recognised, and where it came from. */
export interface Part<Kind = Recognised> {
  readonly name: string;
  /** Where it stands within the body of that name. */
  readonly within: Path;
  readonly found: Kind;
}

/** Adds an issue about the body with a name. Returns `undefined`, so that a caller can report and return at once. */
export function blameBody(issues: Issue[], code: BodyIssueCode, { name, within }: Place, sentence: string): undefined {
  const place = within.length === 0 ? '' : ` (at ${within.map((key) => `[${key}]`).join('')})`;
  issues.push({ code, path: [name, ...within], message: `${quote(name)}${place} ${sentence}` });
}

type Place = Pick<Part, 'name' | 'within'>;
type AnyPart = Part<Recognised | Stranger>;

/** The parts of a body: itself, or each body of a list of bodies. */
export function partsOf({ name, body }: NamedBody, issues: Issue[]): readonly AnyPart[] {
  const here = { name, within: [] };
  if (Array.isArray(body)) return partsOfList(here, body, issues);
  if (isBody(body)) return [{ ...here, found: recognise(body) }];
  blameBody(issues, 'wrong-type', here, 'must be a JSON object, or an array of objects');
  return [];
}

function partsOfList(here: Place, list: readonly unknown[], issues: Issue[]): readonly AnyPart[] {
  const items = itemsOf(list, newVisits());
  if (items.length === 0) return emptyList(here, issues);
  const rows = items.filter(isBody);
  if (rows.length < items.length) {
    blameBody(issues, 'wrong-type', here, 'is an array in which not every entry is an object');
    return [];
  }
  const kinds = new Set(rows.map(kindOfRow));
  const [kind] = kinds;
  if (kinds.size === 1 && kind !== undefined) return [{ ...here, found: bareList(kind, rows) }];
  const parts = rows.map((row, index) => ({ ...here, within: [index], found: recognise(row) }));
  if (kinds.size > 1 && parts.every(({ found }) => found.kind === 'unknown')) {
    const look = `an array of ${[...kinds].map((one) => one ?? 'other things').join(' and ')}`;
    return [{ ...here, found: { kind: 'unknown', look } }];
  }
  // One issue about the first unknown entry is enough.
  const stranger = parts.find(({ found }) => found.kind === 'unknown');
  return stranger === undefined ? parts : [stranger];
}

/** Only a name can say what an empty list lists. */
function emptyList(here: Place, issues: Issue[]): readonly Part[] {
  if (/member/i.test(here.name)) return [{ ...here, found: membersBody([]) }];
  const sentence =
    "is an empty array, which doesn't say what it lists: leave it out, or give the body of the REST call";
  blameBody(issues, 'not-recognised', here, sentence);
  return [];
}
