import tokens from '../ui/tokens.css?raw';
export const PORTAL_CSS = [tokens].join('\n');
