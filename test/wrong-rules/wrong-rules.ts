/** A rule of docs/reference/rules.md turned wrong: a string that is in a source exactly once, and its replacement. */
export interface WrongRule {
  readonly rule: string;
  readonly mistake: string;
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
}

export const WRONG_RULES: readonly WrongRule[] = [
  {
    rule: 'P6',
    mistake: 'the account owner needs no role',
    file: 'src/rules/evaluation.ts',
    right: 'const free = isFree(view.account, request.action);',
    wrong: 'const free = request.principal === view.account.ownerId ? TRUE : isFree(view.account, request.action);',
  },
  {
    rule: 'S6',
    mistake: 'Administrator and Operator create user API keys',
    file: 'src/nouns/role-catalogue.ts',
    right: '[UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY] as const',
    wrong: '[UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY] as const',
  },
  {
    rule: 'S7',
    mistake: 'the setting applies to service IDs, too',
    file: 'src/rules/setting.ts',
    right: 'return setting === undefined ? FALSE : isNotRestricted(account, setting);',
    wrong: "return isNotRestricted(account, setting ?? 'apiKeyCreation');",
  },
  {
    rule: 'S2',
    mistake: "an enterprise template's value has no effect",
    file: 'src/rules/setting.ts',
    right: 'for (const value of account.enterprise?.[setting] ?? [])',
    wrong: 'for (const value of [] as never[])',
  },
  {
    rule: 'S1',
    mistake: '`NOT_SET` restricts',
    file: 'src/rules/setting.ts',
    right: "    case 'RESTRICTED':\n      return FALSE;\n    case 'NOT_RESTRICTED':\n    case 'NOT_SET': // S1",
    wrong: "    case 'RESTRICTED':\n    case 'NOT_SET':\n      return FALSE;\n    case 'NOT_RESTRICTED':",
  },
  {
    rule: 'P4',
    mistake: 'service IDs and trusted profiles create user API keys',
    file: 'src/rules/precondition.ts',
    right: "truth((principal?.kind ?? kindOfIamId(request.principal)) === 'user')",
    wrong: "truth((principal?.kind ?? kindOfIamId(request.principal)) !== 'nobody' as never)",
  },
  {
    rule: 'P5',
    mistake: 'a user creates keys for others',
    file: 'src/rules/precondition.ts',
    right: 'action !== CREATE_USER_API_KEY || resource === principal',
    wrong: 'action !== CREATE_USER_API_KEY || resource !== undefined || principal !== undefined',
  },
  {
    rule: 'P3',
    mistake: 'suspended users act',
    file: 'src/rules/precondition.ts',
    right: "    case 'DISABLED_CLASSIC_INFRASTRUCTURE':\n      return TRUE;",
    wrong:
      "    case 'DISABLED_CLASSIC_INFRASTRUCTURE':\n      return TRUE;\n    case 'SUSPENDED' as never:\n      return TRUE;",
  },
  {
    rule: 'M1',
    mistake: "a group's members are forgotten",
    file: 'src/rules/membership.ts',
    right: 'members.includes(principal) ? TRUE : others',
    wrong: 'members.includes(principal) ? others : others',
  },
  {
    rule: 'M2',
    mistake: 'the public access group grants',
    file: 'src/rules/policy.ts',
    right: 'truth(accessGroup !== PUBLIC_ACCESS_GROUP)',
    wrong: "truth(accessGroup !== PUBLIC_ACCESS_GROUP || id !== '')",
  },
  {
    rule: 'G1',
    mistake: 'deleted policies count',
    file: 'src/rules/policy.ts',
    right: "type === 'access' && state === 'active'",
    wrong: "type === 'access' && state !== ''",
  },
  {
    rule: 'G2',
    mistake: 'attributes that the request does not have match',
    file: 'src/matching/string-test.ts',
    right: 'return mapString(value, (expected) => (text) => text === expected);',
    wrong: 'return mapString(value, (expected) => (text) => text === undefined || text === expected);',
  },
  {
    rule: 'G4',
    mistake: '`?` matches nothing',
    file: 'src/matching/wildcard.ts',
    right: "else if (token === '?') segment.push(ANY);",
    wrong: "else if (token === '?') segment = segment;",
  },
  {
    rule: 'R2',
    mistake: 'a role that nobody defines is a no',
    file: 'src/rules/role.ts',
    right: 'if (defined === undefined) return UNKNOWN_ROLE;',
    wrong: 'if (defined === undefined) return FALSE;',
  },
  {
    rule: 'C3',
    mistake: 'a window ends a second too early',
    file: 'src/matching/time-test.ts',
    right: 'return before(second + 1, offset);',
    wrong: 'return before(second, offset);',
  },
  {
    rule: 'C2',
    mistake: 'the week begins on Sunday',
    file: 'src/matching/time-test.ts',
    right: 'const FIRST_MONDAY = -3 * DAY;',
    wrong: 'const FIRST_MONDAY = -4 * DAY;',
  },
  {
    rule: 'I2',
    mistake: 'policies that were not read grant nothing',
    file: 'src/rules/evaluation.ts',
    right: "return mayBeOwner || isPartial(account, 'policies') ? PARTIAL_DATA : FALSE;",
    wrong: 'return mayBeOwner ? PARTIAL_DATA : FALSE;',
  },
  {
    rule: 'P2',
    mistake: 'a service ID that a policy names and no list holds is certainly not in the account',
    file: 'src/rules/precondition.ts',
    right: '(view.mayNameAnybody() || view.isNamed(id))',
    wrong: '(view.mayNameAnybody() && view.isNamed(id))',
  },
  {
    rule: 'S3',
    mistake: 'a deny without a grant does not say that a template restricts',
    file: 'src/rules/caveat.ts',
    right: 'return setting !== undefined && mayLackGrant && isRestrictedByTemplateAlone(account, setting);',
    wrong: 'return setting === undefined && mayLackGrant && isRestrictedByTemplateAlone(account, action as never);',
  },
  {
    rule: 'A8',
    mistake: 'a policy about another service is a near miss',
    file: 'src/rules/target.ts',
    right: "if (key === 'serviceName' && isCertainlyOther(operator, value)) return true;",
    wrong: "if (key === 'serviceName' && isCertainlyOther(operator, value)) return false;",
  },
  {
    rule: 'I4',
    mistake: 'an owner that is not known has no policy',
    file: 'src/rules/evaluation.ts',
    right: "isPartial(account, 'owner')",
    wrong: "isPartial(account, 'roles')",
  },
];
