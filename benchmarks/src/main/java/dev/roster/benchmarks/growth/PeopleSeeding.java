package dev.roster.benchmarks.growth;

import dev.roster.benchmarks.growth.SizedOrg.Kind;
import dev.roster.person.SearchWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Writes everybody who is in the orgs, and the words by which they are found. */
final class PeopleSeeding {

  private final List<SizedOrg> orgs;
  private final LocalDateTime now;

  PeopleSeeding(List<SizedOrg> orgs, LocalDateTime now) {
    this.orgs = orgs;
    this.now = now;
  }

  @FunctionalInterface
  private interface Each {
    void write(SizedOrg org, int member, Someone who) throws SQLException;
  }

  /**
   * One table after the other, each in one transaction: so the server sorts an empty one's rows.
   */
  void write(Connection connection) throws SQLException {
    people(connection);
    connection.commit();
    Progress.say("people");
    identities(connection);
    connection.commit();
    Progress.say("accounts");
    memberships(connection);
    connection.commit();
    Progress.say("memberships");
  }

  /** The words, which may be written beside the rest. */
  void writeWords(Connection connection) throws SQLException {
    try (var rows =
        new Rows(connection, "member_word", "org_id", "word", "sort_name", "membership_id")) {
      each((org, i, who) -> {
        String sortName = who.sortName();
        for (String word : SearchWords.of(who.name(), Optional.of(who.email()))) {
          rows.add(org.id(), word, sortName, org.id(Kind.MEMBERSHIP, i));
        }
      });
    }
    connection.commit();
    Progress.say("words");
  }

  private void people(Connection connection) throws SQLException {
    try (var rows =
        new Rows(
            connection,
            "person",
            "id",
            "first_name",
            "last_name",
            "email",
            "email_norm",
            "email_proven_at",
            "created_at")) {
      each((org, i, who) ->
          rows.add(
              org.id(Kind.PERSON, i),
              who.first(),
              who.last(),
              who.email(),
              who.email(),
              who.joinedAt(),
              who.joinedAt()));
    }
  }

  private void identities(Connection connection) throws SQLException {
    try (var rows =
        new Rows(
            connection,
            "chat_identity",
            "id",
            "platform",
            "tenant",
            "user_id",
            "person_id",
            "current_org",
            "created_at",
            "seen_at")) {
      each((org, i, who) ->
          rows.add(
              org.id(Kind.IDENTITY, i),
              SizedOrg.PLATFORM,
              SizedOrg.TENANT,
              org.account(i).user(),
              org.id(Kind.PERSON, i),
              org.id(),
              who.joinedAt(),
              now));
    }
  }

  private void memberships(Connection connection) throws SQLException {
    try (var rows =
        new Rows(
            connection,
            "membership",
            "id",
            "org_id",
            "person_id",
            "sort_name",
            "role",
            "role_version",
            "status",
            "status_version",
            "tier",
            "tier_version",
            "joined_at",
            "last_active_at")) {
      each((org, i, who) ->
          rows.add(
              org.id(Kind.MEMBERSHIP, i),
              org.id(),
              org.id(Kind.PERSON, i),
              who.sortName(),
              who.role(),
              who.role().equals(Someone.LOWEST) ? 0 : org.changedIn(i),
              who.status(),
              who.suspended() ? org.changedIn(i) : 0,
              who.tier(),
              who.pro() ? org.changedIn(i) : Rows.NULL,
              who.joinedAt(),
              who.spokeAt().isPresent() ? who.spokeAt().get() : Rows.NULL));
    }
  }

  private void each(Each each) throws SQLException {
    for (SizedOrg org : orgs) {
      for (int i = 0; i < org.size(); i++) {
        each.write(org, i, Someone.of(org, i, now));
      }
    }
  }
}
