/** The lab's words are the page's words. */
export { answerInWords, LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
