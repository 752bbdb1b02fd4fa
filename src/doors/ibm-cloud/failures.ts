import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import { BY_GROUP, PAYLOAD_LISTS, type PayloadList } from '../../ibm-api/payloads.ts';
import { blame, note, type Report } from '../../ibm-api/report.ts';
import { quote } from '../../json/report.ts';
import { readFlag, readList, readWord } from './input.ts';

/** Which calls were given up, and were not answered all the same (N4). */
export interface GivenUp {
  /** Whether a call of a list was given up; while the bodies are still read, every missing one counts (N7). */
  has(list: PayloadList): boolean;
  /** Whether a call of a list for this group was given up. */
  hasGroup(list: PayloadList, group: string): boolean;
  /** The groups for which calls of a list were given up. */
  groups(list: PayloadList): readonly string[];
}

/** A call that was given up. */
interface Call {
  readonly list: PayloadList;
  /** The group; none means any. */
  readonly key: string | undefined;
  readonly page: number | undefined;
}

export function readFailures(input: Body, report: Report): GivenUp {
  const isReading = readFlag(input, 'reading', report) ?? false;
  if (isReading) note(report, 'still-reading', ['reading'], 'is set, so every call that is missing counts as given up');
  const failures = readList(input, 'failures', 'calls that were given up', report);
  const calls = failures
    .map((failure, index) => readCall(failure, ['failures', index], report))
    .filter((call) => call !== undefined)
    .filter((call) => !isAnswered(call, input));
  return {
    has: (list) =>
      calls.some((call) => call.list === list) || (isReading && !BY_GROUP.includes(list) && !isGiven(input, list)),
    hasGroup: (list, group) => calls.some(({ list: of, key = group }) => of === list && key === group),
    groups: (list) => calls.filter((call) => call.list === list).flatMap(({ key }) => key ?? []),
  };
}

function readCall(failure: unknown, path: readonly (string | number)[], report: Report): Call | undefined {
  if (!isBody(failure)) return blame(report, 'wrong-type', path, 'must be a call that was given up, an object');
  const list = readWord(fieldOf(failure, 'list'), PAYLOAD_LISTS, [...path, 'list'], report);
  const key = fieldOf(failure, 'key');
  const page = fieldOf(failure, 'page');
  if (key !== undefined && typeof key !== 'string')
    return blame(report, 'wrong-type', [...path, 'key'], 'must be a text, the id of a group');
  if (page !== undefined && typeof page !== 'number')
    return blame(report, 'wrong-type', [...path, 'page'], 'must be a number');
  if (list === undefined) return undefined;
  const status = fieldOf(failure, 'status');
  const message = fieldOf(failure, 'message');
  const of = key === undefined ? '' : ` of ${quote(key)}`;
  const answer = typeof status === 'number' ? `, with status ${status}` : '';
  const words = typeof message === 'string' ? `: ${quote(message)}` : '';
  note(report, 'call-given-up', path, `is a call for ${quote(list)}${of} that was given up${answer}${words}`);
  return { list, key, page };
}

/** A body that is there all the same stands (N4): the page that was asked for, or what comes without pages. */
function isAnswered({ list, key, page }: Call, input: Body): boolean {
  const field = fieldOf(input, list);
  const body = !BY_GROUP.includes(list) ? field : isBody(field) && key !== undefined ? fieldOf(field, key) : undefined;
  return Array.isArray(body) ? page !== undefined && page in body : body !== undefined;
}

/** No page at all is the same as not given (B5). */
function isGiven(input: Body, list: PayloadList): boolean {
  const body = fieldOf(input, list);
  return body !== undefined && !(Array.isArray(body) && body.length === 0);
}
