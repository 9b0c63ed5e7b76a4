package dev.roster.member;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.command.Call;
import dev.roster.command.Caller;
import dev.roster.command.Callers;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import dev.roster.store.Databases;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds out who is calling, and which of their seats the call is about. */
public final class Seats implements Callers {

  /** Exactly the words of the contract (design.md, "Words in chat"). */
  static final String OUTSIDERS = "Guests of this workspace cannot use Roster.";

  private final Databases databases;
  private final Platforms platforms;
  private final People people;
  private final PlatformAdmins platformAdmins;
  private final Members members;
  private final Schemes schemes;
  private final InstantSource clock;

  /** Wires it. */
  public Seats(
      Databases databases,
      Platforms platforms,
      People people,
      PlatformAdmins platformAdmins,
      Members members,
      Schemes schemes,
      InstantSource clock) {
    this.databases = databases;
    this.platforms = platforms;
    this.people = people;
    this.platformAdmins = platformAdmins;
    this.members = members;
    this.schemes = schemes;
    this.clock = clock;
  }

  @Override
  public Caller resolve(Call call, Optional<String> org, Optional<UUID> cardOrg) {
    Profile profile = profile(call);
    if (profile.standing() == Profile.Standing.OUTSIDER) {
      throw new Refusal(OUTSIDERS);
    }
    SeatTable.Known known = read(call);
    if (known.person().isEmpty() && people.bindByConfirmedEmail(profile)) {
      known = read(call);
    }
    String name = known.name().orElse(profile.name());
    boolean isAdmin = platformAdmins.isOne(profile, known.signedInAs());
    if (isAdmin) {
      known = known.ofOperator();
    }
    List<Seat> seats = known.seats().stream().map(SeatTable.Row::seat).toList();
    Optional<Seat> current =
        isAdmin ? asOperator(profile, known, org, cardOrg) : current(known, org, cardOrg);
    if (known.person().isPresent()) {
      people.seen(
          call.account(),
          current.filter(Seat::active).filter(seat -> !seat.guest()).map(Seat::org));
    }
    return new Caller(
        known.zone().map(profile::in).orElse(profile),
        known.person(),
        name,
        seats,
        current,
        isAdmin);
  }

  private SeatTable.Known read(Call call) {
    return databases.read(sql -> known(sql, call));
  }

  private SeatTable.Known known(Handle sql, Call call) {
    return SeatTable.read(sql, schemes, call.account(), call.place(), clock.instant());
  }

  private Profile profile(Call call) {
    String name = call.account().platform();
    ChatPlatform platform =
        platforms
            .find(name)
            .orElseThrow(() -> new IllegalStateException("no platform `" + name + "`"));
    try {
      return platform
          .profile(call.account(), call.place())
          .orElseThrow(() -> new Refusal(OUTSIDERS));
    } catch (DeliveryException e) {
      // Deny when unsure (trust.md, R8): a guest must not slip in while the platform is slow.
      throw new Refusal(
          "Roster cannot ask %s who you are right now, so nothing was done. Please try again in a"
                  .formatted(platform.name())
              + " minute.");
    }
  }

  /** {@code org:} > the card's org > the channel's > last switched > the only one not personal. */
  private static Optional<Seat> current(
      SeatTable.Known known, Optional<String> org, Optional<UUID> cardOrg) {
    if (org.isPresent()) {
      return Optional.of(
          SeatNames.find(known.seats().stream().map(SeatTable.Row::seat).toList(), org.get()));
    }
    if (cardOrg.isPresent()) {
      return known.in(cardOrg.get());
    }
    return known
        .channelOrg()
        .flatMap(known::in)
        .or(() -> known.currentOrg().flatMap(known::in))
        .or(known::onlyOne);
  }

  /** Whoever runs this Roster acts in any org that is not somebody's own, by its short name. */
  private Optional<Seat> asOperator(
      Profile profile, SeatTable.Known known, Optional<String> org, Optional<UUID> cardOrg) {
    boolean isIn =
        org.map(name -> SeatNames.isOne(known.all(), name))
            .or(() -> cardOrg.map(id -> known.in(id).isPresent()))
            .orElse(true);
    if (!isIn) {
      Optional<UUID> there =
          org.isPresent() ? databases.read(sql -> SeatTable.shared(sql, org.get())) : cardOrg;
      if (there.isPresent()) {
        UUID person = known.person().orElseGet(() -> people.becomeKnown(profile));
        Optional<Seat> seat = databases.read(sql -> operatorSeat(sql, there.get(), person));
        if (seat.isPresent() || org.isEmpty()) {
          return seat;
        }
      }
    }
    return current(known, org, cardOrg);
  }

  @Override
  public Optional<Seat> operatorSeat(Handle sql, UUID org, UUID person) {
    return seat(sql, org, person)
        .map(Seat::ofOperator)
        .or(() ->
            SeatTable.isShared(sql, org)
                ? ofProgram(sql, org, person).map(Seat::ofGuest)
                : Optional.empty());
  }

  @Override
  public List<Seat> seats(Handle sql, Call call) {
    return known(sql, call).seats().stream().map(SeatTable.Row::seat).toList();
  }

  @Override
  public Optional<Seat> seat(Handle sql, UUID org, UUID person) {
    return SeatTable.one(sql, schemes, org, person, clock.instant());
  }

  /**
   * The seat of a program of the org, which is nobody's and no member: it acts with the highest
   * role of the scheme.
   */
  public Optional<Seat> ofProgram(Handle sql, UUID org, UUID person) {
    return SeatTable.ofProgram(sql, schemes, org, person);
  }

  @Override
  public List<UUID> sharedOrgs(Handle sql, String typed, int most) {
    return SeatTable.sharedLike(sql, typed, most);
  }

  @Override
  public List<String> holders(Handle sql, UUID org, Collection<Role> roles, int most) {
    return members.holders(sql, org, List.copyOf(roles), most);
  }
}
