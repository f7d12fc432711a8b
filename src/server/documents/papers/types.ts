/** What is on each paper, as text ready to print. Word and PDF are made from the same value. */

/** A statement and who put their name under it, when. */
export interface Signed {
  readonly text: string;
  /** Empty where nobody acted: a level that was skipped, or is still to sign. */
  readonly signer: string;
  readonly at: string;
  /** The paper waits for a hand here: a line to sign on. */
  readonly awaiting: boolean;
}

export interface HistoryRow {
  readonly no: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly text: string;
}

export interface HistoryPages {
  readonly title: string;
  readonly rows: readonly HistoryRow[];
  /** How many steps, and whether the chain of hashes fits. */
  readonly check: string;
}

/** 附件1, its fields in its order. @clause A1 */
export interface FormPaper {
  readonly bureau: string;
  readonly number: string;
  readonly date: string;
  readonly section: string;
  readonly responder: string;
  readonly applicant: string;
  readonly contact: string;
  readonly time: string;
  readonly channel: string;
  readonly matter: string;
  readonly reason: string;
  readonly view: string;
  readonly head: Signed;
  readonly supervising: Signed;
  readonly principal: Signed;
  readonly remarks: string;
  readonly history: HistoryPages | null;
}

/** 受理回执. @clause 2.1b */
export interface ReceiptPaper {
  readonly bureau: string;
  readonly number: string;
  readonly applicant: string;
  readonly title: string;
  readonly receivedAt: string;
  readonly channel: string;
  readonly unit: string;
  readonly responder: string;
  readonly phone: string;
  readonly deadline: string;
  /** Empty where the one who prints may not see it. */
  readonly code: string;
  readonly howToFollow: string;
  /** Address of the progress page with the code; null without code. */
  readonly address: string | null;
  readonly complaintPhone: string;
  readonly date: string;
}

/** 一次性告知单. @clause 2.1b */
export interface NoticePaper {
  readonly bureau: string;
  readonly number: string;
  readonly applicant: string;
  readonly title: string;
  readonly materials: readonly string[];
  readonly note: string;
  readonly capOn: string;
  readonly unit: string;
  readonly responder: string;
  readonly phone: string;
  readonly complaintPhone: string;
  readonly date: string;
}

/** 答复书. @clause 2.1d */
export interface ReplyPaper {
  readonly bureau: string;
  readonly number: string;
  readonly salutation: string;
  readonly opening: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly unit: string;
  readonly phone: string;
  readonly signedBy: string;
  readonly date: string;
}

export interface Papers {
  readonly form: FormPaper;
  readonly receipt: ReceiptPaper;
  readonly notice: NoticePaper;
  readonly reply: ReplyPaper;
}
