/** The one script of every page: loads a module's code when its element comes near the view. */
import { loadWhenNear } from './lib/load-when-near';

loadWhenNear({
  'architecture-flow': () => import('./modules/architecture-flow/define'),
  'image-lab': () => import('./modules/image-lab/define'),
  'interview-practice': () => import('./modules/interview-practice/define'),
  'layer-explorer': () => import('./modules/layer-explorer/define'),
});
