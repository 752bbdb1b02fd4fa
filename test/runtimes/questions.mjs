/** The calls of each entry point; `tell` gets each answer. A new entry point needs a line here. */
export const ASKED = {
  'apikey-policy': askCore,
  'apikey-policy/authzen': askAuthzen,
  'apikey-policy/cedar': askCedar,
  'apikey-policy/gateway': askGateway,
  'apikey-policy/ibm-cloud': askIbmCloud,
  'apikey-policy/report': askReport,
  'apikey-policy/snapshot': askSnapshot,
  'apikey-policy/terraform': askTerraform,
  'apikey-policy/testing': askTesting,
};

const ACCOUNT_ID = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
// A Monday, 10:00 at -05:00.
const MONDAY = Date.UTC(2026, 2, 16, 15);

/** Where answers take long, only some vectors are asked. */
function everyOf(count, vectors) {
  return vectors.filter((_, index) => index % count === 0);
}

function askCore({ 'apikey-policy': core }, { vectors }, tell) {
  for (const { account, request } of vectors) {
    const decision = core.decide(account, request);
    tell(decision);
    tell(core.explain(decision));
    tell(core.explain(decision, { audience: 'requester' }));
    tell(core.parseAccount(account));
  }
  for (const { account, request } of everyOf(20, vectors)) {
    const { action, resource, time = MONDAY } = request;
    tell(core.accountSchema['~standard'].validate({ ...account, id: '' }));
    tell(core.audit(account, { time }));
    if (action !== 'iam-identity.user-apikey.create') tell(core.whoMay(account, { action, resource, time }));
    tell(core.compareAccess(account, core.withApiKeyCreation(account, 'RESTRICTED'), { time }));
    for (const remedy of core.remedies(account, request)) {
      const cured = core.applyRemedy(account, request, remedy);
      tell([remedy, core.decide(cured.account, cured.request)]);
    }
  }
}

function askReport({ 'apikey-policy': core, 'apikey-policy/report': report }, { vectors }, tell) {
  for (const { account, request } of everyOf(20, vectors)) {
    const { time = MONDAY } = request;
    const matrix = report.accessMatrix(account, { time });
    const findings = core.audit(account, { time });
    const comparison = core.compareAccess(account, core.withApiKeyCreation(account, 'RESTRICTED'), { time });
    tell(report.matrixToText(matrix, { columns: 60 }));
    tell(report.matrixToCsv(matrix));
    tell(report.findingsToMarkdown(findings, { account }));
    tell(report.findingsToSarif(findings));
    tell(report.comparisonToText(comparison, { account }));
  }
}

function askAuthzen({ 'apikey-policy': core, 'apikey-policy/authzen': { authzenPdp } }, { vectors }, tell) {
  for (const { account, request } of everyOf(4, vectors)) {
    const pdp = authzenPdp(core.compile(account), { pageSize: 2 });
    const subject = { type: core.kindOfIamId(request.principal), id: request.principal };
    const action = { name: request.action };
    const resource = { type: 'account', id: account.id };
    const context = request.time === undefined ? {} : { time: new Date(request.time).toISOString() };
    tell(pdp.evaluation({ subject, action, resource, context }));
    tell(pdp.evaluations({ subject, action, context, evaluations: [{ resource }, { resource: subject }] }));
    tell(pdp.subjectSearch({ subject: { type: 'user' }, action, resource, context }));
    tell(pdp.resourceSearch({ subject, action, resource: { type: 'user' }, context }));
    tell(pdp.actionSearch({ subject, resource, context }));
  }
}

function askCedar({ 'apikey-policy/cedar': { toCedar, toCedarRequest } }, { vectors }, tell) {
  for (const { account, request } of everyOf(4, vectors)) {
    tell(toCedar(account));
    tell(toCedarRequest(request));
  }
}

function askGateway({ 'apikey-policy': core, 'apikey-policy/gateway': gateway }, { vectors }, tell) {
  for (const { account, request } of vectors) {
    const { principal, time } = request;
    const decision = core.decide(account, request);
    if (!decision.allowed) tell(gateway.denialResponse(decision));
    const caller = { principal, account: account.id, ...(time !== undefined && { time }) };
    for (const call of [
      { method: 'POST', path: '/v1/apikeys', body: JSON.stringify({ name: 'key', iam_id: request.resource }) },
      { method: 'POST', path: '/v1//apikeys', headers: { 'X-HTTP-Method-Override': 'GET' } },
      { method: 'PUT', path: `/v1/accounts/${account.id}/settings/identity`, body: '{"restrict_create_service_id":1}' },
      { method: 'GET', path: '/v1/apikeys' },
    ]) {
      const read = gateway.requestFromHttp(call, caller);
      tell(read);
      if (read.kind === 'invalid') tell(gateway.invalidResponse(read.issues));
    }
  }
}

