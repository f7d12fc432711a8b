import { z } from 'zod';

const UNIT_KINDS = ['work-group', 'bureau', 'section', 'affiliated-unit'] as const;
const UNIT_DUTIES = ['office', 'approval', 'personnel', 'supervision', 'law'] as const;
const POST_KINDS = [
  'first-responder',
  'section-head',
  'supervising-leader',
  'principal-leader',
  'staff',
] as const;
const CAPACITIES = ['holder', 'delegate', 'deputy', 'successor'] as const;

export const personRefSchema = z.object({ id: z.uuid(), name: z.string() });

export const unitSchema = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    kind: z.enum(UNIT_KINDS),
    name: z.string(),
    duty: z.enum(UNIT_DUTIES).nullable(),
    phone: z.string(),
    /** Open and with a first responder: a case can be registered here. */
    takesCases: z.boolean(),
    closedAt: z.iso.datetime().nullable(),
    successorUnitId: z.uuid().nullable(),
  })
  .meta({ id: 'Unit' });

export const postSchema = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    kind: z.enum(POST_KINDS),
    title: z.string(),
    holder: personRefSchema.nullable(),
    /** The holder is on leave or away on business now. */
    holderAbsent: z.boolean(),
    deputyPostId: z.uuid().nullable(),
  })
  .meta({ id: 'Post' });

/** The whole organisation, for pickers: units in published order, posts by unit. */
export const organisationSchema = z
  .object({
    bureau: z.object({
      id: z.uuid(),
      name: z.string(),
      shortName: z.string(),
      phone: z.string(),
      complaintPhone: z.string(),
    }),
    version: z.number().int(),
    units: z.array(unitSchema),
    posts: z.array(postSchema),
  })
  .meta({ id: 'Organisation' });

export const chainQuerySchema = z.strictObject({ unitId: z.uuid() });

export const actingSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  capacity: z.enum(CAPACITIES),
  /** Whose place it is, e.g. for 某某（代某某）. */
  onBehalfOf: z.string().nullable(),
});

export const chainLevelSchema = z.object({
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  /** 科室负责人, 分管领导, 主要领导. */
  label: z.string(),
  /** Null where the post does not exist: the chain is short. */
  post: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** Who may act now, who acts first in front; empty at a vacant post. */
  acting: z.array(actingSchema),
});

/** Who is at which level for a unit, now. @clause 2.2 */
export const chainSchema = z
  .object({
    unit: z.object({ id: z.uuid(), name: z.string() }),
    levels: z.array(chainLevelSchema),
    /** For an affiliated unit the bureau's leaders over it, who may call a case in; else empty. */
    superior: z.array(chainLevelSchema),
  })
  .meta({ id: 'Chain' });

export const delegationInputSchema = z.strictObject({
  toPersonId: z.uuid(),
  /** Null: all of one's posts. */
  postId: z.uuid().nullable().default(null),
  /** Omitted, or past: from now on. What was done before stays as it was. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime(),
  takesOverWaiting: z.boolean().default(true),
});

export const delegationSchema = z
  .object({
    id: z.uuid(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    giver: personRefSchema,
    receiver: personRefSchema,
    post: z.object({ id: z.uuid(), title: z.string() }).nullable(),
    takesOverWaiting: z.boolean(),
    state: z.enum(['planned', 'running']),
  })
  .meta({ id: 'Delegation' });

/** Delegations that are running or still to come. */
export const delegationsSchema = z.object({
  given: z.array(delegationSchema),
  received: z.array(delegationSchema),
});

export const delegationParamsSchema = z.object({ id: z.uuid() });

export type UnitDto = z.output<typeof unitSchema>;
export type PostDto = z.output<typeof postSchema>;
export type OrganisationDto = z.output<typeof organisationSchema>;
export type ChainLevelDto = z.output<typeof chainLevelSchema>;
export type ChainDto = z.output<typeof chainSchema>;
export type DelegationInput = z.output<typeof delegationInputSchema>;
export type DelegationDto = z.output<typeof delegationSchema>;
export type DelegationsDto = z.output<typeof delegationsSchema>;
