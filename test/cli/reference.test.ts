import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';

const PAGE = readFileSync(new URL('../../docs/reference/command.md', import.meta.url), 'utf8');
const COMMON = ['quiet', 'help', 'version', 'format', 'time', 'complete'];

describe.each(COMMANDS)('the page of the command has all of `$name`', ({ name, usage, options }) => {
  const [, section = ''] = PAGE.split(`\n## ${name}\n`);
  const [own = ''] = section.split('\n## ');

  it('its usage', () => {
    expect(own).toContain(`\`apikey-policy ${name} ${usage}\``);
  });

  it.each(Object.entries(options))('its option --%s, described as in its help', (option, { value, help }) => {
    const written = `--${option}${value === undefined ? '' : ` ${value}`}`;
    expect(COMMON.includes(option) ? PAGE : own).toContain(`| \`${written}\` | ${help} |`);
  });

  it('its formats', () => {
    for (const format of options.format?.choices ?? []) expect(own).toContain(`\`${format}\``);
  });
});