function askIbmCloud({ 'apikey-policy': core, 'apikey-policy/ibm-cloud': ibmCloud }, { vectors, payloads }, tell) {
  const bundle = {
    accountId: ACCOUNT_ID,
    account: payloads.account,
    accountSettings: payloads['account-settings-restricted'],
    effectiveSettings: payloads['effective-settings-template-restricts'],
    policies: [payloads['policies-v1-list']],
    v2Policies: [payloads['policies-v2-list']],
    roles: payloads['roles-list-iam-identity'],
    accessGroups: [payloads['access-groups-list']],
    users: [payloads['users-list']],
    serviceIds: [payloads['service-ids-list']],
    serviceIdGroups: payloads['service-id-groups-none'],
    trustedProfiles: [payloads['trusted-profiles-list']],
  };
  const result = ibmCloud.accountFromIbmCloud(bundle);
  tell(result);
  for (const { id } of result.account.principals) {
    for (const action of core.ACTIONS) {
      const resource = action === 'iam-identity.apikey.create' ? { resource: 'ServiceId-1' } : {};
      tell(core.decide(result.account, { principal: id, action, time: MONDAY, ...resource }));
    }
  }
  tell(ibmCloud.accountFromIbmCloud({ ...bundle, users: [{ resources: 1 }], polices: [] }));
  for (const { account, request } of everyOf(20, vectors)) {
    for (const remedy of core.remedies(account, request)) {
      for (const form of ['cli', 'terraform', 'api']) tell(ibmCloud.renderRemedy(remedy, form));
    }
  }
}

/** Reads an account from sample bodies, and gives up what there is none for. */
function askSnapshot({ 'apikey-policy/snapshot': snapshot }, { payloads }, tell) {
  const bodies = {
    account: 'account',
    accountSettings: 'account-settings-restricted',
    policies: 'policies-v1-list',
    v2Policies: 'policies-v2-list',
    roles: 'roles-list-iam-identity',
    accessGroups: 'access-groups-list',
    users: 'users-list',
    serviceIds: 'service-ids-list',
  };
  let read = { accountId: ACCOUNT_ID };
  for (let asked = snapshot.nextRequests(read); asked.length > 0; asked = snapshot.nextRequests(read)) {
    for (const request of asked) {
      const answer = snapshot.withResponse(read, request, payloads[bodies[request.into.list]]);
      read = answer.ok ? answer.payloads : snapshot.withFailure(read, request, { message: answer.issues[0].message });
      tell([request, snapshot.snapshotProgress(read)]);
    }
  }
  tell(read);
}

function askTerraform({ 'apikey-policy/terraform': terraform }, { vectors }, tell) {
  const address = 'ibm_iam_account_settings.settings';
  const change = {
    actions: ['create'],
    before: null,
    after: { restrict_create_platform_apikey: 'RESTRICTED' },
    after_unknown: { id: true },
  };
  const settings = { address, mode: 'managed', type: 'ibm_iam_account_settings', name: 'settings', change };
  for (const { account } of everyOf(20, vectors)) {
    tell(terraform.withTerraformPlan(account, { format_version: '1.2', resource_changes: [settings] }));
    tell(terraform.withTerraformPlan(account, { resource_changes: [{}] }));
  }
}

function askTesting({ 'apikey-policy': core, 'apikey-policy/testing': testing, 'fast-check': fc }, { vectors }, tell) {
  testing.assertVectors(core.decide);
  testing.assertSameAnswers(core.decide, { runs: 50, seed: 1 });
  tell(vectors.length);
  tell(fc.sample(testing.accountAndRequest(), { numRuns: 50, seed: 1 }));
  tell(messageOf(() => testing.assertVectors(() => 'deny')));
  tell(messageOf(() => testing.assertSameAnswers(() => false, { seed: 1 })));
}

function messageOf(failing) {
  try {
    failing();
    return 'no error';
  } catch ({ message }) {
    return message;
  }
}
