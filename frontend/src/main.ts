/** The one script of every page: loads a module's code when its element comes near the view. */
import { loadWhenNear } from './lib/load-when-near';

loadWhenNear({
  'image-lab': () => import('./modules/image-lab/define'),
});
