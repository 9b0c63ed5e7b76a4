package dev.roster.member;

import java.util.Optional;
import java.util.regex.Pattern;

/** The orders in which members are read from an index, one for each set of facets. */
enum RollOrder {
  /** By name. */
  NAME("sort_name", "membership_facet_name", false, Values.TEXT),
  /** Who joined last first. */
  NEWEST("joined_at", "membership_facet_joined", true, Values.TIME),
  /** Who spoke last first, of those who spoke. */
  SPOKE("last_active_at", "membership_facet_active", true, Values.TIME),
  /** Who has been quiet for longest first. */
  QUIET("quiet_since", "membership_facet_quiet", false, Values.TIME),
  /** Who used most first. */
  CREDITS("credits_used", "membership_facet_credits", true, Values.NUMBER);

  /** What a column holds. */
  private enum Values {
    TEXT,
    TIME,
    NUMBER
  }

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final String column;
  private final String index;
  private final boolean descending;
  private final Values values;

  RollOrder(String column, String index, boolean descending, Values values) {
    this.column = column;
    this.index = index;
    this.descending = descending;
    this.values = values;
  }

  String index() {
    return index;
  }

  /** The value as {@link Found#value} holds it: as words that are in the same order. */
  String value(String alias) {
    String named = alias + "." + column;
    return switch (values) {
      case TEXT -> named;
      case TIME -> "cast(%s as char)".formatted(named);
      case NUMBER -> "lpad(%s, 18, '0')".formatted(named);
    };
  }

  String column() {
    return column;
  }

  /** The words after {@code order by} in a stream, for a column of these values. */
  String sorting(String named, String id, boolean back) {
    return "%2$s%1$s, %3$s%1$s".formatted(direction(back), named, id);
  }

  /** The same for streams of members and of the invited together. */
  String merged(boolean back) {
    return "value%1$s, invited%2$s, id%1$s".formatted(direction(back), back ? " desc" : "");
  }

  private String direction(boolean back) {
    return descending == back ? "" : " desc";
  }

  /** Whether a cursor's value is one of this order's. */
  boolean isValue(String value) {
    return switch (values) {
      case TEXT -> true;
      case TIME -> Moment.isOne(value);
      case NUMBER -> NUMBER.matcher(value).matches();
    };
  }

  /**
   * What continues a stream beyond an edge, as ranges that the index serves. A stream of the
   * invited stands behind one of members where their values are equal.
   *
   * @param named the stream's column of these values
   * @param id the stream's column of ids
   * @param invited whether it is one of the invited
   */
  String beyond(String named, String id, boolean invited, Optional<Found> edge, boolean back) {
    if (edge.isEmpty()) {
      return "";
    }
    String value =
        switch (values) {
          case TEXT -> ":edge";
          case TIME -> "cast(:edge as datetime(6))";
          case NUMBER -> "cast(:edge as signed)";
        };
    String than = descending == back ? ">" : "<";
    if (invited != edge.get().invited()) {
      boolean equalsToo = invited != back;
      return " and %s %s%s %s".formatted(named, than, equalsToo ? "=" : "", value);
    }
    return " and (%1$s %2$s %3$s or (%1$s = %3$s and %4$s %2$s :edge_id))"
        .formatted(named, than, value, id);
  }
}
