import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { argumentsOf, assign, DATA, locked, relax, remedy, TIME } from './given.ts';

describe('renderRemedy in every form (REM-7)', () => {
  const forms = ['cli', 'terraform', 'api'] as const;

  it.each(forms)('%s: says in one comment line that there is nothing to run', (form) => {
    for (const change of [TIME, DATA])
      expect(renderRemedy(remedy(change), form)).toMatch(/^# Nothing to run: [^\n]*\.$/);
    expect(renderRemedy(remedy(TIME, DATA), form).split('\n')).toHaveLength(2);
  });

  it('says what is missing instead', () => {
    expect(renderRemedy(remedy(TIME), 'api')).toBe('# Nothing to run: add the time to the request.');
    expect(renderRemedy(remedy(DATA), 'api')).toBe('# Nothing to run: add the missing data to the account.');
  });

  it('says beside a command or a block what else has to be known, which JSON cannot', () => {
    const both = remedy(DATA, assign('user').changes[0]);
    for (const form of ['cli', 'terraform'] as const) {
      expect(renderRemedy(both, form)).toBe(
        `${renderRemedy(remedy(DATA), form)}\n${renderRemedy(assign('user'), form)}`,
      );
    }
    expect(renderRemedy(both, 'api')).toBe(renderRemedy(assign('user'), 'api'));
  });

  it.each(forms)('%s: says of a role for a locked service ID that IBM refuses it', (form) => {
    const sentence = 'The service ID is locked: IBM refuses changes to locked identities, so unlock it first.';
    expect(renderRemedy(assign('service-id', locked), form)).toContain(sentence);
    expect(renderRemedy(assign('service-id'), form)).not.toContain('locked');
    expect(argumentsOf(renderRemedy(assign('service-id', locked), 'cli').split('\n')[1] ?? '')).toContain(
      'ServiceId-1',
    );
  });

  it.each(['json', 'toString', undefined])('refuses an unknown form: %s', (form) => {
    expect(() => renderRemedy(relax('apiKeyCreation'), form as never)).toThrow(/^`form` must be one of/);
  });
});
