// Loaded before an example: its calls go to the emulator on loopback, with the host that they were for. A call to a host
// that is not IBM Cloud's ends the program.
const HOSTS = ['accounts.cloud.ibm.com', 'iam.cloud.ibm.com', 'user-management.cloud.ibm.com'];
const onNetwork = globalThis.fetch;

globalThis.fetch = (address, init) => {
  const { protocol, host, pathname, search } = new URL(address);
  if (protocol !== 'https:' || !HOSTS.includes(host)) {
    console.error(`a call for ${protocol}//${host}`);
    process.exit(99);
  }
  const headers = { ...init.headers, 'x-asked-host': host };
  return onNetwork(`${process.env.EMULATOR}${pathname}${search}`, { ...init, headers });
};
