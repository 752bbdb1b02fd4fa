// Loaded before an example: its calls go to the emulator on loopback, which is told whom they were for. A call for any
// other host than IBM Cloud's ends the program, as none may ever be made.
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
