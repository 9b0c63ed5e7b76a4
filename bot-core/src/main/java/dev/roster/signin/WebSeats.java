package dev.roster.signin;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Caller;
import dev.roster.command.Callers;
import dev.roster.command.Input;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.platform.Profile;
import dev.roster.store.Databases;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Finds out who is calling, also when it is somebody on their account page: they act as the member
 * that they are in one org, with the rights that they have there at that moment.
 */
public final class WebSeats implements Callers {

  /** The platform of calls from the account page; no chat has that name. */
  static final String PLATFORM = "web";

  private final Callers inner;
  private final People people;
  private final Databases databases;

  /**
   * Wires it.
   *
   * @param inner who knows all others
   */
  public WebSeats(Callers inner, People people, Databases databases) {
    this.inner = inner;
    this.people = people;
    this.databases = databases;
  }

  /**
   * A call from the account page.
   *
   * @param person whose session it is, which was looked up for this very request
   * @param delivery the same for each press of one form; at most 100 characters
   */
  static Call call(UUID org, UUID person, Input.Requested request, String delivery) {
    var account = new Account(PLATFORM, org.toString(), person.toString());
    var place = new Place(PLATFORM, org.toString(), Account.EVERYWHERE, true);
    // Two people's presses are never one.
    return new Call(account, place, request, person + ":" + delivery);
  }

  @Override
  public Caller resolve(Call call, Optional<String> org, Optional<UUID> cardOrg) {
    if (!isWeb(call)) {
      return inner.resolve(call, org, cardOrg);
    }
    return databases.read(sql -> {
      Seat seat =
          seatOf(sql, call).orElseThrow(() -> new Refusal("You are not in this org any more."));
      String name = people.find(sql, seat.person()).map(Person::name).orElse("Somebody");
      var profile =
          new Profile(
              call.account(), name, Optional.empty(), Profile.Standing.MEMBER, ZoneOffset.UTC);
      return new Caller(
          profile, Optional.of(seat.person()), name, List.of(seat), Optional.of(seat));
    });
  }

  private static boolean isWeb(Call call) {
    return call.account().platform().equals(PLATFORM);
  }

  private Optional<Seat> seatOf(Handle sql, Call call) {
    return inner.seat(
        sql, UUID.fromString(call.account().tenant()), UUID.fromString(call.account().user()));
  }

  @Override
  public List<Seat> seats(Handle sql, Call call) {
    return isWeb(call) ? seatOf(sql, call).stream().toList() : inner.seats(sql, call);
  }

  @Override
  public Optional<Seat> seat(Handle sql, UUID org, UUID person) {
    return inner.seat(sql, org, person);
  }

  @Override
  public Optional<Seat> operatorSeat(Handle sql, UUID org, UUID person) {
    return inner.operatorSeat(sql, org, person);
  }

  @Override
  public List<UUID> sharedOrgs(Handle sql, String typed, int most) {
    return inner.sharedOrgs(sql, typed, most);
  }

  @Override
  public List<String> holders(Handle sql, UUID org, Collection<Role> roles, int most) {
    return inner.holders(sql, org, roles, most);
  }
}
