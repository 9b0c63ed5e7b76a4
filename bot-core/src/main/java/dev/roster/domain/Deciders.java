package dev.roster.domain;

import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.card.Asking;
import dev.roster.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who may decide on somebody who wants to come in, who was here last first.
 *
 * @param people some of them
 * @param names some of their names; more than are shown
 */
record Deciders(List<UUID> people, List<String> names) {

  private static final int NAMED = 3;

  Deciders {
    people = List.copyOf(people);
    names = List.copyOf(names);
  }

  static Deciders of(
      Handle sql, Members members, Scheme scheme, UUID org, String orgName, Role role) {
    List<Role> roles = JoinRole.deciding(scheme, org, orgName, role);
    return roles.isEmpty()
        ? new Deciders(List.of(), List.of())
        : new Deciders(
            Members.lastActive(sql, org, roles, Asking.MOST_CARDS),
            members.holders(sql, org, roles, NAMED + 1));
  }

  /** Some names: {@code Elif, Can and others}. */
  String inWords() {
    var some = new ArrayList<>(names.stream().limit(NAMED).toList());
    if (names.size() > NAMED) {
      some.add("others");
    }
    int last = some.size() - 1;
    return last < 1
        ? String.join("", some)
        : String.join(", ", some.subList(0, last)) + " and " + some.get(last);
  }
}
