package dev.roster.member;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.reply.Block;
import dev.roster.reply.Sentences;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How many active admins an org has: who holds a role that counts as one and is not suspended. An
 * org never loses its last ones (B31), and hears when it has few or many (B08, X12).
 */
public final class Admins {

  /** The policy that says how many stay. */
  static final String LEAST = "admins.min_hard";

  private Admins() {}

  /**
   * Requires that enough active admins stay when somebody stops being one: by another role, by a
   * suspension, by being removed or by leaving. Nothing is lost with who is none now.
   *
   * <p>INVARIANT: the org's row was written first, so that nobody else stops being one meanwhile
   * (ADR 003).
   *
   * @param losing as they are before the change
   * @throws Refusal when fewer than the policy {@code admins.min_hard} would stay
   */
  public static void requireOthers(Tx tx, Seat actor, Member losing) {
    requireOthers(tx.sql(), actor, losing);
  }

  /** The same before somebody is asked to confirm; what holds then is decided again. */
  public static void requireOthers(Handle sql, Seat actor, Member losing) {
    if (losing.isSuspended() || !Members.roleOf(actor, losing).admin()) {
      return;
    }
    int least = number(actor, LEAST);
    int others = Holders.upTo(sql, actor.org(), roles(actor), Optional.of(losing.id()), least);
    if (others >= least) {
      return;
    }
    throw new Refusal(
        "%s keeps at least %s (`%s`), so that somebody can manage it; without %s there would be %s. Make somebody else %s first, with `/member role`."
            .formatted(
                actor.orgName(),
                counted(least),
                LEAST,
                losing.person().equals(actor.person()) ? "you" : losing.inSentence(),
                others == 0 ? "none" : "only " + others,
                given(actor).title()));
  }

  /** Whether an org needs each active admin that it has. */
  static boolean noneToSpare(Handle sql, Seat seat) {
    int least = number(seat, LEAST);
    return Holders.upTo(sql, seat.org(), roles(seat), Optional.empty(), least + 1) <= least;
  }

  /** How many active admins an org has. */
  public static int active(Handle sql, Seat seat) {
    return Tally.of(sql, seat.org()).active(roles(seat));
  }

  /** Why an admin cannot be spared, in a sentence. */
  static String needed(Seat seat) {
    return "%s keeps at least %s (`%s`), and has no more now."
        .formatted(seat.orgName(), counted(number(seat, LEAST)), LEAST);
  }

  /**
   * What to consider now that the number of active admins has changed: advice only, and none for an
   * org of one person.
   */
  public static Optional<Block> advice(Handle sql, Seat seat) {
    Tally tally = Tally.of(sql, seat.org());
    if (tally.members() < 2) {
      return Optional.empty();
    }
    int now = tally.active(roles(seat));
    int few = number(seat, "admins.min_warn");
    int many = number(seat, "admins.max_warn");
    if (now < few) {
      return Optional.of(
          note(
              "%s has %s now. Better have %d, so that it can be managed when one is away: `/member role` makes somebody %s."
                  .formatted(seat.orgName(), counted(now), few, given(seat).title())));
    }
    return now > many
        ? Optional.of(
            note(
                "%s has %s now; %d are usually enough. `/member list role:%s` shows them."
                    .formatted(seat.orgName(), counted(now), many, given(seat).name())))
        : Optional.empty();
  }

  /** The same after a change of somebody's role; empty when it made nobody an admin or none. */
  static Optional<Block> advice(Handle sql, Seat seat, RoleChange change) {
    return !change.member().isSuspended() && change.from().admin() != change.to().admin()
        ? advice(sql, seat)
        : Optional.empty();
  }

  /** The same after a suspension or a reactivation. */
  static Optional<Block> advice(Handle sql, Seat seat, Suspensions.Change change) {
    return Members.roleOf(seat, change.member()).admin() ? advice(sql, seat) : Optional.empty();
  }

  private static Block note(String sentence) {
    return new Block.Note(Sentences.spans(sentence));
  }

  private static String counted(int admins) {
    return admins == 1 ? "one active admin" : admins + " active admins";
  }

  private static int number(Seat seat, String policy) {
    return Integer.parseInt(seat.scheme().policy(policy));
  }

  private static List<Role> roles(Seat seat) {
    return seat.scheme().roles().stream().filter(Role::admin).toList();
  }

  /** The role by which somebody is made an admin: not the owner's, which is never given. */
  private static Role given(Seat seat) {
    return seat.scheme().roles().stream()
        .filter(role -> role.admin() && !role.unique())
        .findFirst()
        .orElseGet(() -> seat.scheme().top());
  }
}
