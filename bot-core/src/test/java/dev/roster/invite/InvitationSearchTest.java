package dev.roster.invite;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.invite.Invitation.State;
import dev.roster.person.SearchWords;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Reads;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class InvitationSearchTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final List<String> NAMES =
      List.of("Ana Lima", "Ben Castillo", "José Ánder", "ana-maria Lind", "Li Ann", "=1+1 Anders");

  private static final List<String> QUERIES =
      List.of(
          "", "a", "an", "ana", "li", "ana li", "li an", "jose", "far", "1", "a5", "nobody", "%");

  @Test
  void pagesAreThoseOfANaiveList(TestDatabase database) {
    UUID org = org(database, "Naive");
    long seed = System.nanoTime();
    var random = new Random(seed);
    database
        .databases()
        .read(sql -> {
          for (int i = 0; i < 120; i++) {
            seed(sql, org, random, i);
          }
          InvitationWords.backfill().runAll(sql);
          List<Invitation> all =
              sql.createQuery(InvitationTable.SELECT + "where i.org_id = :org")
                  .bind("org", org)
                  .map(InvitationTable.MAPPER)
                  .list();
          for (String query : QUERIES) {
            Stream.concat(
                    Stream.of(Optional.<State>empty()),
                    Arrays.stream(State.values()).map(Optional::of))
                .forEach(state -> {
                  var search = new InvitationSearch(org, state, query, NOW);
                  int size = 1 + random.nextInt(12);
                  String what = "seed %d, %s %s by %d".formatted(seed, state, query, size);
                  List<UUID> expected = naive(all, state, query);
                  assertThat(forward(sql, search, size)).as(what).isEqualTo(expected);
                  assertThat(backward(sql, search, size)).as(what).isEqualTo(expected);
                });
          }
          return true;
        });
  }

  @Test
  void theStateInWordsFollowsTheInvitation(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      var stage = SchemeStage.on(roster, "owned");
      stage.ask(stage.founder(), "invite send zoe@far.test");

      assertThat(stage.ask(stage.founder(), "invite list state:pending query:zo"))
          .contains("zoe@far.test");
      stage.ask(stage.founder(), "invite cancel zoe@far.test");
      assertThat(stage.ask(stage.founder(), "invite list state:pending query:zo"))
          .contains("None fits.");
      assertThat(stage.ask(stage.founder(), "invite list state:cancelled query:zo"))
          .contains("zoe@far.test");
    }
  }

  @Test
  void aPageEndsEarlyWhereTooManyFitNot(TestDatabase database) {
    UUID org = org(database, "Dormant");
    database
        .databases()
        .read(sql -> {
          // What nobody ended yet stands among the pending ones, newer than the only one that is.
          many(sql, org, 0, 1, "pending", NOW.plusSeconds(60));
          many(sql, org, 1, 2_500, "pending", NOW.minusSeconds(60));
          var search = new InvitationSearch(org, Optional.of(State.PENDING), "", NOW);

          Scan<Invitation> first = search.page(sql, Cursor.FIRST, 10);

          assertThat(first.rows()).isEmpty();
          assertThat(first.cut()).isTrue();
          assertThat(forward(sql, search, 10)).hasSize(1);
          assertThat(Reads.of(sql, () -> search.page(sql, Cursor.FIRST, 10)))
              .isLessThan(10 * Scan.MOST);
          return true;
        });
  }

  @Test
  void everyPageReadsAsMuchInALargeOrgAsInASmallOne(TestDatabase database) {
    UUID small = org(database, "Small");
    UUID large = org(database, "Large");
    database
        .databases()
        .read(sql -> {
          int block = 0;
          for (State state : List.of(State.PENDING, State.CANCELLED, State.EXPIRED)) {
            block += 10_000;
            many(sql, small, block, 60, state.word(), NOW.plusSeconds(60));
            many(sql, large, block, 6_000, state.word(), NOW.plusSeconds(60));
          }
          sql.execute("analyze table invitation, invitation_word");
          for (String query : List.of("", "somebody", "n1", "somebody n", "n1 n2", "far")) {
            for (Optional<State> state :
                List.of(
                    Optional.<State>empty(),
                    Optional.of(State.PENDING),
                    Optional.of(State.EXPIRED),
                    Optional.of(State.CANCELLED))) {
              String what = state + " " + query;
              long few = reads(sql, new InvitationSearch(small, state, query, NOW));
              long more = reads(sql, new InvitationSearch(large, state, query, NOW));
              assertThat(more).as(what).isLessThanOrEqualTo(few + ceiling(query));
            }
          }
          return true;
        });
  }

  /** Of two words only one leads; the other is looked up for at most a thousand. */
  private static long ceiling(String query) {
    return query.contains(" ") ? 10 * Scan.MOST : 400;
  }

  @Test
  void lookingSomebodyUpReadsNoMoreInALargeOrg(TestDatabase database) {
    UUID org = org(database, "Lookups");
    database
        .databases()
        .read(sql -> {
          many(sql, org, 0, 5_000, "pending", NOW.plusSeconds(60));
          sql.execute("analyze table invitation");
          assertThat(
                  Reads.of(
                      sql, () -> InvitationTable.newest(sql, org, "n7@far.test", "slack:T1/U1")))
              .isLessThan(20);
          assertThat(Reads.of(sql, () -> InvitationTable.overdue(sql, org, NOW))).isLessThan(20);
          UUID person =
              UUID.fromString(
                  sql.select("select id from person limit 1").mapTo(String.class).one());
          assertThat(Reads.of(sql, () -> LiveInvitations.forPerson(sql, org, person, NOW)))
              .isLessThan(50);
          assertThat(
                  Reads.of(
                      sql,
                      () ->
                          LiveInvitations.waitingFor(
                              sql,
                              Account.parse("slack:T1/U1").orElseThrow(),
                              Set.of("n7@far.test", "n8@far.test"),
                              NOW)))
              .isLessThan(50);
          return true;
        });
  }

  private static long reads(Handle sql, InvitationSearch search) {
    var second = new Scan<?>[1];
    long first = Reads.of(sql, () -> second[0] = search.page(sql, Cursor.FIRST, 10));
    Optional<String> next = second[0].next();
    return Math.max(
        first, Reads.of(sql, () -> search.page(sql, new Cursor(next, Optional.empty()), 10)));
  }

  private static UUID org(TestDatabase database, String name) {
    try (var roster = TestRoster.silent(database)) {
      var ana = roster.person(name + " Owner", name + "@acme.test");
      roster.say(ana, "org create " + name + " pro");
      return UUID.fromString(database.rows("select id from org where name = ?", name).getFirst());
    }
  }

  private static void seed(Handle sql, UUID org, Random random, int number) {
    List<State> states = List.of(State.values());
    State state = states.get(random.nextInt(states.size()));
    Instant expires = NOW.plusSeconds(random.nextInt(200) - 100);
    sql.createUpdate(
            """
            insert into invitation (id, org_id, email, email_norm, account, name, role, state,
              token_hash, invited_by, created_at, sent_at, expires_at, ended_at, member_id)
            select :id, :org, :email, :email, :account, :name, 'user', :state,
              unhex(sha2(:id, 256)), p.id, :now, :now, :expires,
              if(:state = 'pending', null, :now), if(:state = 'accepted', p.id, null)
            from (select id from person limit 1) p
            """)
        .bind("id", id(org, number))
        .bind("org", org)
        .bind("email", number % 5 == 0 ? null : "a%d.lima@far%d.test".formatted(number, number % 3))
        .bind("account", number % 5 == 0 ? "slack:T1/W" + org + number : null)
        .bind("name", number % 7 == 0 ? null : NAMES.get(random.nextInt(NAMES.size())))
        .bind("state", state.word())
        .bind("now", NOW.minusSeconds(1_000))
        .bind("expires", expires)
        .execute();
  }

  /** Many that differ in number only, found by {@code somebody}, their number and their domain. */
  private static void many(
      Handle sql, UUID org, int from, int count, String state, Instant expires) {
    sql.createUpdate(
            """
            insert into invitation (id, org_id, email, email_norm, name, role, state,
              token_hash, invited_by, created_at, sent_at, expires_at, ended_at)
            select cast(concat(right(:org, 8), '-0000-7000-8000-', lpad(hex(:from + s.seq), 12, '0')) as uuid),
              :org, concat('n', :from + s.seq, '@far.test'), concat('n', :from + s.seq, '@far.test'),
              concat('Somebody n', :from + s.seq), 'user', :state,
              unhex(sha2(concat(:org, :from + s.seq), 256)), p.id, :now, :now, :expires,
              if(:state = 'pending', null, :now)
            from (select id from person limit 1) p, seq_1_to_%d s
            """
                .formatted(count))
        .bind("org", org.toString())
        .bind("from", from)
        .bind("state", state)
        .bind("now", NOW.minusSeconds(1_000))
        .bind("expires", expires)
        .execute();
    for (String word : List.of("'somebody'", "substring_index(email, '@', 1)", "'far'", "email")) {
      sql.createUpdate(
              """
              insert ignore into invitation_word (invitation_id, word, org_id, state)
              select id, %s, org_id, state from invitation
              where org_id = :org and state = :state
              """
                  .formatted(word))
          .bind("org", org)
          .bind("state", state)
          .execute();
    }
  }

  private static UUID id(UUID org, int number) {
    return UUID.fromString(
        "%s-0000-7000-8000-%012x".formatted(org.toString().substring(28), number));
  }

  private static List<UUID> naive(List<Invitation> all, Optional<State> state, String query) {
    List<String> words = SearchWords.searched(query);
    record Found(String word, UUID id) {}
    return all.stream()
        .filter(one -> state.isEmpty() || one.stateAt(NOW) == state.get())
        .flatMap(one -> {
          var its = new TreeSet<>(SearchWords.of(one.name().orElse(""), one.email()));
          if (its.isEmpty()) {
            its.add("somebody");
          }
          boolean fits =
              words.stream().allMatch(w -> its.stream().anyMatch(word -> word.startsWith(w)));
          String lead =
              words.stream().max(comparingInt(String::length)).isEmpty()
                  ? ""
                  : words.stream()
                      .sorted(comparingInt(String::length).reversed())
                      .findFirst()
                      .get();
          return fits
              ? Stream.of(
                  new Found(
                      lead.isEmpty()
                          ? ""
                          : its.stream().filter(w -> w.startsWith(lead)).findFirst().orElseThrow(),
                      one.id()))
              : Stream.<Found>empty();
        })
        .sorted(
            comparing(Found::word).thenComparing(found -> found.id().toString(), reverseOrder()))
        .map(Found::id)
        .toList();
  }

  private static List<UUID> forward(Handle sql, InvitationSearch search, int size) {
    var found = new ArrayList<UUID>();
    Optional<String> after = Optional.empty();
    do {
      Scan<Invitation> page = search.page(sql, new Cursor(after, Optional.empty()), size);
      page.rows().forEach(one -> found.add(one.id()));
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  /** To the last page, and from there back to the first. */
  private static List<UUID> backward(Handle sql, InvitationSearch search, int size) {
    Scan<Invitation> page = search.page(sql, Cursor.FIRST, size);
    while (page.next().isPresent()) {
      page = search.page(sql, new Cursor(page.next(), Optional.empty()), size);
    }
    var found = new ArrayList<>(page.rows());
    while (page.previous().isPresent()) {
      page = search.page(sql, new Cursor(Optional.empty(), page.previous()), size);
      found.addAll(0, page.rows());
    }
    return found.stream().map(Invitation::id).toList();
  }
}
