/** What other features may do with the catalogue; its tables stay its own. */
export { insertPublished, moveMatters } from './store.ts';
