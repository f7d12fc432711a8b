/** A separate process that uses the embedded database of argv[2] until SIGTERM. */
import { startEmbedded } from '../../src/server/db/embedded.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('data directory expected');
const embedded = await startEmbedded(dataDir);
console.log('ready');
process.once('SIGTERM', async () => {
  await embedded.stop();
  process.exit(0);
});
