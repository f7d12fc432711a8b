import type { CaseDto } from '../../src/contract/cases.ts';
import { newRound } from '../../src/domain/cases/intake.ts';
import type { Round } from '../../src/domain/cases/state.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';

export const ID = '0197a000-0000-7000-8000-000000000001';
export const OTHER = '0197a000-0000-7000-8000-000000000002';
export const NOW = '2026-03-02T01:00:00.000Z';
const actor = { personId: ID, postId: ID, capacity: 'holder', onBehalfOf: null } as const;

const round: Round = {
  ...newRound(
    {
      no: 1,
      cause: 'intake',
      chain: { 2: ID, 3: ID, 4: ID },
      policy: DEFAULT_POLICY,
      responderPostId: ID,
      recused: [],
    },
    NOW,
  ),
  climbs: [
    {
      no: 1,
      kind: 'refusal',
      proposal: null,
      question: null,
      startedBy: ID,
      earlierProposers: [],
      startedAt: NOW,
      chain: { 2: ID, 3: ID, 4: ID },
      level: 3,
      levelSince: NOW,
      reviewBy: null,
      changeStated: null,
      returnTo: null,
      sentBack: [],
      entries: [
        {
          level: 2,
          result: 'overdue',
          postId: ID,
          actor: null,
          at: NOW,
          opinion: null,
          judgement: null,
          skipCause: null,
          lateOpinion: null,
          fromPaper: false,
        },
      ],
      reasonSpecific: null,
      lawReview: null,
      standIn: null,
      paper: null,
      outcome: null,
      endedAt: null,
    },
  ],
  handOvers: [
    {
      fromUnitId: ID,
      toUnitId: OTHER,
      toPostId: ID,
      by: ID,
      reason: '属于对方职责。',
      at: NOW,
      commonLeaderPostId: null,
      result: null,
      resultAt: null,
    },
  ],
  coordinations: [
    {
      id: ID,
      askedUnitId: OTHER,
      askedOutside: null,
      question: '请协助。',
      at: NOW,
      dueAt: NOW,
      answer: null,
    },
  ],
  consultations: [
    {
      id: ID,
      climbNo: 1,
      lead: actor,
      participants: [ID],
      topic: '怎么办',
      at: NOW,
      opinions: [],
      conclusion: null,
    },
  ],
};

/** A case on the wire in which everything that can be pending is pending. */
export const CASE_DTO: CaseDto = {
  id: ID,
  number: '示水-2026-000001',
  title: '申请打井',
  applicantName: '申请人甲',
  channel: 'phone',
  kind: 'request',
  unitId: ID,
  unitName: '水资源管理科',
  matterName: null,
  status: 'escalated',
  level: 3,
  outcome: null,
  round: 1,
  registeredAt: NOW,
  next: null,
  bureauId: ID,
  version: 1,
  track: 'general',
  applicant: { kind: 'person', name: '申请人甲', organisation: null, phone: '037****0001', address: null },
  detail: '申请打井',
  receivedAt: NOW,
  registeredByName: null,
  source: null,
  matter: null,
  responder: { postId: ID, postTitle: '首问责任岗', personName: null },
  chambers: [],
  clocks: [],
  rounds: [round],
  withdrawnBecause: null,
  closedAt: null,
  attachments: [],
  can: [],
  names: { people: {}, posts: {}, units: {} },
};
