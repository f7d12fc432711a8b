import type { FastifyRequest } from 'fastify';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import { DomainError } from '../errors.ts';

/** Who sends the request: an account that is logged in, and the person behind it. */
export interface RequestActor {
  readonly accountId: string;
  readonly personId: PersonId;
  readonly bureauId: BureauId;
  /** Administrator roles; empty for everybody else. Posts are looked up in the organisation, not here. */
  readonly roles: readonly string[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is logged in. Reading it on a public route, where nobody need be, is a fault of ours and throws. */
    readonly actor: RequestActor;
    /** The same where nobody may be logged in. */
    signedIn: RequestActor | null;
  }
  interface FastifyContextConfig {
    /** Explicitly open to everybody; every other route under /api needs a login. */
    public?: true;
    /** A request that a page sends by itself, whatever its headers say; it does not keep the session alive. */
    passive?: true;
  }
}

interface ActorHost {
  decorateRequest(name: 'signedIn', value: null): unknown;
  decorateRequest(name: 'actor', value: { getter(this: FastifyRequest): RequestActor }): unknown;
}

export function decorateActor(app: ActorHost): void {
  app.decorateRequest('signedIn', null);
  app.decorateRequest('actor', {
    getter() {
      if (this.signedIn === null) throw new DomainError({ code: 'session.required' });
      return this.signedIn;
    },
  });
}
