import { createServer, type IncomingMessage, type Server } from 'node:http';
import { NoAuthAuthenticator } from '@ibm-cloud/platform-services/auth/index.js';
import IamAccessGroupsV2 from '@ibm-cloud/platform-services/iam-access-groups/v2.js';
import IamIdentityV1 from '@ibm-cloud/platform-services/iam-identity/v1.js';
import IamPolicyManagementV1 from '@ibm-cloud/platform-services/iam-policy-management/v1.js';
import { type HttpCall, requestFromHttp } from 'apikey-policy/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ACCOUNT = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
const CALLER = { principal: 'IBMid-060001ADMN', account: ACCOUNT };

/** A client of the SDK, how many operations it has, and those of which the gateway asks something. */
const CLIENTS = [
  {
    Client: IamIdentityV1,
    operations: 86,
    // Of all parameters that no operation needs, the only one that the gateway asks about.
    optional: { updateAccountSettings: { restrictCreateServiceId: 'RESTRICTED' } },
    guarded: ['POST /v1/serviceids', 'POST /v1/apikeys', `PUT /v1/accounts/${ACCOUNT}/settings/identity`],
  },
  { Client: IamPolicyManagementV1, operations: 63, optional: {}, guarded: [] },
  { Client: IamAccessGroupsV2, operations: 34, optional: {}, guarded: [] },
] as const;

/** What is given for a parameter, where it is read; for any other, its name. */
const VALUES: Readonly<Record<string, string>> = {
  accountId: ACCOUNT,
  iamId: 'iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60',
  id: 'ApiKey-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60',
};

const received: HttpCall[] = [];
let stub: Server;
let serviceUrl = '';

async function callOf(incoming: IncomingMessage): Promise<HttpCall> {
  let body = '';
  for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk);
  const { method = '', url = '', headers } = incoming;
  return { method, path: url, headers, ...(body !== '' && { body }) };
}

beforeAll(async () => {
  stub = createServer(async (incoming, answer) => {
    received.push(await callOf(incoming));
    answer.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve));
  const address = stub.address();
  serviceUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => stub.close());

/** Calls an operation with what it says is missing. */
async function operate(client: object, name: string, optional: unknown): Promise<void> {
  const said = await refusalOf(client, name, {});
  const [, missing = ''] = /Missing required parameters: (.+)/.exec(said) ?? [];
  if (said === '') return;
  const given = missing.split(', ').map((parameter) => [parameter, VALUES[parameter] ?? parameter]);
  expect(await refusalOf(client, name, Object.assign(Object.fromEntries(given), optional))).toBe('');
}

/** The reason why an operation makes no call; `undefined` if it makes one. */
async function refusalOf(client: object, name: string, params: object): Promise<string> {
  try {
    await Reflect.apply(Reflect.get(client, name), client, [params]);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe.each(CLIENTS)("GATE-2: IBM's own SDK, $Client.name", ({ Client, operations, optional, guarded }) => {
  it('makes no call that is invalid, whichever operation is used', async () => {
    received.length = 0;
    const client = new Client({ authenticator: new NoAuthAuthenticator(), serviceUrl });
    const names = Object.getOwnPropertyNames(Client.prototype).filter((name) => name !== 'constructor');
    for (const name of names) await operate(client, name, Reflect.get(optional, name));
    expect([names.length, received.length]).toEqual([operations, operations]);

    const kindOf = (call: HttpCall): string => requestFromHttp(call, CALLER).kind;
    expect(received.filter((call) => kindOf(call) === 'invalid')).toEqual([]);
    const asked = received.filter((call) => kindOf(call) === 'decide');
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(guarded);
  });
});
