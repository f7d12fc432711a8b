/** One try of one delivery: reads what it says and where it goes, puts it into words, sends it. */
import { DEFAULT_PREFERENCE, takesMessages } from '../../domain/notifications/preferences.ts';
import { visibleCase } from '../cases/execute.ts';
import { caseHeadings } from '../cases/headings.ts';
import { sealerOf } from '../cases/sealer.ts';
import { currentWorld } from '../cases/world.ts';
import type { Deps } from '../deps.ts';
import { applicantMessage } from './applicant-words.ts';
import { sendMail } from './channels/mail.ts';
import { judgeRobot, robotRequest } from './channels/robots.ts';
import { sendShortMessage } from './channels/sms.ts';
import { type Contents, mailOf, robotMessageOf, staffMessageOf } from './compose.ts';
import { type DeliveryRow, readContents } from './delivery-store.ts';
import { post } from './http.ts';
import type { NoticeRow } from './notice-store.ts';
import { dead, nowhere, type Outcome } from './outcome.ts';
import { readPreferences, readWebhooks } from './settings-store.ts';
import { allowedTarget } from './targets.ts';

/** Numbers and texts exist here only, between opening and sending. */
export async function deliver(deps: Deps, delivery: DeliveryRow, stop: AbortSignal): Promise<Outcome> {
  const notices = await readContents(deps.pool, delivery);
  const [first] = notices;
  if (!first) return nowhere('nothing to say');
  if (delivery.recipient_kind === 'applicant') return toApplicant(deps, delivery, first, stop);
  const contents = await contentsOf(deps, delivery, notices);
  if (delivery.recipient_kind === 'webhook') return toRobot(deps, delivery, contents, stop);
  return delivery.channel === 'mail'
    ? toMailbox(deps, delivery, contents, stop)
    : toPhone(deps, delivery, contents, stop);
}

async function toApplicant(
  deps: Deps,
  { bureau_id, id, recipient_id }: DeliveryRow,
  notice: NoticeRow,
  stop: AbortSignal,
): Promise<Outcome> {
  const sealer = sealerOf(deps);
  const executed = await visibleCase(deps, bureau_id, recipient_id, { kind: 'system' });
  const { phone } = executed.row.state.applicant;
  if (phone === null) return nowhere('no number');
  const number = sealer.open(phone);
  if (!takesMessages(number)) return nowhere('no mobile number');
  const text = applicantMessage(notice, executed, sealer);
  return sendShortMessage({ id, phone: number, text }, deps.config, stop);
}

async function toPhone(
  deps: Deps,
  { bureau_id, id, recipient_id }: DeliveryRow,
  contents: Contents,
  stop: AbortSignal,
): Promise<Outcome> {
  const { organisation } = await currentWorld(deps, bureau_id);
  const phone = organisation.people.get(recipient_id)?.phone ?? '';
  if (!takesMessages(phone)) return nowhere('no mobile number');
  return sendShortMessage({ id, phone, text: staffMessageOf(contents) }, deps.config, stop);
}

async function toMailbox(
  deps: Deps,
  { bureau_id, recipient_id }: DeliveryRow,
  contents: Contents,
  stop: AbortSignal,
): Promise<Outcome> {
  const chosen = await readPreferences(deps.pool, bureau_id, [recipient_id]);
  const { mailAddress, mail } = chosen.get(recipient_id) ?? DEFAULT_PREFERENCE;
  if (mailAddress === null || mail === 'off') return nowhere('no address');
  const { organisation } = await currentWorld(deps, bureau_id);
  const name = organisation.people.get(recipient_id)?.displayName ?? '';
  return sendMail(mailOf(contents, { address: mailAddress, name }), deps.config, stop);
}

async function toRobot(
  deps: Deps,
  { bureau_id, recipient_id }: DeliveryRow,
  contents: Contents,
  stop: AbortSignal,
): Promise<Outcome> {
  const robot = (await readWebhooks(deps.pool, bureau_id)).find((one) => one.id === recipient_id);
  if (!robot) return nowhere('removed');
  const sealer = sealerOf(deps);
  const url = allowedTarget(sealer.open(robot.url_sealed), deps.config.WEBHOOK_HOSTS);
  if (url === null) return dead('host not allowed');
  const secret = robot.secret_sealed === null ? null : sealer.open(robot.secret_sealed);
  const message = robotMessageOf(contents);
  const request = robotRequest({ kind: robot.kind, url, secret }, message, contents.now);
  return post(request, stop, judgeRobot(robot.kind));
}

async function contentsOf(
  deps: Deps,
  { bureau_id, id }: DeliveryRow,
  notices: readonly NoticeRow[],
): Promise<Contents> {
  const { organisation, calendar } = await currentWorld(deps, bureau_id);
  const caseIds = notices.map((notice) => notice.case_id);
  return {
    id,
    notices,
    calendar,
    bureau: organisation.bureau.shortName,
    posts: organisation.directory.posts,
    headings: await caseHeadings(deps.pool, bureau_id, caseIds),
    now: deps.now(),
    workbenchUrl: deps.config.WORKBENCH_URL,
  };
}
