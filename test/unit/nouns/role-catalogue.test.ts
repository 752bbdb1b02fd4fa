import { readFileSync } from 'node:fs';
import { ROLE_CATALOGUE, ROLES } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../support/names.ts';

/** A row of the table of section 5: the names, the CRNs, and what stands for T, U, S and C. */
interface Row {
  readonly names: readonly string[];
  readonly crns: readonly string[];
  readonly marks: readonly string[];
}

const RULES = readFileSync(new URL('../../../docs/reference/rules.md', import.meta.url), 'utf8');

/** `…{Manager,Writer,Reader}` stands for three CRNs. */
function spelledOut(crn: string): string[] {
  const [, start = crn, list] = /^(.*)\{(.*)\}$/.exec(crn) ?? [];
  return list === undefined ? [crn] : list.split(',').map((id) => start + id);
}

/** `Manager, Writer, Reader (service roles)` are three names. */
const namesIn = (cell: string): string[] => cell.replace(/ \(.*/, '').split(', ');

const ROWS: readonly Row[] = RULES.split('\n')
  .filter((line) => line.includes('| `crn:'))
  .map((line) => {
    const [, names = '', crns = '', ...marks] = line.split('|').map((cell) => cell.trim());
    return {
      names: namesIn(names),
      crns: [...crns.matchAll(/`([^`]*)`/g)].flatMap(([, crn = '']) => spelledOut(crn)),
      marks,
    };
  });

describe('section 5: the catalogue of roles', () => {
  it('has the roles of the table, in its order, and the placeholder of R2', () => {
    expect(ROLE_CATALOGUE.flatMap(({ crns }) => crns)).toEqual([
      ...ROWS.flatMap(({ crns }) => crns),
      'crn:v1:bluemix:public:iam::::role:UnsupportedVersion',
    ]);
  });

  it('names them as the table does', () => {
    expect(ROLE_CATALOGUE.map(({ name }) => name)).toEqual([
      ...ROWS.flatMap(({ names }) => names),
      'Unsupported Version',
    ]);
  });

  it('has the first CRN of each under its name in camel case, as `ROLES`', () => {
    const camelCase = (name: string): string =>
      name
        .split(' ')
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
        .join('')
        .replace(/^./, (first) => first.toLowerCase());
    const rows = ROWS.flatMap(({ names, crns }) =>
      names.length > 1 ? names.map((name, i) => [name, crns[i]]) : [[names[0] ?? '', crns[0]]],
    );
    expect(Object.entries(ROLES)).toEqual([
      ...rows.map(([name = '', crn]) => [camelCase(name), crn]),
      ['unsupportedVersion', 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion'],
    ]);
    expect(Object.isFrozen(ROLES)).toBe(true);
  });

  it('R2: the placeholder grants nothing', () => {
    expect(ROLE_CATALOGUE.at(-1)?.actions).toEqual([]);
  });

  it.each(ROWS)('$names carry what the table says', ({ names, crns, marks }) => {
    for (const crn of crns) {
      const role = ROLE_CATALOGUE.find((one) => one.crns.includes(crn));
      expect(names).toContain(role?.name);
      expect(role?.actions).toEqual(
        [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID_API_KEY, CREATE_SERVICE_ID].filter(
          (_, column) => marks[column] === 'yes',
        ),
      );
    }
  });

  it('R4: only the two creator roles are undocumented on serviceType alone', () => {
    const undocumented = ROLE_CATALOGUE.filter((role) => !role.onServiceType).map(({ name }) => name);
    expect(undocumented).toEqual(['User API key creator', 'Service ID creator']);
  });

  it('is shared and frozen', () => {
    expect(Object.isFrozen(ROLE_CATALOGUE)).toBe(true);
    for (const role of ROLE_CATALOGUE) {
      for (const part of [role, role.crns, role.actions]) expect(Object.isFrozen(part)).toBe(true);
    }
  });
});
