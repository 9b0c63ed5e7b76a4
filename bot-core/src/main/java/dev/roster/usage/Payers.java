package dev.roster.usage;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Scheme;
import dev.roster.member.Member;
import dev.roster.member.Members;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who can give more credits: holders of a permission, by role or by a flag (C13). */
final class Payers {

  /** So many hear of it at most: one of them is enough. */
  private static final int MOST = 10;

  private final Members members;

  Payers(Members members) {
    this.members = members;
  }

  /** The first active holders: the highest roles and longest-standing first, then by flag. */
  Set<UUID> of(Handle sql, UUID org, Scheme scheme, Permission permission) {
    var people =
        new LinkedHashSet<>(members.holding(sql, org, Access.holders(scheme, permission), MOST));
    if (scheme.flagged(Member.SUBSCRIBER_ADMIN).contains(permission)) {
      people.addAll(flagged(sql, org));
    }
    return people;
  }

  private static List<UUID> flagged(Handle sql, UUID org) {
    return sql.createQuery(
            """
            select person_id from membership force index (membership_subscriber_admin)
            where org_id = :org and subscriber_admin = true and status = 'active' limit :most
            """)
        .bind("org", org)
        .bind("most", MOST)
        .mapTo(UUID.class)
        .list();
  }
}
