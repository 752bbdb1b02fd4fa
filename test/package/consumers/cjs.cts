// The same in CommonJS.
import core = require('apikey-policy');
import ibmCloud = require('apikey-policy/ibm-cloud');

const request: core.Request = { principal: 'IBMid-060001ADMN', action: 'iam-identity.account.update' };

export function ask(payloads: ibmCloud.IbmCloudPayloads): core.Decision | undefined {
  const result = ibmCloud.accountFromIbmCloud(payloads);
  return result.ok ? core.decide(result.account, request) : undefined;
}

// @ts-expect-error a question that there is not
core.mayCreateEverything();
