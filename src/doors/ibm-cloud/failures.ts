import { type Body, fieldOf, isBody } from './body.ts';
import { PAYLOAD_LISTS, type PayloadList } from './payloads.ts';
import { blame, note, type Report, spell } from './report.ts';

/** Which calls were given up (N4). */
export interface GivenUp {
  /** Whether a call of this list was given up; while bodies are still read, every missing one counts (N7). */
  has(list: PayloadList): boolean;
  /** The groups for which calls of this list were given up. */
  keys(list: PayloadList): ReadonlySet<string>;
}

export function readFailures(input: Body, report: Report): GivenUp {
  const isReading = readFlag(input, 'reading', report) ?? false;
  const value = fieldOf(input, 'failures');
  const failed: { list: PayloadList; key: string | undefined }[] = [];
  if (value !== undefined && !Array.isArray(value)) {
    blame(report, 'wrong-type', ['failures'], '`failures` must be a list of calls that were given up');
  }
  (Array.isArray(value) ? value : []).forEach((failure: unknown, index) => {
    const path = ['failures', index];
    const list = isBody(failure) ? PAYLOAD_LISTS.find((name) => name === fieldOf(failure, 'list')) : undefined;
    const key = isBody(failure) ? fieldOf(failure, 'key') : undefined;
    if (!isBody(failure) || list === undefined || (key !== undefined && typeof key !== 'string')) {
      blame(
        report,
        'wrong-type',
        path,
        `${spell(path)} must name a \`list\`, one of the fields that hold bodies, and its \`key\` where it has any`,
      );
      return;
    }
    failed.push({ list, key });
    const status = fieldOf(failure, 'status');
    const message = fieldOf(failure, 'message');
    const why = [typeof status === 'number' ? `status ${status}` : '', typeof message === 'string' ? message : ''];
    note(
      report,
      'call-given-up',
      path,
      `a call of ${spell(key === undefined ? [list] : [list, key])} was given up: ${why.filter(Boolean).join(', ') || 'no reason is given'}`,
    );
  });
  return {
    has: (list) => failed.some((failure) => failure.list === list) || (isReading && fieldOf(input, list) === undefined),
    keys: (list) => new Set(failed.filter((failure) => failure.list === list).map(({ key }) => key ?? '')),
  };
}

export function readFlag(input: Body, field: string, report: Report): boolean | undefined {
  const value = fieldOf(input, field);
  if (value === undefined || typeof value === 'boolean') return value;
  blame(report, 'wrong-type', [field], `\`${field}\` must be true or false`);
  return undefined;
}
