package dev.roster.signin;

import dev.roster.access.Seat;
import dev.roster.apikey.ApiKey;
import dev.roster.apikey.ApiKeys;
import dev.roster.apikey.KeyEnds;
import dev.roster.command.Callers;
import dev.roster.command.Input;
import dev.roster.command.Outcome;
import dev.roster.command.Programs;
import dev.roster.domain.Wish;
import dev.roster.door.Entry;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.session.Sessions;
import dev.roster.store.Databases;
import dev.roster.usage.CreditWords;
import dev.roster.usage.Credits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What people see and do on their account page. */
public final class Accounts {

  /** So many orgs are listed; far more than anybody is in. */
  private static final int MOST_ORGS = 50;

  private static final Duration NEWS = Duration.ofDays(7);

  private final Databases databases;
  private final InstantSource clock;
  private final People people;
  private final Callers callers;
  private final ApiKeys keys;
  private final KeyEnds ends;
  private final Sessions sessions;
  private final Programs programs;

  /** What it stands on. */
  public record Shared(
      Databases databases,
      InstantSource clock,
      People people,
      Callers callers,
      ApiKeys keys,
      KeyEnds ends,
      Sessions sessions) {}

  /** Wires it. */
  public Accounts(Shared shared, Programs programs) {
    this.databases = shared.databases();
    this.clock = shared.clock();
    this.people = shared.people();
    this.callers = shared.callers();
    this.keys = shared.keys();
    this.ends = shared.ends();
    this.sessions = shared.sessions();
    this.programs = programs;
  }

  /** Somebody's account; empty when there is no such person. */
  public Optional<MyAccount> of(UUID person) {
    Instant now = clock.instant();
    return databases.read(sql -> people.find(sql, person).map(found -> of(sql, found, now)));
  }

  private MyAccount of(Handle sql, Person person, Instant now) {
    List<UUID> orgs = people.orgs(sql, person.id());
    List<Seat> seats =
        orgs.stream()
            .limit(MOST_ORGS)
            .flatMap(org -> callers.seat(sql, org, person.id()).stream())
            .sorted(Comparator.comparing(Seat::orgName, String.CASE_INSENSITIVE_ORDER))
            .toList();
    List<Wish> wishes =
        Wish.of(sql, person.id(), now).stream()
            .filter(wish -> wish.state() != Wish.State.LET_IN || orgs.contains(wish.org()))
            .toList();
    List<Entry> news =
        SignInTable.entries(sql, person.id(), now.minus(NEWS))
            .map(Remembered::read)
            .orElse(List.of())
            .stream()
            .filter(entry -> isStillSo(entry, seats, wishes))
            .toList();
    return new MyAccount(
        person.name(),
        person.email().orElse(""),
        SignInTable.issuers(sql, person.id()).stream()
            .filter(sessions::counts)
            .map(Recognition::host)
            .toList(),
        seats.stream().map(seat -> org(sql, seat, now)).toList(),
        Math.max(0, orgs.size() - MOST_ORGS),
        seats.stream().flatMap(seat -> keys(sql, seat, now)).toList(),
        ChatTable.of(sql, person.id()),
        sessions.of(sql, person.id()),
        news,
        wishes);
  }

  /** What was asked is told by what became of it; a refusal is over once they are in. */
  private static boolean isStillSo(Entry entry, List<Seat> seats, List<Wish> wishes) {
    return switch (entry) {
      case Entry.Joined _ -> true;
      case Entry.Asked _ -> false;
      case Entry.Refused refused ->
          seats.stream().noneMatch(seat -> seat.active() && seat.orgName().equals(refused.org()))
              && wishes.stream()
                  .noneMatch(wish ->
                      wish.state() == Wish.State.DECLINED && wish.orgName().equals(refused.org()));
    };
  }

  private static MyAccount.OfOrg org(Handle sql, Seat seat, Instant now) {
    boolean pro = seat.tier().equals("pro");
    return new MyAccount.OfOrg(
        seat.org(),
        seat.orgName(),
        seat.slug(),
        seat.role().title(),
        pro ? "Pro" : "Base",
        pro ? seat.tierUntil() : Optional.empty(),
        Credits.balance(sql, seat.org(), seat.person(), now).map(CreditWords::of),
        seat.active());
  }

  private Stream<MyAccount.Key> keys(Handle sql, Seat seat, Instant now) {
    return ends.open(sql, seat.org(), seat.person(), now).stream()
        .map(key -> key(sql, seat, key, now));
  }

  private MyAccount.Key key(Handle sql, Seat seat, ApiKey key, Instant now) {
    return new MyAccount.Key(
        seat.org(),
        seat.orgName(),
        key.code(),
        key.name(),
        key.prefix(),
        keys.state(sql, key, now).words(),
        key.lastUsedAt(),
        key.expiresAt());
  }

  /** One of somebody's own open keys. */
  public Optional<MyAccount.Key> key(UUID person, UUID org, String code) {
    Instant now = clock.instant();
    return databases.read(sql ->
        callers.seat(sql, org, person).stream()
            .flatMap(seat -> keys(sql, seat, now))
            .filter(key -> key.code().equals(code))
            .findFirst());
  }

  /**
   * Ends one of somebody's own keys, by {@code key revoke} and the rules that it has in chat.
   *
   * @param delivery the same for each press of one form; at most 100 characters
   */
  public Outcome revoke(UUID person, UUID org, String code, String delivery) {
    var request = new Input.Requested("key revoke", Map.of("key", code), OptionalLong.empty());
    return programs.attempt(WebSeats.call(org, person, request, delivery));
  }
}
