package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Seat;
import dev.roster.platform.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is calling, as far as Roster knows them.
 *
 * @param profile what the platform says
 * @param person Roster's id of the person; absent for somebody who never did anything here
 * @param name how they are called in answers
 * @param seats their seats in the orgs connected to where they speak, by org name; suspended ones
 *     included
 * @param current the seat that the call is about (design.md, "Who is speaking"); absent when there
 *     is none or more than one without a choice
 * @param platformAdmin whether they run this Roster, and proved it ({@link
 *     dev.roster.person.PlatformAdmins})
 */
public record Caller(
    Profile profile,
    Optional<UUID> person,
    String name,
    List<Seat> seats,
    Optional<Seat> current,
    boolean platformAdmin) {

  /** Copies the seats. */
  public Caller {
    requireNonNull(profile, "profile must not be null");
    requireNonNull(name, "name must not be null");
    seats = List.copyOf(seats);
  }

  /** Somebody who does not run this Roster. */
  public Caller(
      Profile profile,
      Optional<UUID> person,
      String name,
      List<Seat> seats,
      Optional<Seat> current) {
    this(profile, person, name, seats, current, false);
  }

  /** The same with another seat that the call is about. */
  Caller about(Optional<Seat> seat) {
    return new Caller(profile, person, name, seats, seat, platformAdmin);
  }

  /** The seat in that org, where they speak. */
  public Optional<Seat> in(UUID org) {
    return seats.stream().filter(seat -> seat.org().equals(org)).findFirst();
  }
}
