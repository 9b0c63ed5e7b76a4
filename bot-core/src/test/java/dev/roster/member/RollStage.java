package dev.roster.member;

import dev.roster.person.SearchTable;
import dev.roster.person.SearchWords;
import dev.roster.store.Transactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/** Orgs of any people, written beside Roster, to list. */
final class RollStage {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** Of the scheme {@code owned}, the highest first. */
  static final List<String> ROLES = List.of("owner", "admin", "member");

  // Each name occurs often, so that the order has ties.
  private static final List<String> NAMES =
      List.of(
          "Ana Lima",
          "ana lima",
          "Ána Límá",
          "José-María Núñez",
          "Jose Nunez",
          "Zoë",
          "😀 Smile",
          "ﬁne Ｗｉｄｅ",
          "李 小龙",
          "Bo",
          "Bo Bo",
          "O'Neil Bob",
          "100%_ sure");

  /**
   * Somebody in the org or invited to it.
   *
   * @param number tells them from everybody else: their limit, or the microsecond of the invitation
   */
  record Somebody(
      UUID id,
      UUID person,
      boolean invited,
      int number,
      String name,
      Optional<String> email,
      String role,
      String status,
      String tier,
      boolean inTeam,
      Instant since,
      Optional<Instant> spokeAt,
      int credits) {

    Instant quietSince() {
      return spokeAt.orElse(since);
    }
  }

  private final Handle sql;
  private final RandomGenerator random;
  private final UUID org = Transactions.newId();
  private final UUID team = Transactions.newId();
  private final UUID inviter = Transactions.newId();
  private final List<Somebody> people = new ArrayList<>();
  private int numbers;
  private boolean owned;

  RollStage(Handle sql, RandomGenerator random, int members, int invited) {
    this.sql = sql;
    this.random = random;
    sql.execute(
        "insert into org (id, slug, name, scheme, plan, version, created_at)"
            + " values (?, ?, 'Acme', 'owned', 'pro', 1, ?)",
        org.toString(),
        "o" + org.toString().replace("-", "").substring(0, 30),
        NOW.toString().substring(0, 19));
    sql.execute(
        "insert into team (id, org_id, slug, name, name_norm, colour, version, created_at)"
            + " values (?, ?, 'data', 'Data', 'data', 'blue', 1, '2026-01-01')",
        team.toString(),
        org.toString());
    sql.execute("insert into person (id, created_at) values (?, '2026-01-01')", inviter.toString());
    for (int i = 0; i < members; i++) {
      join();
    }
    for (int i = 0; i < invited; i++) {
      invite();
    }
  }

  UUID org() {
    return org;
  }

  UUID team() {
    return team;
  }

  List<Somebody> people() {
    return people;
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private Optional<String> email(String name) {
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(
            "%s%d@%s.test"
                .formatted(
                    name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""),
                    ++numbers,
                    random.nextBoolean() ? "acme" : "far-away"));
  }

  private Instant somewhen() {
    return NOW.minus(random.nextInt(60), ChronoUnit.DAYS);
  }

  Somebody join() {
    UUID id = Transactions.newId();
    UUID person = Transactions.newId();
    String name = random.nextInt(10) == 0 ? "" : any(NAMES);
    var one =
        new Somebody(
            id,
            person,
            false,
            ++numbers,
            name,
            email(name),
            owned ? any(ROLES.subList(1, 3)) : "owner",
            random.nextInt(4) == 0 ? "suspended" : "active",
            random.nextInt(3) == 0 ? "pro" : "base",
            random.nextInt(3) == 0,
            somewhen(),
            random.nextInt(3) == 0 ? Optional.empty() : Optional.of(somewhen()),
            // As many digits as differ, so that numbers are not compared as words.
            random.nextInt(3) == 0 ? 0 : random.nextInt(1, 25) * 5);
    sql.createUpdate(
            "insert into person (id, display_name, email, email_norm, created_at)"
                + " values (:id, :name, :email, :email, '2026-01-01')")
        .bind("id", person)
        .bind("name", name.isEmpty() ? null : name)
        .bind("email", one.email().orElse(null))
        .execute();
    sql.createUpdate(
            """
            insert into membership (id, org_id, person_id, sort_name, role, status, tier, credit_cap,
              joined_at, last_active_at, credits_used)
            select :id, :org, p.id, p.sort_name, :role, :status, :tier, :number, :since, :spoke,
              :credits
            from person p where p.id = :person
            """)
        .bind("id", id)
        .bind("org", org)
        .bind("person", person)
        .bind("role", one.role())
        .bind("status", one.status())
        .bind("tier", one.tier())
        .bind("number", one.number())
        .bind("since", one.since())
        .bind("spoke", one.spokeAt().orElse(null))
        .bind("credits", one.credits())
        .execute();
    sql.execute("update org set members = members + 1 where id = ?", org.toString());
    Headcount.in(sql, id);
    SearchTable.add(sql, id);
    if (one.inTeam()) {
      sql.execute(
          "insert into team_member (team_id, org_id, membership_id, sort_name, joined_at, version)"
              + " select ?, org_id, id, sort_name, joined_at, 1 from membership where id = ?",
          team.toString(),
          id.toString());
    }
    owned = true;
    people.add(one);
    return one;
  }

  Somebody invite() {
    UUID id = Transactions.newId();
    String name = random.nextBoolean() ? "" : any(NAMES);
    Optional<String> email = name.isEmpty() ? Optional.of("") : email(name);
    int number = ++numbers;
    Optional<String> address =
        email.map(given -> given.isEmpty() ? "i" + number + "@x.test" : given);
    var one =
        new Somebody(
            id,
            id,
            true,
            number,
            name,
            address,
            any(ROLES.subList(1, 3)),
            "invited",
            "",
            random.nextInt(3) == 0,
            somewhen().plus(number, ChronoUnit.MICROS),
            Optional.empty(),
            0);
    sql.createUpdate(
            """
            insert into invitation (id, org_id, email, email_norm, account, name, role, team_id,
              state, token_hash, invited_by, created_at, sent_at, expires_at)
            values (:id, :org, :email, :email, :account, :name, :role, :team, 'pending',
              unhex(sha2(:id, 256)), :by, :since, :since, '2099-01-01')
            """)
        .bind("id", id)
        .bind("org", org)
        .bind("email", address.orElse(null))
        .bind("account", "slack:T1/X" + id)
        .bind("name", name.isEmpty() ? null : name)
        .bind("role", one.role())
        .bind("team", one.inTeam() ? team : null)
        .bind("by", inviter)
        .bind("since", one.since())
        .execute();
    for (String word : SearchWords.of(name, address)) {
      sql.execute(
          "insert into invitation_word (invitation_id, word, org_id, state)"
              + " values (?, ?, ?, 'pending')",
          id.toString(),
          word,
          org.toString());
    }
    sql.execute("update org set pending = pending + 1 where id = ?", org.toString());
    people.add(one);
    return one;
  }

  /** Somebody goes, or withdraws. */
  void leave(Somebody one) {
    people.remove(one);
    if (one.invited()) {
      sql.execute("delete from invitation where id = ?", one.id().toString());
      sql.execute("update org set pending = pending - 1 where id = ?", org.toString());
      return;
    }
    sql.execute("delete from team_member where membership_id = ?", one.id().toString());
    MemberTable.delete(sql, org, one.id());
  }

  /** Somebody is called otherwise. */
  void rename(Somebody one) {
    sql.execute(
        "update person set display_name = ? where id = ?", any(NAMES), one.person().toString());
    SearchTable.refresh(sql, one.person());
    people.remove(one);
  }
}
