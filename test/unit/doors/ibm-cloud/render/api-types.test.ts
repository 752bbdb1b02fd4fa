import type { Remedy } from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { expect, it } from 'vitest';
import { type Fence, typeErrors } from '../../../../docs/fences.ts';
import { assign, join, locked, onServiceId, relax } from './given.ts';

it("a body of the REST API is of the types of IBM's own SDK (REM-7)", () => {
  const sdk = '@ibm-cloud/platform-services';
  const typed = (types: string, type: string, of: Remedy): Fence => ({
    title: type,
    language: 'ts',
    setup: '',
    code: `import type Sdk from '${sdk}/${types}.js';\nexport const body: ${type} = ${renderRemedy(of, 'api')};`,
  });
  const policies = 'iam-policy-management/v1';
  const errors = typeErrors([
    typed(policies, 'Sdk.CreateV2PolicyParams', assign('user')),
    typed(policies, 'Sdk.CreateV2PolicyParams', assign('service-id', { ...locked, ...onServiceId })),
    typed('iam-access-groups/v2', 'Pick<Sdk.AddMembersToAccessGroupParams, "members">', join('service-id')),
    typed('iam-identity/v1', 'Partial<Sdk.AccountSettingsResponse>', relax('apiKeyCreation')),
    // A wrong body, so that the types are known to say something.
    { ...typed(policies, 'Sdk.CreateV2PolicyParams', join('user')), title: 'wrong' },
  ]);
  expect(new Set(errors.map((error) => error.split(':')[0]))).toEqual(new Set(['wrong']));
});
