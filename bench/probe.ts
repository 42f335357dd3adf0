// Loaded into every server that is measured: answers what it has cost so far.
process.on('message', (asked) => {
  // whoever asked may be gone
  if (asked === 'usage') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }, () => {});
});
// A benchmark that was stopped leaves no server behind.
process.on('disconnect', () => void setTimeout(() => process.exit(), 10_000).unref());
