import { kindOfIamId, serviceIdForms } from 'apikey-policy';
import { describe, expect, it } from 'vitest';

describe('P1: the kind of an IAM ID', () => {
  it.each([
    ['iam-ServiceId-1', 'service-id'],
    ['iam-ServiceId-', 'service-id'],
    ['iam-Profile-1', 'trusted-profile'],
    ['iam-Profile-', 'trusted-profile'],
    ['IBMid-1', 'user'],
    ['ServiceId-1', 'user'],
    ['iam-ServiceId', 'user'],
    ['iam-profile-1', 'user'],
    [' iam-Profile-1', 'user'],
    ['', 'user'],
  ])('of %j', (id, kind) => {
    expect(kindOfIamId(id)).toBe(kind);
  });
});

describe('I3: the two forms of a service ID', () => {
  it.each(['1', '', 'ServiceId-1', 'iam-'])('with %j behind the prefix', (rest) => {
    const forms = { iamId: `iam-ServiceId-${rest}`, resource: `ServiceId-${rest}` };
    expect(serviceIdForms(forms.iamId)).toEqual(forms);
    expect(serviceIdForms(forms.resource)).toEqual(forms);
  });

  it.each(['', '1', 'serviceId-1', 'ServiceId', 'iam-Profile-1', 'iam-iam-ServiceId-1', ' ServiceId-1'])(
    'none of %j',
    (text) => {
      expect(serviceIdForms(text)).toBeUndefined();
    },
  );
});
