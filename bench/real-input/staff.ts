/** Everybody with an account, logged in, found by who they are. */
import type { MatterDto } from '../../src/contract/catalogue.ts';
import type { OrganisationDto } from '../../src/contract/organisation.ts';
import type { Account } from '../lib/accounts.ts';
import { Client } from '../lib/client.ts';
import { inParallel } from '../lib/parallel.ts';
import type { Stopwatch } from '../lib/statistics.ts';
import type { Places } from './matching.ts';

export class Staff {
  readonly #byPerson: ReadonlyMap<string, Client>;
  readonly #desks: ReadonlyMap<string, Client>;

  private constructor(clients: readonly Client[]) {
    this.#byPerson = new Map(clients.map((client) => [client.account.person.id, client]));
    this.#desks = new Map(
      clients.flatMap((client) =>
        client.account.posts
          .filter((post) => post.kind === 'first-responder')
          .map((post) => [post.unit.id, client] as const),
      ),
    );
  }

  static async logIn(baseUrl: string, accounts: readonly Account[], watch: Stopwatch): Promise<Staff> {
    const clients = await inParallel(accounts, 4, (account) =>
      watch.time('登录', () => Client.logIn(baseUrl, account)),
    );
    return new Staff(clients);
  }

  person(id: string): Client {
    const client = this.#byPerson.get(id);
    if (client === undefined) throw new Error(`nobody with an account is person ${id}`);
    return client;
  }

  /** A first responder of the unit. */
  desk(unitId: string): Client {
    const client = this.#desks.get(unitId);
    if (client === undefined) throw new Error(`unit ${unitId} has no first responder with an account`);
    return client;
  }

  /** The published catalogue and the units that take cases. */
  async places(): Promise<Places> {
    const [anyone] = this.#desks.values();
    if (anyone === undefined) throw new Error('no first responder among the accounts');
    const organisation = await anyone.get<OrganisationDto>('/api/v1/organisation');
    const units = organisation.units.filter((unit) => unit.takesCases && this.#desks.has(unit.id));
    const bureau = organisation.units.find((unit) => unit.kind === 'bureau');
    const sections = units.filter((unit) => unit.kind === 'section' && unit.parentId === bureau?.id);
    return { units, sections, matters: await mattersOf(anyone) };
  }
}

async function mattersOf(client: Client): Promise<ReadonlyMap<string, MatterDto>> {
  const matters = new Map<string, MatterDto>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await client.get<{ items: MatterDto[]; nextCursor: string | null }>(
      `/api/v1/matters?limit=100${query}`,
    );
    for (const matter of page.items) matters.set(matter.code, matter);
    cursor = page.nextCursor;
  }
  return matters;
}
