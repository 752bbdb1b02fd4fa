import { GATEWAY_ISSUES, type GatewayIssueCode, type HttpCall, requestFromHttp } from 'apikey-policy/gateway';
import { describe, expect, it } from 'vitest';
import { ANNA, CALLER, call, SETTINGS, settingsCall } from './given.ts';

const OTHER = { account_id: 'f9e8d7c6b5a4938271605f4e3d2c1b0a' };
const headers = { 'x-http-method-override': 'PUT', 'content-type': 'text/plain', 'content-encoding': 'gzip' };
const withBody = (body: object): HttpCall => call({ body: JSON.stringify({ iam_id: ANNA, ...body }) });

type Reported = readonly [code: GatewayIssueCode, path: readonly string[], message: string];

/** A call, and all its issues. */
const CALLS: readonly (readonly [HttpCall, ...Reported[]])[] = [
  [call({ path: '/v1//apikeys' }), ['path', ['path'], 'the path must be spelled as IBM Cloud documents it']],
  [call({ method: 'PUT' }), ['method', ['method'], 'the method of this path must be `POST`']],
  [call({ method: 'POST', path: SETTINGS }), ['method', ['method'], 'the method of this path must be `PUT`']],
  [
    call({ method: 'post', path: '/v1/apikeys/ApiKey-1' }),
    ['method', ['method'], 'the method of this path must be a standard HTTP method in capital letters'],
  ],
  [
    call({ headers }),
    ['method-override', ['x-http-method-override'], 'the call must not have the header `x-http-method-override`'],
    ['content-type', ['content-type'], 'the content type must be `application/json` in UTF-8'],
    ['content-encoding', ['content-encoding'], 'the call must not have the header `content-encoding`'],
  ],
  [
    settingsCall(OTHER, { path: SETTINGS.replace(CALLER.account, 'other') }),
    ['other-account', ['path'], "the path must name the caller's account"],
    ['other-account', ['account_id'], "`account_id` must be the caller's account"],
  ],
  [withBody({ account_id: 7 }), ['wrong-type', ['account_id'], '`account_id` must be a string']],
  [call({ body: undefined }), ['body', [], 'the body must be a JSON object']],
  [call({ body: '[]' }), ['body', [], 'the body must be a JSON object']],
  [call({ body: '{"a":1,"a":1}' }), ['duplicate-key', ['a'], 'the body must not have the key `a` twice in one object']],
  [withBody({ IAM_ID: 'IBMid-1' }), ['key-case', ['IAM_ID'], '`IAM_ID` must be spelled `iam_id`']],
  [call({ body: '{}' }), ['missing', ['iam_id'], '`iam_id` is missing: it must be the IAM ID that gets the key']],
  [withBody({ iam_id: null }), ['wrong-type', ['iam_id'], '`iam_id` must be a string']],
];

describe('GATE-1 to GATE-4: the issues of a call', () => {
  const cases = CALLS.map(([given, ...reported]) => ({
    given,
    issues: reported.map(([code, path, message]) => ({ code, path, message })),
  }));

  it.each(cases)('$given.method $given.path: $issues', ({ given, issues }) => {
    expect(requestFromHttp(given, CALLER)).toEqual({ kind: 'invalid', issues });
  });

  it('has each of the codes', () => {
    const codes = CALLS.flatMap(([, ...reported]) => reported.map(([code]) => code));
    expect([...new Set(codes)].sort()).toEqual(Object.keys(GATEWAY_ISSUES).sort());
  });
});
