import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import { BY_GROUP, PAYLOAD_LISTS, type PayloadList } from '../../ibm-api/payloads.ts';
import { note, type Report, reportIssue } from '../../ibm-api/report.ts';
import { quote } from '../../text/quote.ts';
import { readBoolean, readList, readOneOf } from './input.ts';

/** The calls that were given up and have no response (N4). */
export interface GivenUp {
  /** Whether a call for a list was given up. While the bodies are being read, a missing call counts as given up (N7). */
  has(list: PayloadList): boolean;
  /** Whether a call for this group was given up. */
  hasGroup(list: PayloadList, group: string): boolean;
  /** The groups whose calls were given up. */
  groups(list: PayloadList): readonly string[];
}

interface Call {
  readonly list: PayloadList;
  /** The id of the group; `undefined` means any group. */
  readonly key: string | undefined;
  readonly page: number | undefined;
}

export function readFailures(input: Body, report: Report): GivenUp {
  const isReading = readBoolean(input, 'reading', report) ?? false;
  if (isReading) note(report, 'still-reading', ['reading'], 'is true, so every missing call counts as given up');
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
  if (!isBody(failure)) return reportIssue(report, 'wrong-type', path, 'must be an object, a call that was given up');
  const list = readOneOf(fieldOf(failure, 'list'), PAYLOAD_LISTS, [...path, 'list'], report);
  const key = fieldOf(failure, 'key');
  const page = fieldOf(failure, 'page');
  if (key !== undefined && typeof key !== 'string')
    return reportIssue(report, 'wrong-type', [...path, 'key'], 'must be a string, the id of a group');
  if (page !== undefined && typeof page !== 'number')
    return reportIssue(report, 'wrong-type', [...path, 'page'], 'must be a number');
  if (list === undefined) return undefined;
  const status = fieldOf(failure, 'status');
  const message = fieldOf(failure, 'message');
  const group = key === undefined ? '' : ` of ${quote(key)}`;
  const withStatus = typeof status === 'number' ? `, with status ${status}` : '';
  const reason = typeof message === 'string' ? `: ${quote(message)}` : '';
  note(report, 'call-given-up', path, `is a call for ${quote(list)}${group} that was given up${withStatus}${reason}`);
  return { list, key, page };
}

/** Whether the body of a call is there although the call was given up: then the body counts (N4). */
function isAnswered({ list, key, page }: Call, input: Body): boolean {
  const field = fieldOf(input, list);
  const body = !BY_GROUP.includes(list) ? field : isBody(field) && key !== undefined ? fieldOf(field, key) : undefined;
  return Array.isArray(body) ? page !== undefined && page in body : body !== undefined;
}

/** An empty array of pages is the same as no array (B5). */
function isGiven(input: Body, list: PayloadList): boolean {
  const body = fieldOf(input, list);
  return body !== undefined && !(Array.isArray(body) && body.length === 0);
}
