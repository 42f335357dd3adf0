// Loaded into every server that is measured: answers what it has cost so far.
process.on('message', (asked) => {
  if (asked === 'usage') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }, () => {}); // whoever asked may be gone
});
// A benchmark that was stopped leaves no server behind.
process.on('disconnect', () => void setTimeout(() => process.exit(), 10_000).unref());
