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
            order by org_version desc, change_id desc
            limit :most
            """)
        .bind("person", person)
        .bind("org", org)
        .bind("now", now)
        .bind("most", most)
        .map((rs, context) -> Actions.stored(rs))
        .list();
  }

  /**
   * The same from a place in the order on.
   *
   * @param edge the change beyond which is read: its version and its id
   * @param back whether the changes before the edge are read, from the last to the first
   */
  public static List<Stored> openBeyond(
      Handle sql, UUID person, UUID org, Instant now, Edge edge, boolean back, int most) {
    return sql.createQuery(
            """
            select * from pending_action
            where person_id = :person and org_id = :org and expires_at > :now and used_at is null
              and (org_version %1$s :version or (org_version = :version and change_id %1$s :change))
            order by org_version %2$s, change_id %2$s
            limit :most
            """
                .formatted(back ? ">" : "<", back ? "asc" : "desc"))
        .bind("person", person)
        .bind("org", org)
        .bind("now", now)
        .bind("version", edge.version())
        .bind("change", edge.change())
        .bind("most", most)
        .map((rs, context) -> Actions.stored(rs))
        .list();
  }

  /**
   * A place in the order of changes.
   *
   * @param version the version that a change gave to its org
   * @param change its name
   */
  public record Edge(long version, String change) {}

  /** The change of somebody in an org whose time ended last; empty when none was left to end. */
  public static Optional<Stored> late(Handle sql, UUID person, UUID org, Instant now) {
    return sql.createQuery(
            """
            select * from pending_action
            where person_id = :person and org_id = :org and expires_at <= :now
            order by expires_at desc, org_version desc
            limit 1
            """)
        .bind("person", person)
        .bind("org", org)
        .bind("now", now)
        .map((rs, context) -> Actions.stored(rs))
        .findOne()
        .filter(action -> action.usedAt().isEmpty());
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
