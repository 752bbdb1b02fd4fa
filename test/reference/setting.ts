import type { SettingValue } from 'apikey-policy';
import { type Truth, unknown } from './truth.ts';

// rules.md, section 4: the setting; S8 has the same rules for the other one.

/** S1, S2, S4: whether the effective value certainly does not restrict. */
export function isNotRestricted(own: SettingValue | undefined, templates: readonly SettingValue[] = []): Truth {
  const values = [own, ...templates];
  if (values.includes('RESTRICTED')) return false;
  const isReadable = (value: SettingValue | undefined) => value === 'NOT_RESTRICTED' || value === 'NOT_SET';
  return values.every(isReadable) ? true : unknown('unknown-setting');
}

/** S3: whether a template restricts, whatever the own value says. */
export function isRestrictedByTemplate(templates: readonly SettingValue[] = []): boolean {
  return templates.includes('RESTRICTED');
}

/** S3: whether a template restricts what the own value does not, so that changing the own value would not help. */
export function isOverruled(own: SettingValue | undefined, templates: readonly SettingValue[] | undefined): boolean {
  return (own === 'NOT_RESTRICTED' || own === 'NOT_SET') && isRestrictedByTemplate(templates);
}
