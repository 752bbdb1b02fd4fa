import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  ACTIONS,
  type Account,
  ALLOW_REASONS,
  compile,
  DENY_REASONS,
  decide,
  parseAccount,
  UNKNOWN_REASONS,
} from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { BY_RULE } from './by-rule/index.ts';
import { corpusId } from './corpus/id.ts';
import { fileOf, manifestOf, textOfFile, VECTOR_FILES, vectorsOfFile } from './files.ts';
import { RULE_IDS, ruleOf } from './rule-ids.ts';
import { expectedOf, inOrder, LETTERS, type Vector } from './vector.ts';

const FILES = VECTOR_FILES.map((name) => ({ name, vectors: vectorsOfFile(name) }));
const VECTORS = FILES.flatMap(({ vectors }) => vectors);

/** As it stands, with what stands in it twice; what does not parse is no account. */
function accountOf({ account }: Vector): Account {
  if (!isAccount(account)) throw new Error(`no account: ${JSON.stringify(account)}`);
  return account;
}

function isAccount(account: unknown): account is Account {
  return parseAccount(account).ok;
}

describe.each(FILES)('$name', ({ name, vectors }) => {
  it.each(vectors)('$id $sentence', (vector) => {
    const { request, expected } = vector;
    const account = accountOf(vector);
    const pdp = compile(account);
    for (const decision of [decide(account, request), pdp.decide(request)]) {
      expect(inOrder(expectedOf(decision))).toEqual(inOrder(expected));
      expect([decision.allowed, decision.request]).toEqual([expected.effect === 'allow', request]);
      expect(JSON.parse(JSON.stringify(decision))).toStrictEqual(decision); // A7
    }
    const session = pdp.forPrincipal(request.principal);
    const { action, resource, time } = request;
    // The second answer may come from what the first one left behind.
    for (const _ of ['asked', 'asked again']) {
      expect(pdp.allows(request)).toBe(expected.effect === 'allow');
      expect(session.allows(action, resource, time)).toBe(expected.effect === 'allow');
    }
  });

  it('is what its schema says', () => {
    const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(textOfFile('schema.json')));
    validate(JSON.parse(textOfFile(name)));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('the schema', () => {
  const validate = new Ajv2020().compile(JSON.parse(textOfFile('schema.json')));
  const [vector] = BY_RULE;

  it.each([
    ['no vector', []],
    ['no id', [{ ...vector, id: undefined }]],
    ['an id without a rule', [{ ...vector, id: 'G9-x' }]],
    ['no rule', [{ ...vector, rules: [] }]],
    ['an unknown rule', [{ ...vector, rules: ['S9'] }]],
    ['a field too many', [{ ...vector, name: 'x' }]],
    ['a misspelt field of the account', [{ ...vector, account: { ...vector?.account, policy: [] } }]],
    ['an allow that names what is missing', [{ ...vector, expected: { ...vector?.expected, requires: {} } }]],
    ['a deny for the reason of an allow', [{ ...vector, expected: { ...vector?.expected, effect: 'deny' } }]],
    ['an unknown in an allow', [{ ...vector, expected: { ...vector?.expected, unknowns: ['time-needed'] } }]],
  ])('refuses %s', (_, vectors) => {
    expect(validate({ vectors: [vector] })).toBe(true);
    expect(validate({ vectors: JSON.parse(JSON.stringify(vectors)) })).toBe(false);
  });
});

describe('the files', () => {
  it('are as the tables say, by rule', () => {
    expect(textOfFile('by-rule.json')).toBe(fileOf(BY_RULE));
  });

  it('are written in one form', () => {
    expect(textOfFile('corpus.json')).toBe(fileOf(vectorsOfFile('corpus.json')));
  });

  it('are those of the manifest', () => {
    const texts = Object.fromEntries(VECTOR_FILES.map((name) => [name, textOfFile(name)]));
    expect(JSON.parse(textOfFile('manifest.json'))).toEqual(manifestOf(texts));
  });

  it('have each id once, which tells the rule, or the question of the corpus', () => {
    expect(new Set(VECTORS.map(({ id }) => id)).size).toBe(VECTORS.length);
    for (const { id, rules } of vectorsOfFile('by-rule.json')) expect([id, rules[0]]).toEqual([id, ruleOf(id)]);
    for (const vector of vectorsOfFile('corpus.json')) expect(vector.id).toBe(corpusId(vector));
  });
});

describe('what the vectors show', () => {
  const counts = new Map<string, number>();
  for (const { rules, request, expected } of VECTORS) {
    const { effect, reason, unknowns, caveats, nearMisses = [], requires, validUntil } = expected;
    const shown = new Set([
      ...rules,
      `${LETTERS[request.action]} ${effect}`,
      `${effect} for ${reason}`,
      ...unknowns.map((unknown) => `unknown: ${unknown}`),
      ...caveats.map((caveat) => `caveat: ${caveat}`),
      ...nearMisses.map(({ obstacle }) => `near miss by ${obstacle}`),
      ...(requires === undefined ? [] : ['requires']),
      ...(validUntil === undefined ? [] : ['valid until']),
    ]);
    for (const feature of shown) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }

  it.each([
    ...ACTIONS.flatMap((action) => ['allow', 'deny', 'indeterminate'].map((effect) => `${LETTERS[action]} ${effect}`)),
    ...ALLOW_REASONS.map((reason) => `allow for ${reason}`),
    ...DENY_REASONS.map((reason) => `deny for ${reason}`),
    ...UNKNOWN_REASONS.map((reason) => `unknown: ${reason}`),
    ...['enterprise-managed', 'editor-documented-otherwise', 'service-id-locked'].map((caveat) => `caveat: ${caveat}`),
    ...['not-active', 'public-access-group', 'role', 'target', 'condition', 'principal'].map(
      (obstacle) => `near miss by ${obstacle}`,
    ),
    'requires',
    'valid until',
  ])('%s, five times or more', (feature) => {
    expect(counts.get(feature) ?? 0).toBeGreaterThanOrEqual(5);
  });

  it.each(UNKNOWN_REASONS)('indeterminate for %s', (reason) => {
    expect(counts.get(`indeterminate for ${reason}`) ?? 0).toBeGreaterThanOrEqual(1);
  });

  it.each(RULE_IDS)('%s, by hand', (rule) => {
    expect(BY_RULE.filter(({ rules }) => rules.includes(rule)).length).toBeGreaterThanOrEqual(1);
    expect(BY_RULE.some(({ id }) => ruleOf(id) === rule)).toBe(true);
  });
});
