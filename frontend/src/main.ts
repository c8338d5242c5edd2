/** The one script of every page: loads a module's code when its element comes near the view. */
import { beginOnRequest } from './lib/begin-on-request';
import { KeptDecks } from './lib/kept-decks';
import { loadWhenNear } from './lib/load-when-near';
import { putOnPaper } from './lib/on-paper';
import { Recordings } from './lib/recordings';
import { offerTimeZone } from './lib/time-zone';

const loaders = {
  'architecture-flow': () => import('./modules/architecture-flow/define'),
  'code-walkthrough': () => import('./modules/code-walkthrough/define'),
  'concept-drill': () => import('./modules/concept-drill/define'),
  'coverage-map': () => import('./modules/coverage-map/define'),
  'failure-lab': () => import('./modules/failure-lab/define'),
  'flash-deck': () => import('./modules/flash-deck/define'),
  'flow-reorder': () => import('./modules/flow-reorder/define'),
  'image-lab': () => import('./modules/image-lab/define'),
  'concept-quiz': () => import('./modules/quiz/define'),
  'interview-practice': () => import('./modules/interview-practice/define'),
  'layer-explorer': () => import('./modules/layer-explorer/define'),
};

// after signing out nobody is here: whoever uses this browser next finds neither cards nor recordings
if (document.querySelector('[data-nobody]')) {
  new KeptDecks(localStorage).forget();
  new Recordings().forget();
}
offerTimeZone(document.querySelector('#zone'));
loadWhenNear(loaders);
beginOnRequest(loaders);
putOnPaper(Object.keys(loaders));

const search = document.querySelector<HTMLInputElement>('#site-search');
search?.addEventListener('focus', () => void import('./lib/search-suggestions').then(({ suggest }) => suggest(search)), { once: true });
