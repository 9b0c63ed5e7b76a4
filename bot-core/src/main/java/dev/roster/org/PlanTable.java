package dev.roster.org;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code plan}, and of which one an org is on. */
final class PlanTable {

  private PlanTable() {}

  /** All plans, in the order in which they are offered. */
  static List<Plan> all(Handle sql) {
    return sql.createQuery("select name, title, seats from plan order by position, name")
        .map((rs, context) -> {
          int seats = rs.getInt("seats");
          Optional<Integer> room = rs.wasNull() ? Optional.empty() : Optional.of(seats);
          return new Plan(rs.getString("name"), rs.getString("title"), room);
        })
        .list();
  }

  /** Which change of the org decided its plan; 0 for the plan it was made with. */
  static long decided(Handle sql, UUID org) {
    return sql.createQuery("select plan_version from org where id = :org")
        .bind("org", org)
        .mapTo(Long.class)
        .one();
  }

  static void change(Handle sql, UUID org, String plan, long decided) {
    sql.createUpdate("update org set plan = :plan, plan_version = :decided where id = :org")
        .bind("org", org)
        .bind("plan", plan)
        .bind("decided", decided)
        .execute();
  }

  /** Whom the first live invitations are for, by name or address. */
  static List<String> invited(Handle sql, UUID org, int most) {
    return sql.createQuery(
            """
            select coalesce(i.email, i.name, 'somebody') from invitation i
            where i.org_id = :org and i.state = 'pending'
            order by i.created_at, i.id limit :most
            """)
        .bind("org", org)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }
}
