import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from 'apikey-policy';

/** What the examples are, seen from TypeScript. */
interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Headers = Readonly<Record<string, string>>;

interface Upstream {
  readonly url: string;
  readonly received: Received[];
  readonly tokenFor: (claims: object) => Promise<string>;
  readonly rotateKeys: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface TokenOptions {
  readonly account: string;
  readonly issuer: string;
  readonly audience?: string;
  readonly fetchAgainAfter?: number;
  readonly now?: () => number;
}

type PrincipalOf = (headers: Headers) => unknown;

interface GuardOptions {
  readonly account: string;
  readonly current: () => unknown;
  readonly maxAge?: number;
  readonly principalOf?: PrincipalOf;
  readonly log?: (line: string) => void;
  readonly now?: () => number;
}

// The examples are plain JavaScript, for readers who copy them.
const example = (name: string) => import(`../../docs/examples/gateway/${name}.mjs`);

export const { startUpstream }: { startUpstream: (account: string) => Promise<Upstream> } = await example('upstream');
const { snapshotFile }: { snapshotFile: (path: string, account: string) => () => unknown } =
  await example('snapshot-file');
const guardModule: {
  createGuard: (options: GuardOptions) => unknown;
  principalFromProxy: PrincipalOf;
} = await example('guard');
export const { createGuard } = guardModule;
export const { principalFromToken }: { principalFromToken: (options: TokenOptions) => PrincipalOf } =
  await example('principal-from-token');

export const FRAMEWORKS = ['node-http', 'fastify', 'hono', 'express'] as const;

export const ACCOUNT = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
export const ADMIN = 'IBMid-060001ADMN';
export const CREATOR = 'IBMid-060003CRTR';
export const ROBOT = 'iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60';
export const SETTINGS = `/v1/accounts/${ACCOUNT}/settings/identity`;

const identity = { key: 'serviceName', value: 'iam-identity' };

/** Both settings restrict; the admin may do T and S, the creator U and C. */
export const restricted: Account = {
  id: ACCOUNT,
  apiKeyCreation: 'RESTRICTED',
  serviceIdCreation: 'RESTRICTED',
  principals: [
    { kind: 'user', id: ADMIN, state: 'ACTIVE' },
    { kind: 'user', id: CREATOR, state: 'ACTIVE' },
    { kind: 'service-id', id: ROBOT },
  ],
  accessGroups: [{ id: 'AccessGroupId-creators', members: [CREATOR] }],
  policies: [
    {
      id: 'administrator',
      subject: { principal: ADMIN },
      roles: ['crn:v1:bluemix:public:iam::::role:Administrator'],
      target: { attributes: [identity] },
    },
    {
      id: 'creators',
      subject: { accessGroup: 'AccessGroupId-creators' },
      roles: [
        'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator',
        'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator',
      ],
      target: { attributes: [identity] },
    },
  ],
};

/** One line of the audit log. */
type Line = Readonly<Record<string, unknown>> & {
  readonly status: number | string;
  readonly snapshot?: { readonly version?: string; readonly problem?: string };
};

export interface Gateway {
  readonly url: string;
  /** The file of the snapshot. */
  readonly file: string;
  /** Replaces the snapshot at once. */
  readonly put: (snapshot: { readonly version: unknown; readonly account: unknown }) => void;
  readonly upstream: Upstream;
  /** The audit lines so far. */
  readonly audit: Line[];
  readonly close: () => Promise<void>;
}

/** A gateway of a framework in front of an upstream, with the restricted account as snapshot 1. */
export async function gateway(
  framework: string,
  options: Partial<GuardOptions> | ((upstream: Upstream) => Partial<GuardOptions>) = {},
): Promise<Gateway> {
  const audit: Line[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const file = join(folder, 'snapshot.json');
  const put: Gateway['put'] = (snapshot) => {
    writeFileSync(`${file}.next`, JSON.stringify(snapshot));
    renameSync(`${file}.next`, file);
  };
  put({ version: 1, account: restricted });
  const upstream = await startUpstream(ACCOUNT);
  const guard = createGuard({
    account: ACCOUNT,
    current: snapshotFile(file, ACCOUNT),
    principalOf: guardModule.principalFromProxy,
    log: (line) => audit.push(JSON.parse(line)),
    ...(typeof options === 'function' ? options(upstream) : options),
  });
  const { start } = await example(framework);
  const { url, close } = await start({ guard, upstream: upstream.url });
  return {
    url,
    file,
    put,
    upstream,
    audit,
    close: async () => {
      await close();
      await upstream.close();
      rmSync(folder, { recursive: true });
    },
  };
}
