import type { Account } from 'apikey-policy';

/** What the examples are, seen from TypeScript. */
interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Upstream {
  readonly url: string;
  readonly received: Received[];
  readonly close: () => Promise<void>;
}

interface Snapshot {
  readonly version: number | string;
  readonly account: unknown;
}

interface Guard {
  readonly swap: (snapshot: Snapshot) => void;
}

interface GuardOptions {
  readonly account: string;
  readonly principalOf?: (headers: Readonly<Record<string, string>>) => unknown;
  readonly log?: (line: string) => void;
  readonly now?: () => number;
}

// The examples are plain JavaScript, as who copies them reads them.
const example = (name: string) => import(`../../docs/examples/gateway/${name}.mjs`);

const { startUpstream }: { startUpstream: () => Promise<Upstream> } = await example('upstream');
const { createGuard }: { createGuard: (options: GuardOptions) => Guard } = await example('guard');
export const { principalFromToken } = await example('principal-from-token');

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

export interface Gateway {
  readonly url: string;
  readonly guard: Guard;
  readonly upstream: Upstream;
  /** The audit lines so far. */
  readonly audit: Readonly<Record<string, unknown>>[];
  readonly close: () => Promise<void>;
}

/** A gateway of a framework in front of an upstream, with the restricted account as snapshot 1. */
export async function gateway(framework: string, options: Partial<GuardOptions> = {}): Promise<Gateway> {
  const audit: Record<string, unknown>[] = [];
  const upstream = await startUpstream();
  const guard = createGuard({ account: ACCOUNT, log: (line) => audit.push(JSON.parse(line)), ...options });
  guard.swap({ version: 1, account: restricted });
  const { start } = await example(framework);
  const { url, close } = await start({ guard, upstream: upstream.url });
  return {
    url,
    guard,
    upstream,
    audit,
    close: async () => {
      await close();
      await upstream.close();
    },
  };
}
