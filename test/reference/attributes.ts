import type { Account, Request, UnknownReason } from 'apikey-policy';
import { matches } from './operators.ts';
import { letterOf } from './questions.ts';
import { resourceName } from './service-ids.ts';
import { type Truth, unknown } from './truth.ts';

/** G2 and G5: the attributes of a request, in every form that it may have. */
export type Forms = readonly ReadonlyMap<string, string>[];

export function formsOf(account: Account, { action, resource = '' }: Request): Forms {
  const always = [
    ['accountId', account.id],
    ['serviceName', 'iam-identity'],
    ['serviceType', 'platform_service'],
    ['service_group_id', 'IAM'],
  ] as const;
  switch (letterOf(action)) {
    case 'T':
      return [new Map(always), new Map([...always, ['resourceType', 'settings']])];
    case 'S':
      return [new Map([...always, ['resourceType', 'serviceid'], ['resource', resourceName(resource)]])];
    case 'U':
    case 'C':
      return [new Map(always)];
  }
}

/** G5: decided where all forms answer alike; G4, C4: `unreadable` names what else can be unknown. */
export function matchesForms(
  forms: Forms,
  key: string,
  operator: unknown,
  value: unknown,
  unreadable: UnknownReason,
): Truth {
  const answers = new Set(forms.map((form) => matches(operator, value, form.get(key))));
  const [answer = 'unreadable', ...others] = answers;
  if (others.length > 0) return unknown('undocumented-target');
  return answer === 'unreadable' ? unknown(unreadable) : answer;
}
