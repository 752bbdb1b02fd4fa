import { ACTIONS, type Account, type EnterpriseSettings, type Request, type SettingValue } from 'apikey-policy';
import fc from 'fast-check';
import { accountAndRequest, settingValues } from '../../src/doors/testing/arbitraries/index.ts';
import { agree, type Law, rank, without } from './law.ts';

const [UPDATE_SETTING, CREATE_USER_KEY, , CREATE_SERVICE_ID] = ACTIONS;

type Setting = 'apiKeyCreation' | 'serviceIdCreation';

const SETTINGS: readonly Setting[] = ['apiKeyCreation', 'serviceIdCreation'];

/** The action that depends on the setting. */
const ACTION_OF = { apiKeyCreation: CREATE_USER_KEY, serviceIdCreation: CREATE_SERVICE_ID };

function withSetting(account: Account, setting: Setting, value: SettingValue): Account {
  return { ...account, [setting]: value };
}

function withTemplate(account: Account, setting: Setting, value: SettingValue): Account {
  const enterprise: EnterpriseSettings = {
    ...account.enterprise,
    [setting]: [...(account.enterprise?.[setting] ?? []), value],
  };
  return { ...account, enterprise };
}

const settings = fc.constantFrom(...SETTINGS);

/** Laws of the two settings. */
export const lawsOfSettings: readonly Law[] = [
  {
    name: 'restriction-only-takes',
    rules: ['S1', 'S2', 'S4', 'S6'],
    sentence:
      'A restricted account allows nothing that it would not allow unrestricted; an unknown value lies between.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), settings, ({ account, request }, setting) => {
        const ranks = ['RESTRICTED', 'unreadable', 'NOT_RESTRICTED'].map((value) =>
          rank(decide(withSetting(account, setting, value), request)),
        );
        agree(ranks, [...ranks].sort());
      }),
  },
  {
    name: 'settings-apart',
    rules: ['S3', 'S7', 'S8'],
    sentence: 'A setting changes the answer to one action only; for the others, a template changes at most a caveat.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), settings, settingValues, ({ account, request }, setting, value) => {
        fc.pre(request.action !== ACTION_OF[setting]);
        const decision = decide(account, request);
        agree(decide(withSetting(account, setting, value), request), decision);
        const managed = decide(withTemplate(account, setting, value), request);
        const isSilent = request.action !== UPDATE_SETTING;
        agree(isSilent ? managed : without(managed, 'caveats'), isSilent ? decision : without(decision, 'caveats'));
      }),
  },
  {
    name: 'managed-by-a-template',
    rules: ['S3'],
    sentence:
      'An allow to change the API key setting has the caveat `enterprise-managed` exactly where a template restricts it.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), settingValues, ({ account, request: { principal } }, value) => {
        const managed = withTemplate(account, 'apiKeyCreation', value);
        const { allowed, caveats } = decide(managed, { principal, action: UPDATE_SETTING });
        const isRestricted = managed.enterprise?.apiKeyCreation?.includes('RESTRICTED') === true;
        agree(caveats, allowed && isRestricted ? ['enterprise-managed'] : []);
      }),
  },
  {
    name: 'overruled-by-a-template',
    rules: ['S3', 'S2'],
    sentence:
      "An answer without a certain grant has the caveat exactly where a template restricts and the account's own value does not.",
    property: ({ decide }) =>
      fc.property(accountAndRequest(), settings, settingValues, settingValues, (given, setting, own, template) => {
        const { account, request } = given;
        const managed = withTemplate(withSetting(account, setting, own), setting, template);
        const { effect, reason, caveats } = decide(managed, {
          principal: request.principal,
          action: ACTION_OF[setting],
        });
        const lacksGrant = effect === 'indeterminate' || reason === 'no-grant';
        const isFree = own === 'NOT_RESTRICTED' || own === 'NOT_SET';
        const isRestricted = managed.enterprise?.[setting]?.includes('RESTRICTED') === true;
        agree(caveats, lacksGrant && isFree && isRestricted ? ['enterprise-managed'] : []);
      }),
  },
  {
    name: 'stricter-of-all',
    rules: ['S2'],
    sentence: "A value is as strict in a template as in the account's own setting.",
    property: ({ decide }) =>
      fc.property(accountAndRequest(), settings, settingValues, ({ account, request }, setting, value) => {
        const other: Request = { principal: request.principal, action: ACTION_OF[setting] };
        const free = withSetting(account, setting, 'NOT_SET');
        const [byTemplate, byAccount] = [withTemplate(free, setting, value), withSetting(account, setting, value)];
        agree(without(decide(byTemplate, other), 'caveats'), without(decide(byAccount, other), 'caveats'));
      }),
  },
  {
    name: 'unset-is-unrestricted',
    rules: ['S1'],
    sentence: '`NOT_SET` and `NOT_RESTRICTED` give the same answer.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), settings, ({ account, request }, setting) => {
        const unset = decide(withSetting(account, setting, 'NOT_SET'), request);
        agree(unset, decide(withSetting(account, setting, 'NOT_RESTRICTED'), request));
      }),
  },
];
