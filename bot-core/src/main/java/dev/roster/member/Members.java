package dev.roster.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.command.PersonRef;
import dev.roster.person.EmailAddress;
import dev.roster.reply.Span;
import dev.roster.session.Sessions;
import dev.roster.store.Housekeeping;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The members of orgs. */
public final class Members {

  private static final int MOST_CACHED = 100_000;

  private static final Duration ENDED = Duration.ofDays(30);

  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

  /** What else is to be done in the change by which somebody comes into its org. */
  @FunctionalInterface
  public interface Arrival {
    /** They are in. */
    void of(Tx tx, UUID person);
  }

  /** Adds what is to be done whenever somebody comes in, by whatever way, or is back. */
  public void onArrival(Arrival arrival) {
    arrivals.add(arrival);
  }

  // A member as it was at a version of the org; any change of the org makes a new key.
  private final Cache<Key, Member> cache = Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

  private record Key(UUID org, long version, PersonRef who) {}

  /**
   * The member whom somebody named.
   *
   * @param seat the seat of who asks: which org, and at which version it was read
   * @throws Refusal when nobody or more than one person of the org is meant
   */
  public Member find(Handle sql, Seat seat, PersonRef who) {
    var key = new Key(seat.org(), seat.orgVersion(), who);
    Member known = cache.getIfPresent(key);
    if (known == null) {
      known = load(sql, seat, who);
      cache.put(key, known);
    }
    return known;
  }

  /** The member as it is in this transaction. */
  public Member load(Handle sql, Seat seat, PersonRef who) {
    return named(sql, seat, who)
        .orElseThrow(() ->
            Refusal.unknown(
                "%s is not in %s. `/member list` shows who is; `/invite send%s` asks them in."
                    .formatted(
                        who.subject(),
                        seat.orgName(),
                        who instanceof PersonRef.ByEmail(var address) ? " " + address : "")));
  }

  /**
   * Goes on only when whose change is to be undone is still in the org.
   *
   * @throws Refusal when they went
   */
  public void requireStill(Handle sql, Seat seat, PersonRef who) {
    if (named(sql, seat, who).isEmpty()) {
      throw new Refusal(
          "This cannot be undone any more: they are not in %s any more. Where they were removed, that is to be undone first."
              .formatted(seat.orgName()));
    }
  }

  /**
   * The member whom somebody named, as they are in this transaction; empty when nobody in the org
   * is meant.
   *
   * @throws Refusal when more than one is
   */
  public Optional<Member> named(Handle sql, Seat seat, PersonRef who) {
    return switch (who) {
      case PersonRef.ById(var id) -> MemberTable.byPerson(sql, seat.org(), id);
      case PersonRef.ByAccount(var account) -> MemberTable.byAccount(sql, seat.org(), account);
      case PersonRef.ByEmail(var address) -> byEmail(sql, seat, address);
    };
  }

  private static Optional<Member> byEmail(Handle sql, Seat seat, String address) {
    List<Member> found =
        EmailAddress.parse(address)
            .map(email -> MemberTable.byEmail(sql, seat.org(), email.normalised()))
            .orElse(List.of());
    if (found.size() > 1) {
      throw new Refusal(
          "More than one person in %s goes by `%s`: mention the one you mean."
              .formatted(seat.orgName(), address));
    }
    return found.stream().findFirst();
  }

  /** The member with that id of a person; empty when they are not in the org. */
  public Optional<Member> byPerson(Handle sql, UUID org, UUID person) {
    return MemberTable.byPerson(sql, org, person);
  }

  /** Whether somebody with that address is in the org. */
  public Optional<Member> byEmail(Handle sql, UUID org, EmailAddress email) {
    return MemberTable.byEmail(sql, org, email.normalised()).stream().findFirst();
  }

  /** Whether somebody with that account is in the org. */
  public Optional<Member> byAccount(Handle sql, UUID org, Account account) {
    return MemberTable.byAccount(sql, org, account);
  }

