import { LAYERS, NETWORKS, type Run } from '../../api/types';
import { NETWORK_TITLES, answerInWords, LAYER_WORDS } from '../../lib/words';

/** What a listener should hear about a run's new state; nothing for steps that say nothing new. */
export function newsOf(run: Run, before: Run | null): string | null {
  if (run.status === 'done' && before?.status !== 'done') return `Done. ${answers(run)}`;
  if (run.status === 'failed') return null; // the problem itself is an alert
  if (!before) return 'The picture has arrived.';
  const ready = LAYERS.find((layer) => complete(run, layer) && !complete(before, layer));
  return ready ? `${LAYER_WORDS[ready].title} of both networks are ready.` : null;
}

function complete(run: Run, layer: string): boolean {
  return NETWORKS.every((network) => run.networks[network]?.layers.some(({ name }) => name === layer) ?? false);
}

function answers(run: Run): string {
  return NETWORKS.map((name) => `${NETWORK_TITLES[name]}: ${answerInWords(name, run.networks[name]?.output ?? [])}`).join(' ');
}
