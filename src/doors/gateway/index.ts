export type { GatewayIssueCode } from './codes.ts';
export { GATEWAY_ISSUES } from './codes.ts';
export type { HttpHeaders } from './headers.ts';
export type { Caller, HttpCall, HttpRequest } from './request-from-http.ts';
export { requestFromHttp } from './request-from-http.ts';
export type { ErrorBody, ErrorEntry, HttpResponse } from './responses.ts';
export { denialResponse, invalidResponse } from './responses.ts';
