package dev.roster.benchmarks.growth;

import dev.roster.benchmarks.growth.SizedOrg.Kind;
import dev.roster.person.SearchWords;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the orgs, their teams, invitations and requests. */
final class OrgSeeding {

  /** The team with half the org, and the one that is as small everywhere. */
  static final String HUGE = "everybody-else";

  static final String SMALL = "small-team";

  private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxz";

  private final List<SizedOrg> orgs;
  private final LocalDateTime now;

  OrgSeeding(List<SizedOrg> orgs, LocalDateTime now) {
    this.orgs = orgs;
    this.now = now;
  }

  void write(Connection connection) throws SQLException {
    orgs(connection);
    connection.commit();
    teams(connection);
    connection.commit();
    places(connection);
    connection.commit();
    Progress.say("teams");
    invitations(connection);
    connection.commit();
    Progress.say("invitations");
    requests(connection);
    connection.commit();
    Progress.say("requests");
  }

  private void orgs(Connection connection) throws SQLException {
    var install = orgs.getFirst().id(Kind.INSTALL, 0);
    var since = now.minusYears(3);
    try (var rows =
        new Rows(connection, "chat_install", "id", "platform", "tenant", "name", "created_at")) {
      rows.add(install, SizedOrg.PLATFORM, SizedOrg.TENANT, "Bench", since);
    }
    try (var rows =
            new Rows(
                connection,
                "org",
                "id",
                "slug",
                "name",
                "scheme",
                "plan",
                "version",
                "members",
                "pending",
                "teams",
                "created_at");
        var installs =
            new Rows(connection, "org_install", "org_id", "install_id", "connected_at")) {
      for (SizedOrg org : orgs) {
        rows.add(
            org.id(),
            org.slug(),
            org.name(),
            "ladder",
            "pro",
            org.version(),
            org.size(),
            org.pending(),
            org.teams(),
            since);
        installs.add(org.id(), install, since);
      }
    }
  }

  private static String slug(int team) {
    return switch (team) {
      case 0 -> HUGE;
      case 1 -> SMALL;
      default -> "team-" + team;
    };
  }

  /** By which words teams and invitations are found. */
  void writeWords(Connection connection) throws SQLException {
    try (var rows = new Rows(connection, "team_word", "team_id", "word", "org_id", "name_norm")) {
      for (SizedOrg org : orgs) {
        for (int i = 0; i < org.teams(); i++) {
          String name = slug(i).replace('-', ' ');
          for (String word : SearchWords.of(name + " " + slug(i), Optional.empty())) {
            rows.add(org.id(Kind.TEAM, i), word, org.id(), name);
          }
        }
      }
    }
    connection.commit();
    try (var rows =
        new Rows(connection, "invitation_word", "invitation_id", "word", "org_id", "state")) {
      for (SizedOrg org : orgs) {
        for (int i = 0; i < accepted(org) + org.pending(); i++) {
          String state = i < accepted(org) ? "accepted" : "pending";
          for (String word : SearchWords.of("", Optional.of(invitee(org, i)))) {
            rows.add(org.id(Kind.INVITATION, i), word, org.id(), state);
          }
        }
      }
    }
    connection.commit();
    Progress.say("words of teams and invitations");
  }

  /** Every third member accepted an invitation. */
  private static int accepted(SizedOrg org) {
    return org.size() / 3;
  }

  private String invitee(SizedOrg org, int number) {
    return number < accepted(org)
        ? Someone.of(org, 3 * number, now).email()
        : invited(org, number - accepted(org));
  }

  private static int placesIn(SizedOrg org, int team) {
    return switch (team) {
      case 0 -> org.size() / 2;
      case 1 -> org.smallTeam();
      default -> 5 + team % 60;
    };
  }

  private void teams(Connection connection) throws SQLException {
    try (var rows =
        new Rows(
            connection,
            "team",
            "id",
            "org_id",
            "slug",
            "name",
            "name_norm",
            "colour",
            "members",
            "version",
            "created_at")) {
      for (SizedOrg org : orgs) {
        for (int i = 0; i < org.teams(); i++) {
          String slug = slug(i);
          String name = slug.replace('-', ' ');
          rows.add(
              org.id(Kind.TEAM, i),
              org.id(),
              slug,
              name,
              name,
              "blue",
              placesIn(org, i),
              org.version(),
              now.minusYears(1));
        }
      }
    }
  }

