package dev.roster.member;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * SQL of {@code headcount}: how many memberships of an org have which role, status and tier. Kept
 * in the change itself, after its touch, so that nobody counts rows (performance.md, "growth").
 */
public final class Headcount {

  private Headcount() {}

  /** Counts somebody who was just taken in. */
  static void in(Handle sql, UUID membership) {
    sql.createUpdate(
            """
            insert into headcount (org_id, role, status, tier, members)
            select org_id, role, status, tier, 1 from membership where id = :id
            on duplicate key update members = members + 1
            """)
        .bind("id", membership)
        .execute();
  }

  /** Counts somebody no more who is about to go. */
  static void out(Handle sql, UUID membership) {
    sql.createUpdate(
            """
            update headcount h
            join membership m on m.org_id = h.org_id and m.role = h.role and m.status = h.status
              and m.tier = h.tier
            set h.members = h.members - 1
            where m.id = :id
            """)
        .bind("id", membership)
        .execute();
  }

  /**
   * Counts somebody elsewhere whose column is about to change.
   *
   * @param column role, status or tier
   * @param to what it will hold, other than now
   */
  public static void move(Handle sql, UUID membership, String column, String to) {
    sql.createUpdate(
            """
            insert into headcount (org_id, role, status, tier, members)
            select m.org_id, %1$s, %2$s, %3$s, 1 from membership m where m.id = :id
            union all
            select m.org_id, m.role, m.status, m.tier, 0 from membership m where m.id = :id
            on duplicate key update members = members + if(values(members) = 1, 1, -1)
            """
                .formatted(
                    column.equals("role") ? ":to" : "m.role",
                    column.equals("status") ? ":to" : "m.status",
                    column.equals("tier") ? ":to" : "m.tier"))
        .bind("id", membership)
        .bind("to", to)
        .execute();
  }

  /** Counts an org anew, after a change of all its members. */
  public static void recount(Handle sql, UUID org) {
    sql.createUpdate("delete from headcount where org_id = :org").bind("org", org).execute();
    sql.createUpdate(
            """
            insert into headcount (org_id, role, status, tier, members)
            select org_id, role, status, tier, count(*) from membership
            where org_id = :org group by role, status, tier
            """)
        .bind("org", org)
        .execute();
  }
}
