import { GATEWAY_ISSUES, requestFromHttp } from 'apikey-policy/gateway';
import { describe, expect, it } from 'vitest';
import { ANNA, CALLER, CREATE_USER_API_KEY, call, outcome, settingsCall, UPDATE_SETTING } from './given.ts';

const iamId = `"iam_id":"${ANNA}"`;

describe('GATE-3: the body', () => {
  it.each([
    undefined,
    '',
    ' ',
    'null',
    '[]',
    `[{${iamId}}]`,
    '"iam_id"',
    '1',
    'true',
    '{',
    `{${iamId},}`,
    `\uFEFF{${iamId}}`,
  ])('must be a JSON object: %j', (body) => {
    expect(outcome({ body })).toBe('invalid: body');
  });

  it.each([7, true, {}, [`{${iamId}}`], new TextEncoder().encode(`{${iamId}}`), Object(`{${iamId}}`)])(
    'must be a string: %o',
    (body) => {
      expect(outcome(Object({ body }))).toBe('invalid: body');
    },
  );

  it.each([
    `{${iamId},${iamId}}`,
    `{${iamId},"iam_id":"ServiceId-1"}`,
    `{${iamId},"i\\u0061m_id":"ServiceId-1"}`,
    `{${iamId},"a":1,"a":1}`,
    `{${iamId},"a":{"b":[0,{"c":1,"d":[],"c":2}]}}`,
    `{${iamId},"a":{"":1,"":2}}`,
    `{${iamId},"a":{"b":1},"a":2}`,
    `{"a":[{"b":{}}],"b":[],${iamId},"b":1}`,
    `{${iamId},"a":1,"a" \n:\t2}`,
    `{${iamId},"\\"":1,"\\u0022":2}`,
    `{${iamId},"__proto__":1,"__proto__":2}`,
  ])('has no key twice: %s', (body) => {
    expect(outcome({ body })).toBe('invalid: duplicate-key');
  });

  it.each([
    `{${iamId},"a":"a","b":["a","a"],"c":{"a":1},"d":[{"a":1},{"a":1}]}`,
    `{${iamId},"a":"\\"a\\":1,\\"a\\":1","b":"{\\\\"}`,
    `{"a":{"a":{}},"b":[[],{}],"c":[],${iamId}}`,
    `{"a":{"b":1},"b":[{"c":1}],"c":{"a":1},${iamId}}`,
    ` { ${iamId} , "constructor" : 1 , "toString" : "{" } `,
  ])('may have one key in several objects, and anything in texts: %s', (body) => {
    expect(outcome({ body })).toBe(CREATE_USER_API_KEY);
  });

  it.each(['IAM_ID', 'Iam_Id', 'account_ID', 'ıam_id', 'İam_id', 'i\u0307am_id'])(
    'has no key that is read in other letters: %s',
    (key) => {
      expect(outcome({ body: `{${iamId},"${key}":"ServiceId-1"}` })).toBe('invalid: key-case');
      expect(outcome({ body: `{"${key}":"ServiceId-1"}` })).toBe('invalid: key-case');
    },
  );

  it('knows the letters that only some readers take for one', () => {
    const key = 're\u017Ftrict_create_platform_api\u212Aey';
    expect(outcome(settingsCall({ [key]: 'NOT_RESTRICTED' }))).toBe('invalid: key-case');
    expect(outcome(settingsCall({ RESTRICT_CREATE_SERVICE_ID: 'NOT_RESTRICTED' }))).toBe('invalid: key-case');
  });

  it('has no account in other letters, on any guarded call', () => {
    const body = { ACCOUNT_ID: 'f9e8d7c6b5a4938271605f4e3d2c1b0a' };
    expect(outcome({ path: '/v1/serviceids', body: JSON.stringify(body) })).toBe('invalid: key-case');
    expect(outcome(settingsCall({ ...body, restrict_create_service_id: 'RESTRICTED' }))).toBe('invalid: key-case');
  });

  it('may have other keys in any letters', () => {
    expect(outcome({ body: `{${iamId},"NAME":1,"name":2,"RESTRICT_CREATE_SERVICE_ID":3,"inner":{"IAM_ID":4}}` })).toBe(
      CREATE_USER_API_KEY,
    );
  });

  it.each([null, 7, ['1a2b3c4d5e6f40718293a4b5c6d7e8f9'], {}])(
    'requires an account that is a string: %j',
    (account) => {
      expect(outcome({ body: JSON.stringify({ iam_id: ANNA, account_id: account }) })).toBe('invalid: wrong-type');
    },
  );

  it('is quoted in messages without what could disturb', () => {
    const key = `\`\u001b[31m\u202E\u2028${'x'.repeat(100)}`;
    const read = requestFromHttp(call({ body: `{${JSON.stringify(key)}:1,${JSON.stringify(key)}:1}` }), CALLER);
    const shown = ` [31m ${'x'.repeat(32)}…${'x'.repeat(31)}`;
    expect(read).toMatchObject({
      issues: [{ message: `the body must not have the key \`${shown}\` twice in one object` }],
    });
  });
});