  private void places(Connection connection) throws SQLException {
    try (var rows =
        new Rows(
            connection,
            "team_member",
            "team_id",
            "org_id",
            "membership_id",
            "sort_name",
            "role",
            "joined_at",
            "version")) {
      for (SizedOrg org : orgs) {
        for (int team = 0; team < org.teams(); team++) {
          int places = placesIn(org, team);
          // Every other member in the huge one, so that it is spread over the others.
          int step = team == 0 ? 2 : org.size() / (places + 1);
          for (int i = 0; i < places; i++) {
            // Each team has another owner, so that nobody is in more teams in a larger org.
            int member = (team + i * step) % org.size();
            rows.add(
                org.id(Kind.TEAM, team),
                org.id(),
                org.id(Kind.MEMBERSHIP, member),
                Someone.of(org, member, now).sortName(),
                i == 0 ? "owner" : "member",
                now.minusYears(1),
                org.version());
          }
        }
      }
    }
  }

  private void invitations(Connection connection) throws SQLException {
    try (var rows =
        new Rows(
            connection,
            "invitation",
            "id",
            "org_id",
            "email",
            "email_norm",
            "role",
            "state",
            "mailed",
            "token_hash",
            "invited_by",
            "created_at",
            "sent_at",
            "expires_at",
            "ended_at",
            "member_id")) {
      for (SizedOrg org : orgs) {
        int accepted = accepted(org);
        for (int i = 0; i < accepted + org.pending(); i++) {
          boolean pending = i >= accepted;
          Someone who = Someone.of(org, 3 * Math.min(i, accepted - 1), now);
          String email = invitee(org, i);
          var sent = pending ? now.minusMinutes(10 + i % 9_000) : who.joinedAt().minusDays(1);
          rows.add(
              org.id(Kind.INVITATION, i),
              org.id(),
              email,
              email,
              Someone.LOWEST,
              pending ? "pending" : "accepted",
              1,
              hash(org.number(), i),
              org.id(Kind.PERSON, 0),
              sent,
              sent,
              pending ? now.plusYears(1) : sent.plusDays(7),
              pending ? Rows.NULL : who.joinedAt(),
              pending ? Rows.NULL : org.id(Kind.PERSON, 3L * i));
        }
      }
    }
  }

  /** The address of somebody who was invited and did not answer yet. */
  static String invited(SizedOrg org, int number) {
    long dice = Someone.mixed(org.number() * 77L + number);
    String name = Names.first(dice).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    return name + ".new" + number + "@guests" + org.number() + ".test";
  }

  /** No token has it. */
  private static byte[] hash(int org, int number) {
    return ByteBuffer.allocate(32)
        .putLong(Someone.mixed(number))
        .putLong(Someone.mixed(org))
        .putInt(org)
        .putInt(number)
        .array();
  }

  private void requests(Connection connection) throws SQLException {
    try (var rows =
        new Rows(
            connection,
            "upgrade_request",
            "id",
            "org_id",
            "person_id",
            "code",
            "reason",
            "state",
            "created_at",
            "expires_at",
            "ended_at",
            "decided_by",
            "decision_reason")) {
      for (SizedOrg org : orgs) {
        int all = org.requests();
        for (int i = 0; i < all; i++) {
          boolean open = i >= all - org.openRequests();
          String state = open ? "pending" : i % 4 == 0 ? "denied" : "approved";
          var asked = now.minusMinutes(5L * (all - i));
          rows.add(
              org.id(Kind.REQUEST, i),
              org.id(),
              org.id(Kind.PERSON, SizedOrg.ADMINS + i),
              code(i),
              "I work with long documents",
              state,
              asked,
              open ? now.plusYears(1) : asked.plusDays(14),
              open ? Rows.NULL : asked.plusMinutes(3),
              open ? Rows.NULL : org.id(Kind.PERSON, 0),
              state.equals("denied") ? "Not this month" : Rows.NULL);
        }
      }
    }
  }

  private static String code(int number) {
    var code = new StringBuilder("r-");
    for (int i = 0, rest = number; i < 4; i++, rest /= ALPHABET.length()) {
      code.append(ALPHABET.charAt(rest % ALPHABET.length()));
    }
    return code.toString();
  }
}
