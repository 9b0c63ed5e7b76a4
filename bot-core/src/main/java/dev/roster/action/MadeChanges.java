package dev.roster.action;

import dev.roster.action.Actions.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds the stored actions that take somebody's changes back: SQL of {@code pending_action}. */
public final class MadeChanges {

  private MadeChanges() {}

  /** What somebody can still take back in an org, the newest first. */
  public static List<Stored> open(Handle sql, UUID person, UUID org, Instant now, int most) {
    return sql.createQuery(
            """
            select * from pending_action
            where person_id = :person and org_id = :org and expires_at > :now and used_at is null
            order by org_version desc
            limit :most
            """)
        .bind("person", person)
        .bind("org", org)
        .bind("now", now)
        .bind("most", most)
        .map((rs, context) -> Actions.stored(rs))
        .list();
  }

  /** The newest change of somebody in an org, also one that was taken back or is long ago. */
  public static Optional<Stored> newest(Handle sql, UUID person, UUID org) {
    return sql.createQuery(
            """
            select * from pending_action
            where person_id = :person and org_id = :org
            order by expires_at desc, org_version desc
            limit 1
            """)
        .bind("person", person)
        .bind("org", org)
        .map((rs, context) -> Actions.stored(rs))
        .findOne();
  }

  /** The change of that name, when that person made it. */
  public static Optional<Stored> find(Handle sql, UUID person, String changeId) {
    return sql.createQuery(
            "select * from pending_action where change_id = :change and person_id = :person")
        .bind("change", changeId)
        .bind("person", person)
        .map((rs, context) -> Actions.stored(rs))
        .findOne();
  }

  /** Whether a change is called so. */
  public static boolean isTaken(Handle sql, String changeId) {
    return sql.createQuery("select count(*) from pending_action where change_id = :change")
            .bind("change", changeId)
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
