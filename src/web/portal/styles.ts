/** The portal's one stylesheet, put together from its parts. */
import flightOfLocks from '../ui/flight-of-locks.css?raw';
import tokens from '../ui/tokens.css?raw';
import portal from './portal.css?raw';
import forms from './portal-forms.css?raw';
import paper from './portal-paper.css?raw';

export const PORTAL_CSS = [tokens, flightOfLocks, portal, forms, paper].join('\n');
