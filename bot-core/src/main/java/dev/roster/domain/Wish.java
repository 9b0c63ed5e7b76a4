package dev.roster.domain;

import static java.util.Objects.requireNonNull;

import dev.roster.audit.AuditLog;
import dev.roster.person.PersonSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What became of somebody's wish to come into an org by its domain, for themselves.
 *
 * @param org the org's id
 * @param orgName what it is called
 * @param decider who decided; absent while it waits, and for nobody
 * @param at when it was made while it waits; else when it was over
 * @param until how long it may be decided
 * @param reason why it was declined, if that was said
 */
public record Wish(
    UUID org,
    String orgName,
    State state,
    Optional<String> decider,
    Instant at,
    Instant until,
    Optional<String> reason) {

  /** So long what is over is shown; nobody is asked again about a denial before. */
  private static final Duration SHOWN = Duration.ofDays(30);

  private static final int MOST = 50;

  /** Checks that nothing is missing. */
  public Wish {
    requireNonNull(org, "org must not be null");
    requireNonNull(state, "state must not be null");
  }

  /** How it stands. */
  public enum State {
    /** Somebody was asked and did not decide yet. */
    WAITS,
    /** They were let in. */
    LET_IN,
    /** They were not. */
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED
  }

  /** A person's, the newest of each org, of the last 30 days. */
  public static List<Wish> of(Handle sql, UUID person, Instant now) {
    var seen = new HashSet<UUID>();
    return sql
        .createQuery(
            """
            select o.id, o.name, r.state, r.created_at, r.expires_at, r.ended_at,
              r.decision_reason,
              (select %s from person p where p.id = r.decided_by) as decider
            from (
              select :person as id
              union select m.target_id from audit_event m
                where m.chain = :platform and m.about = :person and m.action = 'person.merged') same
            join join_request r on r.person_id = same.id
            join org o on o.id = r.org_id and o.deleted_at is null
            where r.created_at > :since
            order by r.id desc limit :most
            """
                .formatted(PersonSql.NAME))
        .bind("person", person)
        .bind("platform", AuditLog.PLATFORM)
        .bind("since", now.minus(SHOWN).minus(JoinRequest.LIFE))
        .bind("most", MOST)
        .map((rs, context) -> read(rs, now))
        .list()
        .stream()
        // What ended because they came in otherwise is told by their being in.
        .filter(found -> seen.add(found.org()))
        .flatMap(found -> found.wish().stream())
        .filter(wish -> wish.at().isAfter(now.minus(SHOWN)))
        .toList();
  }

  private record Found(UUID org, Optional<Wish> wish) {}

  private static Found read(ResultSet rs, Instant now) throws SQLException {
    UUID org = UUID.fromString(rs.getString("id"));
    Instant until = instant(rs, "expires_at").orElseThrow();
    Optional<State> state =
        switch (JoinRequest.State.of(rs.getString("state"))) {
          case PENDING -> Optional.of(now.isBefore(until) ? State.WAITS : State.EXPIRED);
          case APPROVED -> Optional.of(State.LET_IN);
          case DENIED -> Optional.of(State.DECLINED);
          case EXPIRED -> Optional.of(State.EXPIRED);
          case CANCELLED -> Optional.empty();
        };
    if (state.isEmpty()) {
      return new Found(org, Optional.empty());
    }
    Instant at =
        state.get() == State.WAITS
            ? instant(rs, "created_at").orElseThrow()
            : instant(rs, "ended_at").orElse(until);
    return new Found(
        org,
        Optional.of(
            new Wish(
                org,
                rs.getString("name"),
                state.get(),
                Optional.ofNullable(rs.getString("decider")),
                at,
                until,
                Optional.ofNullable(rs.getString("decision_reason")))));
  }

  private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, LocalDateTime.class))
        .map(utc -> utc.toInstant(ZoneOffset.UTC));
  }
}
