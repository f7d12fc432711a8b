import { v7 } from 'uuid';

/** An id made here, in time order. Works without HTTPS too, where the browser's own generator does not. */
export const newId = (): string => v7();
