package dev.roster.rights;

import dev.roster.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an org looked like, to be brought back after each cell that changed it: cheaper than an org
 * for each cell. The org's version alone never goes back, since caches go by it; so the rows are
 * fit for another cell, and not for an audit.
 */
final class Snapshot {

  private static final String KEEP = "keep_";

  private final TestDatabase database;
  private final UUID org;
  // The columns of each table that are not computed by the database.
  private final Map<String, String> columns = new LinkedHashMap<>();

  /** Keeps the org as it is now; a schema has one such snapshot at a time. */
  Snapshot(TestDatabase database, UUID org) {
    this.database = database;
    this.org = org;
    for (String table :
        database.rows(
            """
            select c.table_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = database() and c.column_name = 'org_id'
              and t.table_type = 'BASE TABLE'
              and c.table_name not in ('pending_action', 'unread_notice', 'connect_code')
              and c.table_name not like 'keep\\_%'
            union select 'org'
            """)) {
      columns.put(
          table,
          database
              .rows(
                  """
                  select group_concat(column_name) from information_schema.columns
                  where table_schema = database() and table_name = ? and is_generated = 'NEVER'
                  """,
                  table)
              .getFirst());
    }
    take();
  }

  /** Keeps the org as it is now. */
  final void take() {
    columns.forEach((table, names) -> {
      database.run("drop table if exists " + KEEP + table);
      database.run(
          "create table %s%s as select %s from %s where %s = ?"
              .formatted(KEEP, table, names, table, key(table)),
          org.toString());
    });
  }

  private static String key(String table) {
    return table.equals("org") ? "id" : "org_id";
  }

  /** Brings the org back, one version on. */
  void restore() {
    try (Connection connection = database.write().getConnection()) {
      for (String statement : statements()) {
        try (var one = connection.prepareStatement(statement)) {
          if (statement.indexOf('?') >= 0) {
            one.setString(1, org.toString());
          }
          one.executeUpdate();
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the org cannot be brought back", e);
    }
  }

  private List<String> statements() {
    var all = new ArrayList<String>();
    all.add("set foreign_key_checks = 0");
    columns.forEach((table, names) -> {
      if (table.equals("org")) {
        all.add(
            "update org o join keep_org k on k.id = o.id set o.version = o.version + 1, "
                + assignments(names)
                + " where o.id = ?");
      } else {
        all.add("delete from " + table + " where org_id = ?");
        all.add("insert into %s (%s) select * from %s%s".formatted(table, names, KEEP, table));
      }
    });
    all.add(
        "update person p join membership m on m.person_id = p.id"
            + " set p.first_name = null, p.last_name = null where m.org_id = ?");
    all.add("set foreign_key_checks = 1");
    return all;
  }

  private static String assignments(String names) {
    var set = new ArrayList<String>();
    for (String name : names.split(",", -1)) {
      if (!name.equals("version") && !name.equals("id")) {
        set.add("o." + name + " = k." + name);
      }
    }
    return String.join(", ", set);
  }
}
