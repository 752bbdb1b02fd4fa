import { describe, expect, it } from 'vitest';
import { ADMIN, ALICE, ARCHIVED, BOB, pdp, READ, RECORD_1, RECORD_2, WRITE } from './scenario.ts';

const [yes, no] = [{ decision: true }, { decision: false }];
const failed = (message: string) => ({ decision: false, context: { error: { status: 400, message } } });

/** The answers to a batch. */
function answers(body: object): unknown {
  const response = pdp.evaluations(body);
  expect(response.status).toBe(200);
  return Object(response.body).evaluations;
}

describe('Batch certification', () => {
  it('c-3-2-1, c-3-2-2, c-3-3: as many decisions, in the same order, and none of the whole', () => {
    expect(
      answers({ subject: ALICE, action: READ, evaluations: [{ resource: RECORD_1 }, { resource: RECORD_2 }] }),
    ).toEqual([yes, yes]);
    const body = { subject: BOB, resource: RECORD_1, evaluations: [{ action: READ }, { action: WRITE }] };
    expect(pdp.evaluations(body)).toEqual({ status: 200, body: { evaluations: [yes, no] } });
  });

  it('c-3-2-3, c-3-2-4: properties are those of each item', () => {
    const records = [{ resource: { ...RECORD_1, properties: { status: 'active' } } }, { resource: ARCHIVED }];
    expect(answers({ subject: ALICE, action: WRITE, evaluations: records })).toEqual([yes, no]);
    const writers = [{ subject: ALICE }, { subject: ADMIN }];
    expect(answers({ action: WRITE, resource: ARCHIVED, evaluations: writers })).toEqual([no, yes]);
  });

  it('c-3-2-5: no defaults at all', () => {
    const evaluations = [
      { subject: ALICE, action: READ, resource: RECORD_1 },
      { subject: BOB, action: WRITE, resource: RECORD_1 },
    ];
    expect(answers({ evaluations })).toEqual([yes, no]);
  });

  it('c-3-2-6: a context is inherited like any other object', () => {
    const evaluations = [{ resource: RECORD_1 }, { resource: RECORD_2, context: { source: 'batch-override' } }];
    expect(answers({ subject: ALICE, action: READ, context: { time: 'now' }, evaluations })).toEqual([yes, yes]);
  });

  it('c-3-2-7: defaults replace whole objects, and an empty item inherits everything', () => {
    const defaults = { subject: ALICE, action: WRITE, resource: ARCHIVED };
    expect(
      answers({ ...defaults, evaluations: [{}, { resource: RECORD_2 }, { subject: BOB, resource: RECORD_1 }] }),
    ).toEqual([no, yes, no]);
    // The role of a default subject is no role of another subject.
    expect(answers({ ...defaults, subject: ADMIN, evaluations: [{}, { subject: BOB }] })).toEqual([yes, no]);
    const partial = {
      ...defaults,
      resource: { type: 'record' },
      evaluations: [{ resource: { id: 'record-1' } }, { resource: RECORD_1 }],
    };
    expect(answers(partial)).toEqual([failed('`resource.type` is missing'), yes]);
  });

  it('c-3-4-1: what is wrong with an item is a no for that item', () => {
    const bad = [
      {},
      'record-1',
      null,
      [],
      { resource: null },
      { resource: { type: 'record' } },
      { resource: RECORD_1, context: 1 },
    ];
    expect(
      answers({ subject: ALICE, action: READ, evaluations: [{ resource: RECORD_1 }, ...bad, { resource: RECORD_2 }] }),
    ).toEqual([
      yes,
      failed('`resource` is missing'),
      ...Array.from({ length: 3 }, () => failed('each of `evaluations` must be an object')),
      failed('`resource` must be an object'),
      failed('`resource.id` is missing'),
      failed('`context` must be an object'),
      yes,
    ]);
  });

  it('c-3-4-2, c-3-4-3: without evaluations it is one question, and what is missing a 400', () => {
    const body = { subject: ALICE, action: READ, resource: RECORD_1 };
    for (const evaluations of [undefined, []]) {
      expect(pdp.evaluations({ ...body, evaluations })).toEqual({ status: 200, body: yes });
      expect(pdp.evaluations({ ...body, subject: undefined, evaluations })).toEqual({
        status: 400,
        body: '`subject` is missing',
      });
    }
  });

  it('what is wrong with the whole batch is a 400', () => {
    const body = { subject: ALICE, action: READ, evaluations: [{ resource: RECORD_1 }] };
    for (const evaluations of [null, {}, 'all', 1]) {
      expect(pdp.evaluations({ ...body, evaluations })).toEqual({
        status: 400,
        body: '`evaluations` must be an array of objects',
      });
    }
    expect(pdp.evaluations({ ...body, resource: 'record-1' })).toEqual({
      status: 400,
      body: '`resource` must be an object',
    });
    expect(pdp.evaluations({ ...body, context: [] })).toEqual({ status: 400, body: '`context` must be an object' });
    expect(pdp.evaluations({ ...body, options: 'fast' })).toEqual({ status: 400, body: '`options` must be an object' });
  });
});

describe('the semantics of a batch', () => {
  const ask = (evaluations_semantic: unknown, ...subjects: object[]) =>
    pdp.evaluations({
      action: WRITE,
      resource: RECORD_1,
      evaluations: subjects.map((subject) => ({ subject })),
      options: { evaluations_semantic, another_option: 'value' },
    });
  const [ended] = [{ decision: false, context: { reason: 'deny_on_first_deny' } }];

  it('execute_all answers all, and is the default', () => {
    for (const semantic of ['execute_all', undefined]) {
      expect(ask(semantic, ALICE, BOB, ALICE).body).toEqual({ evaluations: [yes, no, yes] });
    }
  });

  it('deny_on_first_deny ends with the first no, a mistake being one', () => {
    expect(ask('deny_on_first_deny', ALICE, BOB, ALICE, BOB).body).toEqual({ evaluations: [yes, ended] });
    expect(ask('deny_on_first_deny', ALICE, ALICE).body).toEqual({ evaluations: [yes, yes] });
    const { context } = failed('`subject.type` is missing; `subject.id` is missing');
    expect(ask('deny_on_first_deny', {}, ALICE).body).toEqual({
      evaluations: [{ decision: false, context: { ...context, reason: 'deny_on_first_deny' } }],
    });
  });

  it('permit_on_first_permit ends with the first yes', () => {
    expect(ask('permit_on_first_permit', BOB, ALICE, BOB).body).toEqual({ evaluations: [no, yes] });
    expect(ask('permit_on_first_permit', BOB, BOB).body).toEqual({ evaluations: [no, no] });
    expect(ask('permit_on_first_permit', {}, ALICE).body).toEqual({
      evaluations: [failed('`subject.type` is missing; `subject.id` is missing'), yes],
    });
  });

  it('any other is a 400', () => {
    for (const semantic of ['EXECUTE_ALL', '', null, true, 'toString', '__proto__', ['execute_all']]) {
      expect(ask(semantic, ALICE)).toEqual({
        status: 400,
        body: '`options.evaluations_semantic` must be `execute_all`, `deny_on_first_deny` or `permit_on_first_permit`',
      });
    }
  });
});
