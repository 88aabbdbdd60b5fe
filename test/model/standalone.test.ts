/** A server alone: no election, no quorum; what it has on disk is committed. */
import { describe, expect, it } from 'vitest';
import { makeZxid, readTree, serverState, zxidAsPair } from '../../model/index.ts';
import type { Operation } from '../../model/message.ts';
import { ensemble, Talk } from './ensemble.ts';
import { clientConnects, clientSays, toldClient } from './roles.ts';
import { asks, at, startsClient, start, Story, writes } from './worlds.ts';

const alone = ensemble(1, { standalone: true, clients: 1 });

/** Client 1 has a session. */
function withSession(): Talk {
  const talk = clientConnects(new Talk(alone, 1), 1);
  return clientSays(talk, 1, { type: 'connectRequest', lastZxidSeen: 0 }).settles();
}

describe('a server alone', () => {
  it('serves from its start on: it snapshots what it has, and looks for nobody', () => {
    const talk = new Talk(alone, 1);
    expect([talk.self.role.kind, talk.did('listen').map(({ port }) => port), talk.told]).toEqual([
      'standalone',
      ['client'],
      [],
    ]);
    expect(talk.said('snapshotTaken')).toMatchObject([{ reason: 'started', zxid: 0 }]);
    expect([talk.said('stateChanged'), serverState(talk.self)]).toEqual([[], 'LEADING']);
  });

  it('takes as long to start as its story says', () => {
    const talk = new Talk({ ...alone, startupMs: 300 }, 1);
    expect([talk.waitsMs, talk.did('listen')]).toEqual([{ startup: 300 }, []]);
    expect(talk.fires('startup').self.role.kind).toBe('standalone');
  });

  it('counts on from where its log ends, without a new epoch', () => {
    const disk = { currentEpoch: 2, zxid: makeZxid(2, 3) };
    const talk = clientConnects(
      new Talk(ensemble([{ id: 1, role: 'participant', disk }], { standalone: true }), 1),
      1,
    );
    clientSays(talk, 1, { type: 'connectRequest', lastZxidSeen: 0 }).settles();
    expect(zxidAsPair(talk.self.log.last()?.record.zxid ?? 0)).toBe('2.4');
  });

  it('applies what is synced, and answers then', () => {
    const talk = withSession();
    clientSays(talk, 1, {
      type: 'clientRequest',
      cxid: 1,
      operation: { type: 'set', path: '/x', value: '1' },
    });
    talk.takes('prep').takes('commit').takes('sync');
    expect([talk.diskWork, readTree(talk.self.database.tree, '/x')]).toEqual([['append 0.2', 'sync'], null]);
    expect(toldClient(talk.diskDone().settles(), 1)).toEqual(['clientReply 0.2']);
    expect(readTree(talk.self.database.tree, '/x')).toBe('1');
  });

  it('answers reads and syncs behind the writes of their session', () => {
    const talk = withSession();
    const operations: readonly Operation[] = [
      { type: 'set', path: '/x', value: '1' },
      { type: 'sync' },
      { type: 'get', path: '/x' },
    ];
    for (const [cxid, operation] of operations.entries())
      clientSays(talk, 1, { type: 'clientRequest', cxid, operation });
    expect(toldClient(talk.settles(), 1)).toEqual(['clientReply 0.2', 'clientReply 0.2', 'clientReply 0.2']);
  });

  it('has after a kill what was in its file', () => {
    const story = new Story(alone, [
      start(1, 0),
      startsClient(1),
      asks(100, 1, 1, writes('/x', { count: 3, session: 'kept' })),
      at(1_000, { kind: 'restart', process: 1 }),
    ]).until(1_500);
    expect(story.said(1, 'recovered')[1]).toMatchObject({ zxid: 4, historyLength: 4, currentEpoch: 0 });
  });
});