describe('GATE-3: the headers', () => {
  it.each([
    {},
    { 'content-type': undefined },
    { 'content-type': 'application/json' },
    { 'Content-Type': 'Application/JSON ; Charset="UTF-8"; v=1' },
    { 'Content-Type': ' application/json;v=1;charset=utf-8 ' },
    { 'content-type': ['application/json;charset=utf-8'], 'x-other': 'POST' },
    [['Content-Type', 'application/json']] as const,
    new Headers({ 'content-type': 'application/json' }),
  ])('may say JSON: %o', (headers) => {
    expect(outcome({ headers })).toBe(CREATE_USER_API_KEY);
  });

  it.each([
    '',
    'text/plain',
    'application/jsonp',
    'application/json, text/plain',
    'application/x-www-form-urlencoded',
    'application/vnd.api+json',
    'application/json; charset=utf-7',
    'application/json; charset=utf-8; charset=ibm037',
    'application/json; charset=utf-8-x',
    'application/json; xcharset=utf-8',
    'text/plain; application/json',
    "application/json; charset*=utf-8''utf-7",
    ['application/json', 'application/json'],
  ])('may say nothing else: %j', (type) => {
    expect(outcome({ headers: { 'content-type': type } })).toBe('invalid: content-type');
    expect(outcome({ headers: { 'CONTENT-TYPE': type } })).toBe('invalid: content-type');
  });

  it('may say it once', () => {
    const headers = { 'content-type': 'application/json', 'Content-Type': 'application/json' };
    expect(outcome({ headers })).toBe('invalid: content-type');
  });

  it.each(['gzip', 'identity', ''])('have no encoding: %j', (encoding) => {
    expect(outcome({ headers: { 'content-encoding': encoding } })).toBe('invalid: content-encoding');
    expect(outcome({ headers: new Headers({ 'Content-Encoding': encoding }) })).toBe('invalid: content-encoding');
  });

  it.each(['X-HTTP-Method-Override', 'x-http-method', 'X-Method-Override', 'X_HTTP_METHOD_OVERRIDE'])(
    'do not make it another method: %s',
    (name) => {
      const headers = { [name]: 'GET' };
      expect(outcome({ headers })).toBe('invalid: method-override');
      expect(outcome({ headers: Object.entries(headers) })).toBe('invalid: method-override');
      // What reads, or is another method, could be a guarded one.
      expect(outcome({ method: 'GET', headers, body: '{"iam_id":"IBMid-1"}' })).toBe('invalid: method-override');
      expect(outcome(settingsCall({}, { method: 'PATCH', headers }))).toBe('invalid: method-override');
      expect(outcome({ method: 'GET', path: '/v1//apikeys', headers })).toBe('invalid: path');
      expect(outcome({ method: 'GET', path: '/v1/apikeys/1', headers })).toBe('not-ours');
    },
  );

  it('matter on guarded calls alone, and are all reported', () => {
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip', 'x-http-method': 'PUT' };
    expect(outcome({ headers })).toBe('invalid: method-override content-type content-encoding');
    expect(outcome({ headers, path: '/v1/profiles' })).toBe('not-ours');
    expect(outcome(settingsCall({ mfa: 'NONE' }, { headers: { 'content-type': 'text/plain' } }))).toBe(
      'invalid: content-type',
    );
    expect(outcome(settingsCall({ restrict_create_service_id: 1 }))).toBe(UPDATE_SETTING);
  });
});

describe('the table of codes', () => {
  it('cites a rule each, and cannot be changed', () => {
    for (const meaning of Object.values(GATEWAY_ISSUES)) expect(meaning).toMatch(/ \(GATE-[1-4]\)$/);
    expect(Object.isFrozen(GATEWAY_ISSUES)).toBe(true);
  });
});
