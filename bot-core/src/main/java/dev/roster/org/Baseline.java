package dev.roster.org;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.member.Tally;
import dev.roster.reply.Block;
import dev.roster.reply.Sentences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * How many people hold each role, and the advice to give few of them more than the lowest (B09).
 */
final class Baseline {

  /** A handful (B09). */
  private static final int FEW = 5;

  private Baseline() {}

  /** How many members hold each role, suspended ones included, by the role's name. */
  static Map<String, Integer> counts(Handle sql, UUID org) {
    return Tally.of(sql, org).byRole();
  }

  /** Advice only: where there are roles between the lowest and the admins that build things. */
  static Optional<Block> advice(Handle sql, Seat seat) {
    List<Role> building =
        seat.scheme().roles().stream()
            .filter(role ->
                !role.admin()
                    && !role.equals(seat.scheme().lowest())
                    && role.holds(Permission.AGENTS_CONFIGURE))
            .toList();
    if (building.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> counts = counts(sql, seat.org());
    int people = building.stream().mapToInt(role -> counts.getOrDefault(role.name(), 0)).sum();
    String titles = building.stream().map(Role::title).collect(Collectors.joining(" or "));
    return people <= FEW
        ? Optional.empty()
        : Optional.of(
            new Block.Note(
                Sentences.spans(
                    "%d people of %s are %s. A handful is usually enough, and %s for everybody else."
                        .formatted(
                            people, seat.orgName(), titles, seat.scheme().lowest().title()))));
  }
}
