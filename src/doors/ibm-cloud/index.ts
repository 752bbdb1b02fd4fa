export type { AccountFromIbmCloud } from './account-from-ibm-cloud.ts';
export { accountFromIbmCloud } from './account-from-ibm-cloud.ts';
export type { PayloadDiagnosticCode, PayloadIssueCode } from './codes.ts';
export { PAYLOAD_DIAGNOSTICS, PAYLOAD_ISSUES } from './codes.ts';
export type {
  AccountBody,
  EffectiveSettingsBody,
  Failure,
  GroupsPage,
  IbmCloudPayloads,
  MembersPage,
  PayloadList,
  PoliciesPage,
  ProfilesPage,
  RolesBody,
  ServiceIdGroupsBody,
  ServiceIdsPage,
  SettingsBody,
  UsersPage,
} from './payloads.ts';
