import { type Account, audit, compile, FINDING_CODES, type Finding } from 'apikey-policy';
import { findingFingerprint, findingsToMarkdown, findingsToSarif, findingsToText } from 'apikey-policy/report';
import { describe, expect, it } from 'vitest';
import { faultsInSarif, NOON, output, SAMPLE } from './given.ts';

const OPEN: Account = { ...SAMPLE, apiKeyCreation: 'NOT_SET', serviceIdCreation: 'NOT_RESTRICTED' };
const FINDINGS: readonly Finding[] = audit(OPEN, { time: NOON });

describe('REP-1: findings of the sample account', () => {
  it('as text', async () => {
    await expect(`${findingsToText(FINDINGS, { account: OPEN })}\n`).toMatchFileSnapshot(output('findings.txt'));
  });

  it('as Markdown', async () => {
    await expect(`${findingsToMarkdown(FINDINGS, { account: compile(OPEN) })}\n`).toMatchFileSnapshot(
      output('findings.md'),
    );
  });

  it('have ids alone without the account', () => {
    const policy = '18080808-6f1d-4c2b-9a3e-a1b2c3d4e508';
    expect(findingsToText(FINDINGS)).toContain(`Policy ${policy} names`);
    expect(findingsToMarkdown(FINDINGS)).toContain(`Policy ${policy} names`);
  });

  it('may be none', () => {
    expect(findingsToText([])).toBe('No findings');
    expect(findingsToMarkdown([])).toBe('No findings.');
  });
});

describe('REP-3: SARIF', () => {
  const log = findingsToSarif(FINDINGS, { uri: 'a folder/50%/payloads.json', version: '1.2.3', account: OPEN });
  const [run] = log.runs;

  it('is valid by the published schema', () => {
    expect(faultsInSarif(log)).toEqual([]);
    expect(faultsInSarif(findingsToSarif([]))).toEqual([]);
    expect(faultsInSarif({ ...log, runs: [{}] })).not.toEqual([]);
  });

  it('has one rule a finding code, with help and references and without a URI', () => {
    const { driver } = run.tool;
    expect([driver.name, driver.version]).toEqual(['apikey-policy', '1.2.3']);
    expect(driver.rules.map(({ id }) => id)).toEqual(Object.keys(FINDING_CODES));
    for (const { id, help, properties, ...rule } of driver.rules) {
      const { references, severity } = FINDING_CODES[id as Finding['code']];
      expect(properties).toEqual({ references, severity });
      for (const reference of references) expect(help.text).toContain(reference);
      expect(rule).not.toHaveProperty('helpUri');
    }
  });

  it('has a level by severity', () => {
    const levels = new Map(
      run.tool.driver.rules.map(({ properties, defaultConfiguration: { level } }) => [properties.severity, level]),
    );
    expect(Object.fromEntries(levels)).toEqual({ high: 'error', medium: 'warning', low: 'note', info: 'note' });
    expect(run.results.map(({ level, ruleIndex }) => [level, run.tool.driver.rules[ruleIndex]?.id])).toEqual(
      FINDINGS.map(({ severity, code }) => [levels.get(severity), code]),
    );
  });

  it('has the subject as a logical location, and the file as a physical one where it is given', () => {
    const result = run.results.find(({ ruleId }) => ruleId === 'resource-group');
    const id = '18080808-6f1d-4c2b-9a3e-a1b2c3d4e508';
    expect(result?.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'a%20folder/50%25/payloads.json' } },
        logicalLocations: [{ name: id, fullyQualifiedName: `policy/${id}`, kind: 'policy' }],
      },
    ]);
    for (const { locations } of findingsToSarif(FINDINGS).runs[0].results) {
      expect(locations[0]).not.toHaveProperty('physicalLocation');
    }
  });

  it('has fingerprints that differ, and that stay when lists are reordered', () => {
    const prints = FINDINGS.map(findingFingerprint);
    expect(new Set(prints).size).toBe(FINDINGS.length);
    expect(run.results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(
      prints.map((print) => ({ 'codeAndSubject/v1': print })),
    );
    const { policies, principals, accessGroups } = OPEN;
    const reversed = {
      ...OPEN,
      policies: [...policies].reverse(),
      principals: [...principals].reverse(),
      accessGroups: [...accessGroups].reverse(),
    };
    expect(audit(reversed, { time: NOON }).map(findingFingerprint).sort()).toEqual([...prints].sort());
  });

  it('keeps its fingerprints from version to version: accepted findings are known by them', () => {
    const finding = FINDINGS.find(({ code }) => code === 'resource-group');
    expect(finding && findingFingerprint(finding)).toBe('g1y1hc1p83kgj');
  });
});
