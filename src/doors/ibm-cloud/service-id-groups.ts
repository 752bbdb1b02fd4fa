import { type Body, fieldOf } from '../../ibm-api/body.ts';
import { readByGroup, readOptionalBody } from '../../ibm-api/read-body.ts';
import { note, type Report } from '../../ibm-api/report.ts';
import { readRows, SERVICE_ID_GROUP_ROWS } from '../../ibm-api/rows.ts';
import { idOf, readEach } from './row.ts';

/** The pages of service IDs outside the default group, by group; `undefined` for a group without pages. */
export interface ServiceIdGroups {
  readonly pages: ReadonlyMap<string, unknown>;
  /** Whether every listed group was readable. */
  readonly isComplete: boolean;
}

/** Reads the listed groups, and the groups of which pages are given. */
export function readServiceIdGroups(input: Body, isGivenUp: boolean, report: Report): ServiceIdGroups {
  const given = readByGroup(input, 'groupServiceIds', report);
  if (fieldOf(input, 'serviceIdGroups') === undefined) {
    const others = isGivenUp
      ? 'the service IDs of other groups are unknown'
      : 'it is assumed that no service ID is in another group';
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
