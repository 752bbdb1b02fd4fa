// How long one import takes in a process that has nothing loaded yet: `node import.mjs <package>`, in milliseconds.
const start = performance.now();
await import(process.argv[2]);
console.log(performance.now() - start);
