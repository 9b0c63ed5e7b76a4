package dev.roster.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Members who are few enough to be read at once and put into any order.
 *
 * @param all who fits
 * @param newestFirst whether greater values come first
 */
record Sorted(List<Found> all, boolean newestFirst) implements RollPart {

  /**
   * Reads all who fit.
   *
   * @param roles by rank, the highest first
   */
  // Straight, for the reason that Scanned gives.
  static Sorted of(Handle sql, Driver driver, Terms terms, Roll.Sort sort, List<String> roles) {
    Query query =
        terms.bind(
            sql.createQuery(
                """
                select m.id, m.sort_name, m.role, cast(m.joined_at as char) as joined_at,
                  cast(m.last_active_at as char) as last_active_at,
                  cast(m.quiet_since as char) as quiet_since,
                  lpad(m.credits_used, 18, '0') as credits_used
                from (%s) d
                straight_join membership m force index (primary) on m.id = d.id
                where %s
                """
                    .formatted(driver.ids(), terms.fits(driver.words()))));
    driver.bind(query);
    return new Sorted(
        query.map((rs, context) -> found(rs, sort, roles)).list(),
        switch (sort) {
          case NEWEST, LAST_ACTIVE, CREDITS -> true;
          case NAME, ROLE, QUIET -> false;
        });
  }

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    Comparator<Found> order = back ? order().reversed() : order();
    return Scan.of(
        all.stream()
            .sorted(order)
            .filter(found -> edge.isEmpty() || order.compare(found, edge.get()) > 0)
            .limit(most)
            .toList());
  }

  private static Found found(ResultSet rs, Roll.Sort sort, List<String> roles) throws SQLException {
    String id = rs.getString("id");
    String name = rs.getString("sort_name");
    return switch (sort) {
      case NAME -> Found.member(id, "", name);
      case NEWEST -> Found.member(id, "", rs.getString("joined_at"));
      case ROLE -> Found.member(id, rank(roles.indexOf(rs.getString("role"))), name);
      case LAST_ACTIVE -> spoke(id, rs.getString("last_active_at"));
      case CREDITS -> Found.member(id, "", rs.getString("credits_used"));
      case QUIET -> Found.member(id, "", rs.getString("quiet_since"));
    };
  }

  private static String rank(int index) {
    return String.format(Locale.ROOT, "%03d", index);
  }

  private static Found spoke(String id, @Nullable String at) {
    return at == null ? Found.member(id, "never", "") : Found.member(id, "", at);
  }

  private Comparator<Found> order() {
    Comparator<String> points = Sorted::compare;
    Comparator<String> values = newestFirst ? points.reversed() : points;
    return Comparator.comparing(Found::group)
        .thenComparing(Found::value, values)
        .thenComparing(this::compareIds);
  }

  // Like the index ranges that are read backwards.
  private int compareIds(Found one, Found other) {
    int order = one.id().toString().compareTo(other.id().toString());
    return newestFirst && one.group().isEmpty() ? -order : order;
  }

  /** As the database compares names: by code points, not by the halves of Java's text. */
  private static int compare(String one, String other) {
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }
}
