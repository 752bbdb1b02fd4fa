// What the user tries: settings, a service ID and a time.
import { withApiKeyCreation, withServiceIdCreation } from 'apikey-policy';
import { byId, element } from './dom.mjs';

/** The fields of a link, and the controls that they stand for. */
const CONTROLS = {
  time: 'time',
  clock: 'clock',
  apiKeyCreation: 'api-key-creation',
  serviceIdCreation: 'service-id-creation',
  serviceId: 'service-id',
};

/** The account with the settings that are tried. */
export function tried(account) {
  const { apiKeyCreation, serviceIdCreation } = readControls();
  let changed = account;
  if (apiKeyCreation) changed = withApiKeyCreation(changed, apiKeyCreation);
  if (serviceIdCreation) changed = withServiceIdCreation(changed, serviceIdCreation);
  return changed;
}

export function readControls() {
  return Object.fromEntries(Object.entries(CONTROLS).map(([field, id]) => [field, byId(id).value]));
}

/** Sets the controls that a link has values for. */
export function writeControls(link) {
  for (const [field, id] of Object.entries(CONTROLS)) {
    if (typeof link[field] === 'string') byId(id).value = link[field];
  }
}

/** For another account: its own settings, and its service IDs to choose from. The time stays. */
export function resetControls(account) {
  for (const id of ['api-key-creation', 'service-id-creation', 'filter']) byId(id).value = '';
  const services = account?.principals.filter(({ kind }) => kind === 'service-id') ?? [];
  byId('service-id').replaceChildren(
    element('option', { value: '' }, 'all service IDs'),
    ...services.map(({ id, name }) => element('option', { value: id }, name ? `${name} (${id})` : id)),
  );
}
