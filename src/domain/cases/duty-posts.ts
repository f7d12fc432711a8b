/** The posts to which a task falls that belongs to no chain. Asked with every command, so worked out once. */
import type { Directory, Post, PostId, UnitDuty, UnitId } from '../organisation/types.ts';

const known = new WeakMap<Directory, Map<string, readonly PostId[]>>();

/** Posts of the units that carry a duty, heads first. */
export function dutyPosts(directory: Directory, duty: UnitDuty): readonly PostId[] {
  return once(directory, `duty ${duty}`, () => {
    const posts = [...directory.posts.values()].filter(
      (post) => directory.units.get(post.unitId)?.duty === duty,
    );
    return inOrder(posts, (post) => (post.kind === 'section-head' ? 0 : 1));
  });
}

/** Posts of all leaders, the last resort when nobody else can be found: of the unit named, then of the bureau. */
export function leaderPosts(directory: Directory, unitId: UnitId | null = null): readonly PostId[] {
  return once(directory, `leaders ${unitId}`, () => {
    const posts = [...directory.posts.values()].filter(
      (post) => post.kind === 'principal-leader' || post.kind === 'supervising-leader',
    );
    const ofBureau = (post: Post) => directory.units.get(post.unitId)?.kind === 'bureau';
    return inOrder(
      posts,
      (post) =>
        (post.unitId === unitId ? 0 : 4) +
        (ofBureau(post) ? 0 : 2) +
        (post.kind === 'principal-leader' ? 0 : 1),
    );
  });
}

function inOrder(posts: readonly Post[], place: (post: Post) => number): readonly PostId[] {
  return posts.toSorted((a, b) => place(a) - place(b)).map((post) => post.id);
}

function once(directory: Directory, key: string, find: () => readonly PostId[]): readonly PostId[] {
  const lists = known.get(directory) ?? new Map<string, readonly PostId[]>();
  known.set(directory, lists);
  const found = lists.get(key) ?? find();
  lists.set(key, found);
  return found;
}
