package dev.roster.upgrade;

import dev.roster.member.Headcount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL of the tier of a {@code membership}. */
final class TierTable {

  /** A membership whose Pro ended, or whose end is to be announced. */
  record Due(UUID org, UUID person, UUID membership, Instant until) {}

  private TierTable() {}

  /** Sets a membership's tier and its end, and which change of the org did so. */
  static void set(Handle sql, UUID membership, Held from, Held to, @Nullable Long version) {
    if (from.tier() != to.tier()) {
      Headcount.move(sql, membership, "tier", to.tier().word());
    }
    sql.createUpdate(
            """
            update membership set tier = :tier, tier_until = :until, tier_days = :days,
              tier_remind_at = null, tier_version = :version
            where id = :id
            """)
        .bind("tier", to.tier().word())
        .bind("until", to.until().orElse(null))
        .bind("days", to.end().map(end -> end.term().days()).orElse(null))
        .bind("version", version)
        .bind("id", membership)
        .execute();
  }

  /** Says when the end is to be announced next; null for not any more. */
  static void remindAt(Handle sql, UUID membership, @Nullable Instant at) {
    sql.createUpdate("update membership set tier_remind_at = :at where id = :id")
        .bind("at", at)
        .bind("id", membership)
        .execute();
  }

  /**
   * Takes an announcement that is due; false when another replica was faster or the end is another.
   *
   * @param next when the one after is due; null for none
   */
  static boolean takeReminder(Handle sql, Due due, Instant now, @Nullable Instant next) {
    return sql.createUpdate(
                """
                update membership set tier_remind_at = :next
                where id = :id and tier_until = :until and tier_remind_at <= :now
                """)
            .bind("next", next)
            .bind("id", due.membership())
            .bind("until", due.until())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** The tier as it is stored. */
  static Held held(Handle sql, UUID membership) {
    return sql.createQuery("select tier, tier_until, tier_days from membership where id = :id")
        .bind("id", membership)
        .map((rs, context) -> held(rs))
        .one();
  }

  /** The same of a person in an org; empty when they are not in it. */
  static Optional<Held> held(Handle sql, UUID org, UUID person) {
    return sql.createQuery(
            """
            select tier, tier_until, tier_days from membership
            where org_id = :org and person_id = :person
            """)
        .bind("org", org)
        .bind("person", person)
        .map((rs, context) -> held(rs))
        .findOne();
  }

  private static Held held(ResultSet rs) throws SQLException {
    Instant until = instant(rs);
    return until == null
        ? new Held(Tier.of(rs.getString("tier")), Optional.empty())
        : Held.until(until, new Term(rs.getInt("tier_days")));
  }

  private static @Nullable Instant instant(ResultSet rs) throws SQLException {
    LocalDateTime utc = rs.getObject("tier_until", LocalDateTime.class);
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }

  /** Whose Pro has ended and is not written down as ended, in whatever org. */
  static List<Due> ended(Handle sql, Instant now, int most) {
    return due(sql, "tier_until", now, most);
  }

  /** Whose end is to be announced, in whatever org. */
  static List<Due> toRemind(Handle sql, Instant now, int most) {
    return due(sql, "tier_remind_at", now, most);
  }

  private static List<Due> due(Handle sql, String column, Instant now, int most) {
    return sql.createQuery(
            """
            select m.org_id, m.person_id, m.id, m.tier_until from membership m
            where m.%1$s <= :now
              and exists (select 1 from org o where o.id = m.org_id and o.deleted_at is null)
            order by m.%1$s
            limit :most
            """
                .formatted(column))
        .bind("now", now)
        .bind("most", most)
        .map((rs, context) ->
            new Due(
                UUID.fromString(rs.getString("org_id")),
                UUID.fromString(rs.getString("person_id")),
                UUID.fromString(rs.getString("id")),
                rs.getObject("tier_until", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }

  /** Which change of the org set the tier; empty for the first. */
  static Optional<Long> version(Handle sql, UUID membership) {
    return sql.createQuery("select tier_version from membership where id = :id")
        .bind("id", membership)
        .map((rs, context) -> Optional.ofNullable(rs.getObject("tier_version", Long.class)))
        .findOne()
        .flatMap(Function.identity());
  }

  /** Whether the tier is still what that change of the org set. */
  static boolean isOf(Handle sql, UUID membership, long version) {
    return sql.createQuery("select 1 from membership where id = :id and tier_version = :version")
        .bind("id", membership)
        .bind("version", version)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
