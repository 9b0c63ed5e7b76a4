package dev.roster.removal;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.apikey.ApiKey;
import dev.roster.apikey.KeyEnds;
import dev.roster.member.Admins;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Ends somebody's place in an org where no role there decides it: what platform admins do. All that
 * stands on the place ends as at any removal, with the same successors of teams.
 */
public final class Farewell {

  private final Ending ending;
  private final RemovalNotices notices;
  private final KeyEnds keys;

  /** Wires it. */
  public Farewell(RemovalCommands.Shared shared) {
    this.ending = new Ending(shared);
    this.notices = new RemovalNotices(shared.members(), shared.notices());
    this.keys = shared.keys();
  }

  /**
   * Takes out who was attached.
   *
   * @throws Refusal when the org would lose its owner or last admin
   */
  public void detach(Tx tx, Seat actor, Member member) {
    requireSpare(tx.sql(), actor, member);
    notices.removed(tx, actor, member);
    ending.end(tx, of(tx.sql(), actor, member, tx.now()), "member.removed", "");
  }

  /**
   * Goes on only when the org can do without them.
   *
   * @throws Refusal that says what is to be done first
   */
  public void requireSpare(Handle sql, Seat actor, Member member) {
    if (Members.roleOf(actor, member).unique()) {
      throw new Refusal(
          "%s is %s of %s. First the role passes on by `/org transfer`, or the org ends by `/org delete`."
              .formatted(
                  member.inSentence(), Members.roleOf(actor, member).title(), actor.orgName()));
    }
    Admins.requireOthers(sql, actor, member);
  }

  /** What would end, in a few words a feature. */
  public List<String> preview(Handle sql, Seat actor, Member member, Instant now) {
    return of(sql, actor, member, now).ahead().stream()
        .map(fact -> new Reply.Message(List.of(new Block.Facts(List.of(fact)))).words())
        .toList();
  }

  /** Ends the place of somebody who is erased, with every key, whatever the org's policy keeps. */
  public void erase(Tx tx, Seat actor, Member member) {
    requireSpare(tx.sql(), actor, member);
    ending.end(tx, of(tx.sql(), actor, member, tx.now()), "member.removed", "");
    List<ApiKey> left = keys.open(tx.sql(), tx.org(), member.person(), tx.now());
    keys.endAll(tx, left, "removed");
  }

  private Ends of(Handle sql, Seat actor, Member member, Instant now) {
    return ending.of(sql, actor, member, Optional.empty(), now);
  }
}
