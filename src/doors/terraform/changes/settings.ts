import type { Effect, SettingName } from '../account/effect.ts';
import { readString } from '../values/attribute.ts';
import { at } from '../values/place.ts';
import type { ReadChange, Reading } from './context.ts';
import { noteUnknown } from './resolved.ts';

const FIELDS = {
  apiKeyCreation: 'restrict_create_platform_apikey',
  serviceIdCreation: 'restrict_create_service_id',
} as const;

const SETTINGS = ['apiKeyCreation', 'serviceIdCreation'] as const;

/** The settings of the account; the end of the resource leaves them as they are (TF-12). */
export const readSettings: ReadChange = (reading) => {
  const { creates, updates } = reading.change;
  return creates || updates ? SETTINGS.flatMap((setting) => readSetting(setting, reading)) : [];
};

function readSetting(setting: SettingName, reading: Reading): readonly Effect[] {
  const place = at(reading.after, FIELDS[setting]);
  const read = readString(place);
  switch (read.kind) {
    case 'known':
      return [{ kind: 'setting', setting, value: read.value }];
    case 'unset':
      return [];
    case 'unknown':
      noteUnknown(place, reading);
      return [{ kind: 'setting', setting, value: undefined }];
  }
}
