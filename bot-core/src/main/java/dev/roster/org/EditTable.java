package dev.roster.org;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of what an org is called, and of when that was decided. */
final class EditTable {

  private EditTable() {}

  /** Which change of the org decided its name and description; 0 for those it was made with. */
  static long decided(Handle sql, UUID org) {
    return sql.createQuery("select edited_version from org where id = :org")
        .bind("org", org)
        .mapTo(Long.class)
        .one();
  }

  static void edit(Handle sql, UUID org, String name, Optional<String> description, long decided) {
    sql.createUpdate(
            """
            update org set name = :name, description = :description, edited_version = :decided
            where id = :org
            """)
        .bind("org", org)
        .bind("name", name)
        .bind("description", description.orElse(null))
        .bind("decided", decided)
        .execute();
  }
}
