package dev.roster.benchmarks.load;

import dev.roster.usage.Meter;
import dev.roster.usage.Receipt;
import dev.roster.usage.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Reports of usage, by Roster's meter and by bare JDBC. */
final class UsageReports {

  private static final UUID ALL = new UUID(0, 0);

  /**
   * What is reported, and its sums by person for who writes by hand.
   *
   * @param credits by person, in the order of their ids
   */
  record Report(UUID org, List<Usage> events, Map<UUID, Long> credits, Map<UUID, Long> requests) {}

  private final Meter meter;
  private final DataSource write;
  private final List<UUID> orgs = new ArrayList<>();
  private final Map<UUID, List<UUID>> people = new LinkedHashMap<>();
  private final SplittableRandom random = new SplittableRandom(42);
  private int events;

  UsageReports(Bench bench) {
    this.meter = bench.meter();
    this.write = bench.write();
    try (Connection connection = write.getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select org_id, person_id from membership order by org_id, person_id")) {
      while (rows.next()) {
        people
            .computeIfAbsent(UUID.fromString(rows.getString(1)), _ -> new ArrayList<>())
            .add(UUID.fromString(rows.getString(2)));
      }
      statement.executeUpdate("insert into credit_account select id, 1 from org");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    orgs.addAll(people.keySet());
  }

  /** New reports, of each caller one after the other. */
  List<Report> make(Scenario scenario, int size) {
    var made = new ArrayList<Report>();
    for (int caller = 0; caller < scenario.callers(); caller++) {
      for (int command = 0; command < scenario.commands(); command++) {
        made.add(report(orgs.get(scenario.org(caller, command)), size));
      }
    }
    return made;
  }

  private Report report(UUID org, int size) {
    List<UUID> who = people.getOrDefault(org, List.of());
    Instant now = Instant.now();
    var used = new ArrayList<Usage>();
    var credits = new TreeMap<UUID, Long>();
    var requests = new TreeMap<UUID, Long>();
    for (int i = 0; i < size; i++) {
      UUID person = who.get(random.nextInt(who.size()));
      long cost = random.nextInt(10);
      used.add(new Usage("evt-" + events++, person, cost, 1, now));
      credits.merge(person, cost, Long::sum);
      requests.merge(person, 1L, Long::sum);
    }
    return new Report(org, used, credits, requests);
  }

  /** By Roster. */
  void record(Report report) {
    Receipt receipt = meter.record(report.org(), report.events());
    if (receipt.recorded() != report.events().size()) {
      throw new IllegalStateException("recorded " + receipt);
    }
  }

  /** By hand: only what must be written. */
  void write(Report report) {
    try (Connection connection = write.getConnection()) {
      long tick = tick(connection, report);
      LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
      insert(connection, report, now);
      add(connection, report, now.toLocalDate(), tick);
      addMembers(connection, report, now);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long tick(Connection connection, Report report) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update credit_account set ticks = last_insert_id(ticks + 1) where org_id = ?",
            Statement.RETURN_GENERATED_KEYS)) {
      update.setObject(1, report.org());
      update.executeUpdate();
      try (var keys = update.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  private static void insert(Connection connection, Report report, LocalDateTime now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into usage_event (org_id, event, person_id, credits, requests, at,"
                + " received_at) values (?, ?, ?, ?, ?, ?, ?)")) {
      for (Usage used : report.events()) {
        set(
            insert,
            report.org(),
            used.event(),
            used.person(),
            used.credits(),
            used.requests(),
            LocalDateTime.ofInstant(used.at(), ZoneOffset.UTC),
            now);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void add(Connection connection, Report report, LocalDate day, long tick)
      throws SQLException {
    long all = report.credits().values().stream().mapToLong(Long::longValue).sum();
    long calls = report.events().size();
    try (PreparedStatement days =
            connection.prepareStatement(
                "insert into usage_day (org_id, person_id, day, credits, from_pool, requests, tick)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on duplicate key update"
                    + " credits = credits + value(credits), from_pool = from_pool +"
                    + " value(from_pool), requests = requests + value(requests),"
                    + " tick = value(tick)");
        PreparedStatement ofOrg =
            connection.prepareStatement(
                "insert into usage_org_day (org_id, day, credits, from_pool, requests)"
                    + " values (?, ?, ?, ?, ?) on duplicate key update"
                    + " credits = credits + value(credits), from_pool = from_pool +"
                    + " value(from_pool), requests = requests + value(requests)");
        PreparedStatement cycles =
            connection.prepareStatement(
                "insert into usage_cycle (org_id, cycle, person_id, credits, requests)"
                    + " values (?, ?, ?, ?, ?) on duplicate key update"
                    + " credits = credits + value(credits), requests = requests +"
                    + " value(requests)")) {
      LocalDate cycle = day.withDayOfMonth(1);
      set(cycles, report.org(), cycle, ALL, all, calls);
      cycles.addBatch();
      for (Map.Entry<UUID, Long> one : report.credits().entrySet()) {
        long requests = report.requests().getOrDefault(one.getKey(), 0L);
        long credits = one.getValue();
        set(days, report.org(), one.getKey(), day, credits, credits, requests, tick);
        days.addBatch();
        set(cycles, report.org(), cycle, one.getKey(), credits, requests);
        cycles.addBatch();
      }
      days.executeBatch();
      set(ofOrg, report.org(), day, all, all, calls);
      ofOrg.executeUpdate();
      cycles.executeBatch();
    }
  }

  private static void addMembers(Connection connection, Report report, LocalDateTime now)
      throws SQLException {
    try (PreparedStatement members =
        connection.prepareStatement(
            "update membership set credits_used = credits_used + ?, requests_made ="
                + " requests_made + ?, last_active_at = greatest(coalesce(last_active_at, ?), ?)"
                + " where org_id = ? and person_id = ?")) {
      for (Map.Entry<UUID, Long> one : report.credits().entrySet()) {
        set(
            members,
            one.getValue(),
            report.requests().getOrDefault(one.getKey(), 0L),
            now,
            now,
            report.org(),
            one.getKey());
        members.addBatch();
      }
      members.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
