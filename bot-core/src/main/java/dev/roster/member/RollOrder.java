package dev.roster.member;

import java.util.Optional;

/** The orders in which members are read from an index, one for each set of facets. */
enum RollOrder {
  /** By name. */
  NAME("sort_name", "membership_facet_name", false, false),
  /** Who joined last first. */
  NEWEST("joined_at", "membership_facet_joined", true, true),
  /** Who spoke last first, of those who spoke. */
  SPOKE("last_active_at", "membership_facet_active", true, true),
  /** Who has been quiet for longest first. */
  QUIET("quiet_since", "membership_facet_quiet", false, true);

  private final String column;
  private final String index;
  private final boolean descending;
  private final boolean temporal;

  RollOrder(String column, String index, boolean descending, boolean temporal) {
    this.column = column;
    this.index = index;
    this.descending = descending;
    this.temporal = temporal;
  }

  String index() {
    return index;
  }

  /** The value as {@link Found#value} holds it. */
  String value(String alias) {
    return temporal ? "cast(%s.%s as char)".formatted(alias, column) : alias + "." + column;
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
    return !temporal || Moment.isOne(value);
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
    String value = temporal ? "cast(:edge as datetime(6))" : ":edge";
    String than = descending == back ? ">" : "<";
    if (invited != edge.get().invited()) {
      boolean equalsToo = invited != back;
      return " and %s %s%s %s".formatted(named, than, equalsToo ? "=" : "", value);
    }
    return " and (%1$s %2$s %3$s or (%1$s = %3$s and %4$s %2$s :edge_id))"
        .formatted(named, than, value, id);
  }
}
