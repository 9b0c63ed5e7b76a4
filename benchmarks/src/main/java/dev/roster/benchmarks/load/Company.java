package dev.roster.benchmarks.load;

import dev.roster.chat.Account;
import dev.roster.person.SearchWords;
import dev.roster.store.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Orgs of equal size in one Slack workspace: number {@code o} has the owner {@code Oo} and the
 * admins {@code Mo-1}, {@code Mo-2} and so on.
 */
public final class Company {

  static final String TENANT = "T1";
  static final String PLATFORM = "slack";

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 1, 9, 0);

  // What a change writes beside the membership.
  private static final List<String> TAKEN_BACK =
      List.of("audit_event", "handled_delivery", "pending_action", "outbox");

  private final DataSource database;

  Company(DataSource database) {
    this.database = database;
  }

  static Account owner(int org) {
    return new Account(PLATFORM, TENANT, "O" + org);
  }

  static Account member(int org, int number) {
    return new Account(PLATFORM, TENANT, "M" + org + "-" + number);
  }

  /**
   * Fills an empty schema.
   *
   * @param members of each org, the owner included
   */
  void seed(List<Integer> members) {
    withConnection(connection -> {
      UUID install = Transactions.newId();
      run(
          connection,
          "insert into chat_install (id, platform, tenant, name, created_at) values (?, ?, ?, ?,"
              + " ?)",
          install,
          PLATFORM,
          TENANT,
          "Bench",
          NOW);
      for (int org = 0; org < members.size(); org++) {
        seedOrg(connection, install, org, members.get(org));
      }
      recount(connection);
      connection.commit();
      run(connection, "analyze table org, person, chat_identity, membership, member_word");
    });
  }

  private static void seedOrg(Connection connection, UUID install, int number, int members)
      throws SQLException {
    UUID org = Transactions.newId();
    run(
        connection,
        "insert into org (id, slug, name, scheme, plan, version, members, created_at)"
            + " values (?, ?, ?, 'owned', 'pro', 1, ?, ?)",
        org,
        "org-" + number,
        "Org " + number,
        members,
        NOW);
    run(connection, "insert into org_install values (?, ?, ?)", org, install, NOW);
    try (var person =
            connection.prepareStatement(
                "insert into person (id, display_name, email, email_norm, created_at)"
                    + " values (?, ?, ?, ?, ?)");
        var identity =
            connection.prepareStatement(
                "insert into chat_identity (id, platform, tenant, user_id, person_id, current_org,"
                    + " created_at, seen_at) values (?, ?, ?, ?, ?, ?, ?, ?)");
        var membership =
            connection.prepareStatement(
                "insert into membership (id, org_id, person_id, sort_name, role, joined_at)"
                    + " values (?, ?, ?, ?, ?, ?)");
        var word =
            connection.prepareStatement(
                "insert into member_word (org_id, word, sort_name, membership_id)"
                    + " values (?, ?, ?, ?)")) {
      for (int i = 0; i < members; i++) {
        Account account = i == 0 ? owner(number) : member(number, i);
        UUID id = Transactions.newId();
        String email = account.user().toLowerCase(Locale.ROOT) + "@bench.test";
        String name = "Person " + scattered(i) + " of " + number;
        String sortName = name.toLowerCase(Locale.ROOT);
        UUID seat = Transactions.newId();
        add(person, id, name, email, email, NOW);
        add(identity, Transactions.newId(), PLATFORM, TENANT, account.user(), id, org, NOW, NOW);
        add(membership, seat, org, id, sortName, i == 0 ? "owner" : "admin", NOW);
        for (String found : SearchWords.of(name, Optional.of(email))) {
          add(word, org, found, sortName, seat);
        }
      }
      person.executeBatch();
      identity.executeBatch();
      membership.executeBatch();
      word.executeBatch();
    }
  }

  /** The account that the member of an org, 0 for its owner, has somewhere. */
  @FunctionalInterface
  public interface Accounts {
    /** That account. */
    Account of(int org, int member);
  }

  /**
   * Connects the first orgs to a further Slack workspace or Discord server, and gives their first
   * members an account there.
   *
   * @param members of each org, the owner included
   */
  public void connect(String install, int orgs, int members, Accounts accounts) {
    withConnection(connection -> {
      UUID id = Transactions.newId();
      run(
          connection,
          "insert into chat_install (id, platform, tenant, name, created_at)"
              + " values (?, ?, ?, ?, ?)",
          id,
          accounts.of(0, 0).platform(),
          install,
          "Bench",
          NOW);
      run(connection, "insert into org_install select id, ?, ? from org", id, NOW);
      for (int org = 0; org < orgs; org++) {
        for (int i = 0; i < members; i++) {
          know(connection, i == 0 ? owner(org) : member(org, i), accounts.of(org, i));
        }
      }
      connection.commit();
      run(connection, "analyze table chat_identity, org_install");
    });
  }

  private static void know(Connection connection, Account known, Account further)
      throws SQLException {
    run(
        connection,
        "insert into chat_identity (id, platform, tenant, user_id, person_id, current_org,"
            + " created_at, seen_at)"
            + " select ?, ?, ?, ?, person_id, current_org, created_at, seen_at"
            + " from chat_identity where platform = ? and tenant = ? and user_id = ?",
        Transactions.newId(),
        further.platform(),
        further.tenant(),
        further.user(),
        known.platform(),
        known.tenant(),
        known.user());
  }

  /** Names in another order than ids. */
  private static String scattered(int i) {
    return Integer.toString((int) (i * 2_654_435_761L % 1_000_003L), 36);
  }

  /**
   * Takes back what a round changed, except the orgs' versions: the engine's caches go by those.
   */
  public void restore() {
    withConnection(connection -> {
      run(connection, "update membership set role = 'admin' where role = 'member'");
      recount(connection);
      connection.commit();
      // Truncating leaves nothing to be purged while the next round is measured.
      for (String table : TAKEN_BACK) {
        run(connection, "truncate table " + table);
      }
    });
  }

  private static void recount(Connection connection) throws SQLException {
    run(connection, "delete from headcount");
    run(
        connection,
        "insert into headcount (org_id, role, status, tier, members)"
            + " select org_id, role, status, tier, count(*) from membership"
            + " group by org_id, role, status, tier");
  }

  /** How many rows of that table there are. */
  long count(String table) {
    var found = new long[1];
    withConnection(connection -> {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("select count(*) from " + table)) {
        rows.next();
        found[0] = rows.getLong(1);
      }
    });
    return found[0];
  }

  private interface Work {
    void with(Connection connection) throws SQLException;
  }

  private void withConnection(Work work) {
    try (var connection = database.getConnection()) {
      work.with(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the company cannot be written", e);
    }
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.execute();
    }
  }

  private static void add(PreparedStatement statement, Object... values) throws SQLException {
    bind(statement, values);
    statement.addBatch();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(i + 1, value instanceof UUID id ? id.toString() : value);
    }
  }
}
