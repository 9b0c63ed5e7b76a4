package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody's place in an org: what decides their rights there.
 *
 * @param org the org's id
 * @param slug the org's short name, such as {@code acme}
 * @param orgName the org's name
 * @param orgVersion the org's version when this was read
 * @param person whose seat it is
 * @param scheme what the org lives by
 * @param role the role held
 * @param extra what flags of the membership add to the role (C13)
 * @param active false while suspended: nothing is allowed then (A10)
 * @param tier {@code base} or {@code pro} (A20), as it was when this was read
 * @param tierUntil when Pro ends; empty for no end
 * @param teams their places in teams of the org, inactive ones too
 * @param operator what they may besides because they run this Roster; empty for everybody else
 * @param guest whether they are not in the org at all: only who runs this Roster sits so
 */
public record Seat(
    UUID org,
    String slug,
    String orgName,
    long orgVersion,
    UUID person,
    Scheme scheme,
    Role role,
    Set<Permission> extra,
    boolean active,
    String tier,
    Optional<Instant> tierUntil,
    List<TeamSeat> teams,
    Set<Permission> operator,
    boolean guest) {

  /** Checks that nothing is missing. */
  public Seat {
    requireNonNull(org, "org must not be null");
    requireNonNull(slug, "slug must not be null");
    requireNonNull(orgName, "orgName must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(scheme, "scheme must not be null");
    requireNonNull(role, "role must not be null");
    requireNonNull(tier, "tier must not be null");
    requireNonNull(tierUntil, "tierUntil must not be null");
    extra = Set.copyOf(extra);
    teams = List.copyOf(teams);
    operator = Set.copyOf(operator);
  }

  /** The seat of somebody who does not run this Roster. */
  public Seat(
      UUID org,
      String slug,
      String orgName,
      long orgVersion,
      UUID person,
      Scheme scheme,
      Role role,
      Set<Permission> extra,
      boolean active,
      String tier,
      Optional<Instant> tierUntil,
      List<TeamSeat> teams) {
    this(
        org,
        slug,
        orgName,
        orgVersion,
        person,
        scheme,
        role,
        extra,
        active,
        tier,
        tierUntil,
        teams,
        Set.of(),
        false);
  }

  /** A seat on a tier that has no end. */
  public Seat(
      UUID org,
      String slug,
      String orgName,
      long orgVersion,
      UUID person,
      Scheme scheme,
      Role role,
      Set<Permission> extra,
      boolean active,
      String tier,
      List<TeamSeat> teams) {
    this(
        org,
        slug,
        orgName,
        orgVersion,
        person,
        scheme,
        role,
        extra,
        active,
        tier,
        Optional.empty(),
        teams);
  }

  /** The same seat after its role was changed. */
  public Seat with(Role other) {
    return new Seat(
        org,
        slug,
        orgName,
        orgVersion,
        person,
        scheme,
        other,
        extra,
        active,
        tier,
        tierUntil,
        teams,
        operator,
        guest);
  }

  /**
   * The same seat of somebody who runs this Roster: they see who is in, and hold what the scheme
   * leaves to nobody in it (design.md, "Rights").
   */
  public Seat ofOperator() {
    return new Seat(
        org,
        slug,
        orgName,
        orgVersion,
        person,
        scheme,
        role,
        extra,
        active,
        tier,
        tierUntil,
        teams,
        Operators.permissions(scheme),
        guest);
  }

  /**
   * The place of somebody who runs this Roster in an org that they are not in.
   *
   * @param program a seat in the org from which the rest is taken
   */
  public static Seat ofGuest(Seat program) {
    return new Seat(
            program.org,
            program.slug,
            program.orgName,
            program.orgVersion,
            program.person,
            program.scheme,
            Operators.ROLE,
            Set.of(),
            true,
            program.tier,
            Optional.empty(),
            List.of(),
            Set.of(),
            true)
        .ofOperator();
  }

  /** Whether they run this Roster, and act as that where their role does not do. */
  public boolean isOperator() {
    return active && !operator.isEmpty();
  }

  /** The tier at an instant, for who keeps a seat longer than for one answer. */
  public String tierAt(Instant now) {
    return TierEnd.tierAt(tier, tierUntil, now);
  }

  /** Whether whoever sits here holds the permission, by role or by flag; suspended ones too. */
  public boolean holds(Permission permission) {
    return holdsHere(permission) || operator.contains(permission);
  }

  /** The same by what they are in the org alone. */
  boolean holdsHere(Permission permission) {
    return role.holds(permission) || extra.contains(permission);
  }

  /** Their place in a team of the org. */
  public Optional<TeamSeat> in(UUID team) {
    return teams.stream().filter(place -> place.team().equals(team)).findFirst();
  }

  /** The seat of an active colleague who holds that role and no flag. */
  Seat as(Role held) {
    return new Seat(
        org, slug, orgName, orgVersion, person, scheme, held, Set.of(), true, tier, List.of());
  }
}
