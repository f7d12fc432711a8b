/** What this installation can send over, as its settings say. */
import type { Equipment } from '../../domain/notifications/preferences.ts';
import type { Config } from '../config.ts';

export function equipmentOf(config: Config): Equipment {
  return {
    mail: config.SMTP_URL !== undefined,
    sms: config.SMS_URL !== undefined,
    digestMinutes: config.MAIL_DIGEST_MINUTES,
  };
}
