package dev.roster.apikey;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Caller;
import dev.roster.command.Callers;
import dev.roster.command.Input;
import dev.roster.member.Seats;
import dev.roster.platform.Profile;
import dev.roster.store.Databases;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Finds out who is calling, also when it is a program with a service key: that acts with the
 * highest role of its org's scheme, in that org only, for as long as the key works.
 */
public final class ServiceSeats implements Callers {

  /** The platform of the accounts of programs. */
  public static final String PLATFORM = "api";

  private final Seats people;
  private final Databases databases;
  private final InstantSource clock;

  /** Wires it. */
  public ServiceSeats(Seats people, Databases databases, InstantSource clock) {
    this.people = people;
    this.databases = databases;
    this.clock = clock;
  }

  /**
   * A call of a program.
   *
   * @param org the org that its service key serves
   * @param key the id of that key
   * @param delivery the same for each try of one request; at most 100 characters
   */
  public static Call call(UUID org, UUID key, Input input, String delivery) {
    var account = new Account(PLATFORM, org.toString(), key.toString());
    var place = new Place(PLATFORM, org.toString(), Account.EVERYWHERE, true);
    return new Call(account, place, input, key + ":" + delivery);
  }

  @Override
  public Caller resolve(Call call, Optional<String> org, Optional<UUID> cardOrg) {
    Account account = call.account();
    if (!account.platform().equals(PLATFORM)) {
      return people.resolve(call, org, cardOrg);
    }
    return databases.read(sql -> {
      Optional<ApiKey> key = key(sql, account);
      Seat seat =
          key.flatMap(one -> people.ofProgram(sql, one.org(), one.person()))
              .orElseThrow(() -> new Refusal("This service key does not work any more."));
      String name = "Service key " + key.orElseThrow().name();
      var profile =
          new Profile(account, name, Optional.empty(), Profile.Standing.MEMBER, ZoneOffset.UTC);
      return new Caller(
          profile, Optional.of(seat.person()), name, List.of(seat), Optional.of(seat));
    });
  }

  private Optional<ApiKey> key(Handle sql, Account account) {
    return KeyTable.find(sql, UUID.fromString(account.tenant()), UUID.fromString(account.user()))
        .filter(ApiKey::isService)
        .filter(key -> key.isOpenAt(clock.instant()));
  }

  @Override
  public List<Seat> seats(Handle sql, Call call) {
    if (!call.account().platform().equals(PLATFORM)) {
      return people.seats(sql, call);
    }
    return key(sql, call.account())
        .flatMap(key -> people.ofProgram(sql, key.org(), key.person()))
        .stream()
        .toList();
  }

  @Override
  public Optional<Seat> seat(Handle sql, UUID org, UUID person) {
    return people
        .seat(sql, org, person)
        .or(() ->
            KeyTable.open(sql, org, person, clock.instant()).stream()
                .filter(ApiKey::isService)
                .findFirst()
                .flatMap(key -> people.ofProgram(sql, org, person)));
  }

  @Override
  public Optional<Seat> operatorSeat(Handle sql, UUID org, UUID person) {
    return people.operatorSeat(sql, org, person);
  }

  @Override
  public List<UUID> sharedOrgs(Handle sql, String typed, int most) {
    return people.sharedOrgs(sql, typed, most);
  }

  @Override
  public List<String> holders(Handle sql, UUID org, Collection<Role> roles, int most) {
    return people.holders(sql, org, roles, most);
  }
}
