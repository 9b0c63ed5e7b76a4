package dev.roster.domain;

import dev.roster.domain.OrgDomain.Proof;
import dev.roster.domain.OrgDomain.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** SQL of {@code org_domain}. */
final class DomainTable {

  private static final RowMapper<OrgDomain> MAPPER =
      (rs, context) ->
          new OrgDomain(
              UUID.fromString(rs.getString("org_id")),
              new DomainName(rs.getString("domain")),
              State.of(rs.getString("state")),
              UUID.fromString(rs.getString("added_by")),
              instant(rs, "added_at").orElseThrow(),
              Optional.ofNullable(rs.getString("vouched_by")).map(UUID::fromString),
              Optional.ofNullable(rs.getString("proof")).map(Proof::of),
              instant(rs, "proven_at"),
              instant(rs, "missing_since"),
              instant(rs, "next_check_at"),
              rs.getLong("version"));

  private DomainTable() {}

  private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, LocalDateTime.class))
        .map(utc -> utc.toInstant(ZoneOffset.UTC));
  }

  /** Adds one that nobody proved yet. */
  static void insert(
      Handle sql, UUID org, DomainName domain, UUID by, Instant now, Instant next, long version) {
    sql.createUpdate(
            """
            insert into org_domain (org_id, domain, added_by, added_at, next_check_at, version)
            values (:org, :domain, :by, :now, :next, :version)
            """)
        .bind("org", org)
        .bind("domain", domain.ascii())
        .bind("by", by)
        .bind("now", now)
        .bind("next", next)
        .bind("version", version)
        .execute();
  }

  /** Brings one back as it was; false when another org has proven it meanwhile. */
  static boolean restore(Handle sql, OrgDomain was, Instant next, long version) {
    return sql.createUpdate(
                """
                insert ignore into org_domain (org_id, domain, state, added_by, added_at, vouched_by,
                  proof, proven_at, next_check_at, version)
                values (:org, :domain, :state, :by, :added, :vouched, :proof, :proven, :next, :version)
                """)
            .bind("org", was.org())
            .bind("domain", was.domain().ascii())
            .bind("state", was.state().word())
            .bind("by", was.addedBy())
            .bind("added", was.addedAt())
            .bind("vouched", was.vouchedBy().orElse(null))
            .bind("proof", was.proof().map(Proof::word).orElse(null))
            .bind("proven", was.provenAt().orElse(null))
            .bind("next", next)
            .bind("version", version)
            .execute()
        == 1;
  }

  static Optional<OrgDomain> find(Handle sql, UUID org, DomainName domain) {
    return sql.createQuery("select * from org_domain where org_id = :org and domain = :domain")
        .bind("org", org)
        .bind("domain", domain.ascii())
        .map(MAPPER)
        .findOne();
  }

  /** The org that a domain leads into; empty for none. */
  static Optional<UUID> owner(Handle sql, DomainName domain) {
    return sql.createQuery(
            """
            select d.org_id from org_domain d
            join org o on o.id = d.org_id and o.deleted_at is null
            where d.owned_domain = :domain
            """)
        .bind("domain", domain.ascii())
        .mapTo(UUID.class)
        .findOne();
  }

  /** The domains of an org in order. */
  static List<OrgDomain> of(Handle sql, UUID org, int most) {
    return sql.createQuery(
            "select * from org_domain where org_id = :org order by domain limit :most")
        .bind("org", org)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  /** Whether a domain was added to an org by a change after that one. */
  static boolean isAddedSince(Handle sql, UUID org, DomainName domain, long version) {
    return sql.createQuery(
            """
            select 1 from audit_event e
            where e.chain = :org and e.action in ('domain.added', 'domain.restored')
              and e.version > :version and json_value(e.after_values, '$.domain') = :domain
            limit 1
            """)
        .bind("org", org)
        .bind("version", version)
        .bind("domain", domain.ascii())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void delete(Handle sql, UUID org, DomainName domain) {
    sql.createUpdate("delete from org_domain where org_id = :org and domain = :domain")
        .bind("org", org)
        .bind("domain", domain.ascii())
        .execute();
  }

  /** How many an org had, all of which are gone now. */
  static int deleteAll(Handle sql, UUID org) {
    return sql.createUpdate("delete from org_domain where org_id = :org")
        .bind("org", org)
        .execute();
  }

  /** Makes one proven, by somebody; false when it is another org's. */
  static boolean prove(
      Handle sql, OrgDomain domain, UUID by, Proof proof, Instant now, long version) {
    // INVARIANT: org_domain_owned is unique, so of two orgs that prove it at once one is ignored.
    sql.createUpdate(
            """
            update ignore org_domain
            set state = 'proven', vouched_by = :by, proof = :proof, proven_at = :now,
              checked_at = :now, missing_since = null, next_check_at = :next, version = :version
            where org_id = :org and domain = :domain
            """)
        .bind("by", by)
        .bind("proof", proof.word())
        .bind("now", now)
        .bind("next", proof == Proof.DNS ? now.plus(Duration.ofDays(1)) : null)
        .bind("version", version)
        .bind("org", domain.org())
        .bind("domain", domain.domain().ascii())
        .execute();
    // The driver counts rows that were found, also where the change of one was ignored.
    return find(sql, domain.org(), domain.domain()).filter(OrgDomain::isProven).isPresent();
  }

  static void suspend(Handle sql, OrgDomain domain, long version) {
    sql.createUpdate(
            """
            update org_domain set state = 'suspended', version = :version
            where org_id = :org and domain = :domain
            """)
        .bind("version", version)
        .bind("org", domain.org())
        .bind("domain", domain.domain().ascii())
        .execute();
  }

  /** Those that are to be looked at, the longest due first. */
  static List<OrgDomain> due(Handle sql, Instant now, int most) {
    return sql.createQuery(
            """
            select d.* from org_domain d force index (org_domain_due)
            where d.next_check_at <= :now
            order by d.next_check_at
            limit :most
            """)
        .bind("now", now)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  /** Takes one to look at it; false when another replica did. */
  static boolean claim(Handle sql, OrgDomain domain, Instant until) {
    return sql.createUpdate(
                """
                update org_domain set next_check_at = :until
                where org_id = :org and domain = :domain and next_check_at = :was
                """)
            .bind("until", until)
            .bind("org", domain.org())
            .bind("domain", domain.domain().ascii())
            .bind("was", domain.nextCheckAt().orElseThrow())
            .execute()
        == 1;
  }

  /** Notes what a look brought where it changes no right. */
  static void looked(
      Handle sql,
      OrgDomain domain,
      Instant now,
      @Nullable Instant missing,
      @Nullable Instant next) {
    sql.createUpdate(
            """
            update org_domain
            set checked_at = :now, missing_since = :missing, next_check_at = :next
            where org_id = :org and domain = :domain and state = :state
            """)
        .bind("now", now)
        .bind("missing", missing)
        .bind("next", next)
        .bind("org", domain.org())
        .bind("domain", domain.domain().ascii())
        .bind("state", domain.state().word())
        .execute();
  }

  /** Notes that it is told that somebody found no seat; false when it was in the last day. */
  static boolean tellFull(Handle sql, UUID org, DomainName domain, Instant now) {
    return sql.createUpdate(
                """
                update org_domain set full_told_at = :now
                where org_id = :org and domain = :domain
                  and (full_told_at is null or full_told_at <= :before)
                """)
            .bind("now", now)
            .bind("before", now.minus(Duration.ofDays(1)))
            .bind("org", org)
            .bind("domain", domain.ascii())
            .execute()
        == 1;
  }
}
