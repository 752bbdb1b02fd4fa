import { type Account, audit, compareAccess, type Policy, withApiKeyCreation } from 'apikey-policy';
import {
  accessMatrix,
  comparisonToMarkdown,
  comparisonToText,
  findingsToMarkdown,
  findingsToSarif,
  findingsToText,
  matrixToCsv,
  matrixToMarkdown,
  matrixToText,
} from 'apikey-policy/report';
import { accounts } from 'apikey-policy/testing';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/text/layout/visible.ts';
import { widthOf } from '../../src/text/layout/width.ts';
import { faultsInSarif, HOSTILE, OBEYED } from '../unit/doors/report/given.ts';
import { RUNS } from './runs.ts';

const hostile = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ unit: 'binary', maxLength: 20 })),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '' && !text.startsWith('iam-'));

const CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';

/** An account whose every id, name and e-mail address is hostile, and in which there is something to find. */
const hostileAccounts: fc.Arbitrary<Account> = fc
  .uniqueArray(hostile, { minLength: 7, maxLength: 7 })
  .map(([id, owner, user = '', other = '', robot, group = '', policy = '']) => {
    const grant = (suffix: string, subject: Policy['subject'], service: string): Policy => ({
      id: policy + suffix,
      name: policy,
      subject,
      roles: [CREATOR, `crn:${policy}`],
      target: { attributes: [{ key: 'serviceName', value: service }] },
    });
    return {
      id: `${id}`,
      ownerId: user,
      apiKeyCreation: `${owner}`,
      principals: [
        { kind: 'user', id: user, state: 'ACTIVE', name: other, email: user },
        { kind: 'user', id: other, email: other },
        { kind: 'service-id', id: `iam-ServiceId-${robot}`, name: policy },
      ],
      accessGroups: [{ id: group, name: other, members: [user, `${robot}`] }],
      policies: [
        grant('1', { accessGroup: group }, 'iam-identity'),
        grant('2', { principal: `gone ${other}` }, 'iam-identity'),
        grant('3', { principal: other }, 'IAM Identity'),
      ],
    };
  });

const columns = fc.integer({ min: 0, max: 200 });

/** What there is to show of an account. */
const shownOf = (account: Account) => ({
  matrix: accessMatrix(account),
  findings: audit(account),
  preview: compareAccess(withApiKeyCreation(account, 'NOT_RESTRICTED'), withApiKeyCreation(account, 'RESTRICTED')),
});

const textsOf = (account: Account, width: number, { matrix, findings, preview } = shownOf(account)): string[] => [
  matrixToText(matrix, { columns: width }),
  findingsToText(findings, { account, columns: width }),
  findingsToText(findings, { columns: width }),
  comparisonToText(preview, { account, columns: width }),
];

const markdownsOf = (account: Account, { matrix, findings, preview } = shownOf(account)): string[] => [
  matrixToMarkdown(matrix),
  findingsToMarkdown(findings, { account }),
  comparisonToMarkdown(preview, { account }),
];

/** CSV as RFC 4180 reads it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What a reader sees of rendered HTML. */
function shownIn(html: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
}

const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe('reports', () => {
  it('REP-1: every line is at most as wide as the terminal', () => {
    const property = fc.property(fc.oneof(hostileAccounts, accounts()), columns, (account, width) => {
      for (const text of textsOf(account, width)) {
        const widest = Math.max(...text.split('\n').map(widthOf));
        expect(widest).toBeLessThanOrEqual(Math.max(30, width));
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REP-2: no output has a control character, an escape sequence or a bidirectional override', () => {
    const property = fc.property(fc.oneof(hostileAccounts, accounts()), (account) => {
      const shown = shownOf(account);
      const log = findingsToSarif(shown.findings, { account, uri: account.id, version: account.id });
      const outputs = [
        ...textsOf(account, 80, shown),
        ...markdownsOf(account, shown),
        matrixToCsv(shown.matrix),
        JSON.stringify(log),
      ];
      for (const output of outputs) {
        expect(output).not.toMatch(OBEYED);
        expect(output).not.toMatch(/\r(?!\n)/);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REP-2: CSV read back gives the cells, and none of them is a formula', () => {
    const property = fc.property(hostileAccounts, (account) => {
      const { rows } = accessMatrix(account);
      const [header = [], ...read] = cellsOf(matrixToCsv(accessMatrix(account)));
      expect(read).toHaveLength(rows.length);
      read.forEach((cells, index) => {
        expect(cells).toHaveLength(header.length);
        const row = rows[index];
        [row?.principal, row?.name, row?.email].forEach((text = '', place) => {
          const shown = visible(text);
          expect([shown, `'${shown}`]).toContain(cells[place]);
        });
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      });
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REP-2: a renderer of Markdown finds the cells of a table, and shows each as it is', () => {
    const property = fc.property(hostileAccounts, (account) => {
      const { rows } = accessMatrix(account);
      const [table, ...others] = marked
        .lexer(matrixToMarkdown(accessMatrix(account)))
        .filter(({ type }) => type === 'table');
      if (table?.type !== 'table') throw new Error('there is no table');
      expect(others).toEqual([]);
      expect(table.rows.map((cells: readonly unknown[]) => cells.length)).toEqual(rows.map(() => 5));
      table.rows.forEach(([cell]: readonly { readonly text: string }[], index: number) => {
        const { principal, name, email } = rows[index] ?? { principal: '' };
        const html = marked.parseInline(cell?.text ?? '', { async: false });
        expect(squeezed(shownIn(`${html}`))).toBe(squeezed(visible(`${name || email || ''} (${principal})`)));
      });
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REP-2: Markdown holds no HTML, no picture and no link but to an e-mail address', () => {
    const property = fc.property(hostileAccounts, (account) => {
      for (const markdown of markdownsOf(account)) {
        const html = `${marked.parse(markdown, { async: false })}`;
        const tags = new Set([...html.matchAll(/<\/?([a-z]\w*)/gi)].map(([, tag]) => tag));
        for (const tag of ['p', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td']) tags.delete(tag);
        tags.delete('a');
        expect([...tags]).toEqual([]);
        expect(html).not.toMatch(/href="(?!mailto:)/);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REP-3: SARIF is valid for any account', () => {
    const property = fc.property(fc.oneof(hostileAccounts, accounts()), fc.option(hostile), (account, uri) => {
      const options = uri === null ? { account } : { account, uri, version: uri };
      expect(faultsInSarif(findingsToSarif(audit(account), options))).toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});