  /**
   * People of the org of whom words begin with those of the text, the best match first.
   *
   * @param status only those in that state
   */
  List<Member> starting(Handle sql, UUID org, String start, Optional<String> status, int most) {
    return MemberTable.byIds(sql, Search.ids(sql, org, Optional.empty(), status, start, most));
  }

  /** Names of active holders of the roles, the highest and then longest-standing first. */
  public List<String> holders(Handle sql, UUID org, List<Role> roles, int most) {
    return Holders.names(sql, org, roles, most);
  }

  /** When they spoke last, and since when they are suspended: as it is now, whatever is cached. */
  public Moments moments(Handle sql, Member member) {
    return MemberTable.moments(sql, member.id());
  }

  /**
   * What changes without a change of the org.
   *
   * @param spokeAt when they spoke last of this org; empty for never (B22)
   * @param suspendedAt since when they are suspended; empty for who is not
   */
  public record Moments(Optional<Instant> spokeAt, Optional<Instant> suspendedAt) {}

  /** How whoever decides is named to others: also a service key, which is no member. */
  public Span named(Handle sql, Seat actor) {
    return byPerson(sql, actor.org(), actor.person())
        .map(Member::span)
        .orElseGet(() ->
            new Span.Person(MemberTable.nameOf(sql, actor.person()).orElse("Somebody"), List.of()));
  }

  /** Takes somebody in: an active membership of tier Base (A21). */
  public UUID join(Tx tx, UUID person, Role role) {
    return join(tx, person, role, Map.of());
  }

  /**
   * The same, where the history says more of how they came.
   *
   * @param how ids and words
   */
  public UUID join(Tx tx, UUID person, Role role, Map<String, String> how) {
    UUID id = MemberTable.insert(tx.sql(), tx.now(), tx.org(), person, role.name(), tx.version());
    if (isHere(tx.actor(), person)) {
      MemberTable.active(tx.sql(), id, tx.now());
    }
    var after = new HashMap<>(how);
    after.put("person", person.toString());
    after.put("role", role.name());
    after.put("status", "active");
    after.put("tier", "base");
    tx.audit(AuditEvent.created("member.joined", "membership", id, after));
    arrivals.forEach(arrival -> arrival.of(tx, person));
    return id;
  }

  /**
   * Ends a membership: the seat is free at once. What stands on it must be ended before, in the
   * same change. As it was it is kept for a while, so that its end can be taken back.
   *
   * @param action how the audit calls it, such as {@code member.removed}
   * @param also what else an Undo gives back, for the audit, as ids and words
   * @param teams the same as {@link Ended#teams} keeps it
   * @param reason why; may be empty
   */
  public void end(
      Tx tx, Member member, String action, Map<String, String> also, String teams, String reason) {
    var before = new HashMap<>(also);
    before.put("person", member.person().toString());
    before.put("role", member.role());
    before.put("status", member.status());
    before.put("tier", member.tier());
    before.put("joined", member.joinedAt().toString());
    if (member.subscriberAdmin()) {
      before.put("flags", Member.SUBSCRIBER_ADMIN);
    }
    member.tierUntil().ifPresent(end -> before.put("until", end.toString()));
    member.creditCap().ifPresent(cap -> before.put("limit", Long.toString(cap)));
    MemberTable.endSessions(tx.sql(), member.id(), tx.version());
    Sessions.endAll(tx, member.person());
    EndedTable.keep(tx.sql(), tx.now(), member.id(), tx.version(), teams);
    MemberTable.delete(tx.sql(), tx.org(), member.id());
    var event = AuditEvent.changed(action, "membership", member.id(), before, Map.of());
    tx.audit(reason.isEmpty() ? event : event.saying(Map.of("reason", reason)));
  }

