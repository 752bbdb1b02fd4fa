import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Consumer, ENTRIES, fileOf, install, remove } from './packed.ts';

let consumer: Consumer;
beforeAll(() => {
  consumer = install();
});
afterAll(() => remove(consumer));

const OPTIONS = {
  target: 'ES2022',
  lib: ['ES2022'],
  types: [],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
};

const TYPES = 'index.d.ts';

const nameOf = (entry: string): string => entry.replace('/', '-');

/** What an entry point offers, as API Extractor writes it down. */
function reportOf(entry: string): string {
  // Its types beside the installed package: within it, what a door imports of the core would count as the door's own.
  const home = join(consumer.folder, nameOf(entry));
  mkdirSync(home);
  copyFileSync(join(consumer.folder, 'node_modules/apikey-policy', `${fileOf(entry)}.d.cts`), join(home, TYPES));
  writeFileSync(join(home, 'package.json'), '{"name":"apikey-policy","type":"module"}');
  const quiet = { logLevel: ExtractorLogLevel.None };
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(home, 'api-extractor.json'),
    packageJsonFullPath: join(home, 'package.json'),
    configObject: {
      projectFolder: home,
      mainEntryPointFilePath: join(home, TYPES),
      compiler: { overrideTsconfig: { compilerOptions: OPTIONS, files: [TYPES] } },
      apiReport: {
        enabled: true,
        // What is reachable without a name of its own is offered, too.
        includeForgottenExports: true,
        reportFileName: nameOf(entry),
        reportFolder: home,
        reportTempFolder: join(home, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Error },
          'ae-forgotten-export': quiet,
          'ae-missing-release-tag': quiet,
          'ae-undocumented': quiet,
        },
        tsdocMessageReporting: { default: quiet },
      },
    },
  });
  const errors: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      message.handled = true;
    },
  });
  expect(errors).toEqual([]);
  return readFileSync(join(home, `${nameOf(entry)}.api.md`), 'utf8').replaceAll('\r\n', '\n');
}

it.each(ENTRIES)('%s offers what its report says', async (entry) => {
  await expect(reportOf(entry)).toMatchFileSnapshot(`api/${nameOf(entry)}.api.md`);
});
