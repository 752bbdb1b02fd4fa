import { createAuthzenPdp } from 'apikey-policy/authzen';
import { describe, expect, it } from 'vitest';
import { checked } from './schemas.ts';

const subject = { type: 'user', id: 'alice' };
const question = { subject, action: { name: 'read' }, resource: { type: 'record', id: 'record-1' } };
const batchOf = (size: number, options?: object): object => ({
  ...question,
  ...(options && { options }),
  evaluations: Array.from({ length: size }, () => ({})),
});

/** A decision point that denies with a long reason and finds many subjects, and the number of its decisions. */
function verbose(options: { readonly maxEvaluations?: number; readonly maxAnswerLength?: number } = {}) {
  const seen = { decisions: 0 };
  const pdp = createAuthzenPdp(
    {
      evaluate: () => {
        seen.decisions++;
        return { decision: false, context: { reason_admin: { long: 'x'.repeat(100) } } };
      },
      searchSubjects: () => ({ results: Array.from({ length: 100 }, (_, at) => ({ type: 'user', id: `user-${at}` })) }),
      searchResources: () => ({ results: [] }),
      searchActions: () => ({ results: [] }),
    },
    options,
  );
  return { pdp: checked(pdp), seen };
}

describe('AZ-3: limits, with the 400 of the specification', () => {
  it('a batch has at most 1,000 items by default, and no item of a larger one is decided', () => {
    const { pdp, seen } = verbose();
    expect(pdp.evaluations(batchOf(1000)).status).toBe(200);
    seen.decisions = 0;
    const refused = { status: 400, body: '`evaluations` must have at most 1000 items, but has 1001' };
    expect(pdp.evaluations(batchOf(1001))).toEqual(refused);
    expect(pdp.evaluations(batchOf(1001, { evaluations_semantic: 'deny_on_first_deny' }))).toEqual(refused);
    expect(seen.decisions).toBe(0);
  });

  it('`maxEvaluations` is another limit', () => {
    const { pdp } = verbose({ maxEvaluations: 2 });
    expect(pdp.evaluations(batchOf(2)).status).toBe(200);
    expect(pdp.evaluations(batchOf(3)).status).toBe(400);
    expect(pdp.evaluations(question).status).toBe(200);
  });

  it('a batch stops being decided once its answer is too long', () => {
    const { pdp, seen } = verbose({ maxAnswerLength: 1000 });
    expect(pdp.evaluations(batchOf(5)).status).toBe(200);
    seen.decisions = 0;
    expect(pdp.evaluations(batchOf(500))).toEqual({
      status: 400,
      body: 'the answer would have more than 1000 characters: send fewer `evaluations`',
    });
    expect(seen.decisions).toBeLessThan(10);
  });

  it('a page of results is never too long', () => {
    const { pdp } = verbose({ maxAnswerLength: 1000 });
    const search = { ...question, subject: { type: 'user' } };
    expect(pdp.subjectSearch(search)).toEqual({
      status: 400,
      body: 'the answer would have more than 1000 characters: ask for smaller pages with `page.limit`',
    });
    expect(pdp.subjectSearch({ ...search, page: { limit: 10 } }).status).toBe(200);
    expect(verbose().pdp.subjectSearch(search).status).toBe(200);
  });

  it.each(['maxEvaluations', 'maxAnswerLength'])('`%s` must be a positive integer', (name) => {
    for (const value of [0, -1, 1.5, Number.NaN, '10']) {
      expect(() => verbose({ [name]: value })).toThrow(new TypeError(`\`${name}\` must be a positive integer`));
    }
  });
});
