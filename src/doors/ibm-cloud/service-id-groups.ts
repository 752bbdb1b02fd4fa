import { type Body, fieldOf } from '../../ibm-api/body.ts';
import { readByGroup, readOptionalBody } from '../../ibm-api/read-body.ts';
import { note, type Report } from '../../ibm-api/report.ts';
import { readRows, SERVICE_ID_GROUP_ROWS } from '../../ibm-api/rows.ts';
import { idOf, readEach } from './row.ts';

/** The pages of service IDs outside the default group, by group; none where a group's are missing. */
export interface ServiceIdGroups {
  readonly pages: ReadonlyMap<string, unknown>;
  /** Whether every group that is listed could be read. */
  readonly isComplete: boolean;
}

/** Reads which groups there are: those that are listed, and those that pages are given of. */
export function readServiceIdGroups(input: Body, isGivenUp: boolean, report: Report): ServiceIdGroups {
  const given = readByGroup(input, 'groupServiceIds', report);
  if (fieldOf(input, 'serviceIdGroups') === undefined) {
    const others = isGivenUp
      ? 'what service IDs other groups have is unknown'
      : 'no service ID is taken to be in another group';
    note(report, 'service-id-groups-not-given', ['serviceIdGroups'], `is not given, so ${others}`);
  }
  const body = readOptionalBody(input, 'serviceIdGroups', [], report);
  if (body === undefined) return { pages: given, isComplete: true };
  const listed = readRows(body, SERVICE_ID_GROUP_ROWS, ['serviceIdGroups'], report);
  const { entries, isComplete } = readEach(listed.rows, (row, problems) => idOf(row, 'id', problems), report);
  return {
    pages: new Map([...entries.map(({ kept }) => [kept, undefined] as const), ...given]),
    isComplete: listed.isComplete && isComplete,
  };
}