  /**
   * Makes somebody subscriber admin, or takes that back (C13).
   *
   * @throws Refusal when they are what is asked for
   */
  public void flag(Tx tx, Seat actor, Member member, boolean on) {
    if (member.subscriberAdmin() == on) {
      throw new Refusal(
          on
              ? "%s is subscriber admin of %s already."
                  .formatted(member.inSentence(), actor.orgName())
              : "%s is no subscriber admin of %s.".formatted(member.inSentence(), actor.orgName()));
    }
    MemberTable.flag(tx.sql(), member.id(), on);
    tx.audit(
        AuditEvent.changed(
            "member.flag",
            "membership",
            member.id(),
            Map.of("person", member.person().toString(), "flags", flags(!on)),
            Map.of("person", member.person().toString(), "flags", flags(on))));
  }

  private static String flags(boolean on) {
    return on ? Member.SUBSCRIBER_ADMIN : "none";
  }

  /** The newest membership of somebody in an org that ended; empty for none, or long ago. */
  public Optional<Ended> ended(Handle sql, UUID org, UUID person) {
    return EndedTable.find(sql, org, person);
  }

  /**
   * Brings a membership that ended back as it was, beside {@link #join} the only way in. It keeps
   * its id: the audit tells one story of it, and what an older Undo would take back of its role,
   * tier, limit or status is in force again and can be taken back (ADR 007). What stood on it must
   * be given back after, in the same change.
   *
   * @param into whose it is now: another person when two turned out to be one
   * @param also what else is given back, for the audit, as ids and words
   */
  public Member restore(Tx tx, Ended ended, UUID into, Map<String, String> also) {
    MemberTable.restore(tx.sql(), tx.org(), ended, into);
    var after = new HashMap<>(also);
    after.put("person", into.toString());
    after.put("role", ended.role());
    after.put("status", ended.status());
    after.put("tier", ended.tier());
    after.put("joined", ended.joinedAt().toString());
    if (ended.subscriberAdmin()) {
      after.put("flags", Member.SUBSCRIBER_ADMIN);
    }
    ended.tierUntil().ifPresent(end -> after.put("until", end.toString()));
    ended.creditCap().ifPresent(cap -> after.put("limit", Long.toString(cap)));
    tx.audit(AuditEvent.created("member.restored", "membership", ended.membership(), after));
    arrivals.forEach(arrival -> arrival.of(tx, into));
    return MemberTable.byPerson(tx.sql(), tx.org(), into).orElseThrow();
  }

  /** Says how long memberships that ended are kept: far beyond the time for an Undo. */
  public void register(Housekeeping housekeeping) {
    housekeeping.add(ENDED, EndedTable::deleteBefore);
  }

  /** Active holders of the roles, the highest and then longest-standing first. */
  public List<UUID> holding(Handle sql, UUID org, List<Role> roles, int most) {
    return Holders.people(sql, org, roles, most);
  }

  /** Whether whoever is taken in does it themselves, by a card, a link or by making the org. */
  private static boolean isHere(Actor actor, UUID person) {
    return !actor.isSystem() && actor.person().map(person::equals).orElse(true);
  }

  /**
   * Some people of an org but one: holders of the roles before all others, in no order beyond that,
   * so that it costs the same in any org.
   */
  public List<UUID> some(Handle sql, UUID org, List<Role> first, UUID except, int most) {
    var people = new LinkedHashSet<UUID>();
    if (!first.isEmpty()) {
      people.addAll(
          MemberTable.some(sql, org, first.stream().map(Role::name).toList(), except, most));
    }
    if (people.size() < most) {
      people.addAll(MemberTable.some(sql, org, List.of(), except, most));
    }
    return people.stream().limit(most).toList();
  }

  /** The active holders of the roles, who spoke last of the org first. */
  public static List<UUID> lastActive(Handle sql, UUID org, List<Role> roles, int most) {
    var names = roles.stream().map(Role::name).collect(Collectors.toSet());
    return Search.lastActive(
        sql,
        org,
        facet -> names.contains(facet.role()) && facet.status().equals(Member.ACTIVE),
        most);
  }

  /** The role of a member in the actor's org. */
  public static Role roleOf(Seat actor, Member member) {
    return actor
        .scheme()
        .role(member.role())
        .orElseThrow(() -> new IllegalStateException("no role `" + member.role() + "`"));
  }
}
