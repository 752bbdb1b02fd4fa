// The time of the requests: a date in UTC, and a slider that moves it by half an hour.
import { byId } from './dom.mjs';

const HALF_HOUR = 1_800_000;

/** Epoch milliseconds; `undefined` where the user cleared the time. */
export function readTime() {
  const { value } = byId('time');
  return value === '' ? undefined : Date.parse(`${value}Z`) + Number(byId('clock').value) * HALF_HOUR;
}

export function setTime(time) {
  byId('time').value = new Date(time).toISOString().slice(0, 19);
  byId('clock').value = '0';
}
