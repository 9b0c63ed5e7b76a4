package dev.roster.member;

import dev.roster.access.Seat;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The API keys of members, as far as what becomes of members decides about them. The feature about
 * keys stands above members and gives this.
 */
public interface MemberKeys {

  /**
   * What a change of role does to somebody's keys.
   *
   * @param revoked how many end with it
   * @param blocked how many do not work from then on, and would again with another role
   * @param back how many work from then on that did not
   * @param kept how many of the org's own they made and may have a copy of, which go on although
   *     their role makes none any more
   */
  record Effect(int revoked, int blocked, int back, int kept) {

    /** Nothing. */
    public static final Effect NONE = new Effect(0, 0, 0, 0);

    /**
     * Says it, in whole sentences.
     *
     * @param whose {@code Their} or {@code Your}
     */
    List<String> sentences(String whose) {
      var sentences = new ArrayList<String>();
      add(sentences, whose, revoked, "is revoked", "are revoked", "");
      add(sentences, whose, blocked, "does not work", "do not work", " with this role");
      add(sentences, whose, back, "works again", "work again", "");
      if (kept > 0) {
        sentences.add(
            kept == 1
                ? "A service key of the org that %s made goes on: `/key list` shows it."
                    .formatted(whose.equals("Your") ? "you" : "they")
                : "%d service keys of the org that %s made go on: `/key list` shows them."
                    .formatted(kept, whose.equals("Your") ? "you" : "they"));
      }
      return sentences;
    }

    private static void add(
        List<String> sentences, String whose, int count, String one, String many, String rest) {
      if (count > 0) {
        sentences.add(
            count == 1
                ? "%s API key %s%s.".formatted(whose, one, rest)
                : "%s %d API keys %s%s.".formatted(whose, count, many, rest));
      }
    }
  }

  /** What such a change would do. */
  Effect ahead(Handle sql, Seat actor, RoleChange change, Instant now);

  /** Does what a change of role does, within it. */
  Effect changed(Tx tx, Seat actor, RoleChange change);

  /**
   * The same of a change that takes another back: what that one ended is given back.
   *
   * @param undone the version that the change taken back gave to the org
   */
  Effect undone(Tx tx, Seat actor, RoleChange change, long undone);

  /**
   * How many of somebody's keys work, and how many there are beside those; in words.
   *
   * @return empty for a reader who may not know
   */
  Optional<String> count(Handle sql, Seat reader, Member member, Instant now);
}
