/** Where an unmasked number is kept while the page is open. */
export const phoneKey = (caseId: string) => ['phone', caseId] as const;
