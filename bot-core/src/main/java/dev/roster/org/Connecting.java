package dev.roster.org;

import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.code.Codes;
import dev.roster.code.WrongCodes;
import dev.roster.command.Callers;
import dev.roster.command.Context;
import dev.roster.notice.Notices;
import dev.roster.person.People;
import dev.roster.platform.Profile;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Connects further workspaces and servers to an org, by a code that its settings' keepers make. */
public final class Connecting {

  static final Duration LIFE = Duration.ofMinutes(15);

  private static final Duration KEPT = Duration.ofDays(1);

  private final Codes codes;
  private final Databases databases;
  private final Callers callers;
  private final People people;
  private final Orgs orgs;
  private final Notices notices;

  /** What it stands on. */
  public record Shared(
      Databases databases, Callers callers, People people, Orgs orgs, Notices notices) {}

  /**
   * Wires it.
   *
   * @param codeKey 32 bytes from which codes are made and nothing else
   */
  public Connecting(Shared shared, byte[] codeKey) {
    this.codes = new Codes(codeKey);
    this.databases = shared.databases();
    this.callers = shared.callers();
    this.people = shared.people();
    this.orgs = shared.orgs();
    this.notices = shared.notices();
  }

  /** Names what is to be cleared away. */
  public void register(Housekeeping housekeeping) {
    housekeeping.add(KEPT, ConnectTable::deleteBefore);
    housekeeping.add(KEPT, WrongCodes::deleteBefore);
  }

  /** What came of a code. */
  sealed interface Outcome {
    /** The place is connected now. */
    record Connected(Org org) implements Outcome {}

    /** It was before; the code can still be used. */
    record Already(Org org) implements Outcome {}

    /** Wrong, used, replaced or too old: which, nobody is told. */
    record Wrong() implements Outcome {}
  }

  /** The code that a call makes; the same whenever it is asked for. */
  String code(Context context) {
    return codes.of(context.call().key());
  }

  /** Makes a code; until when it can be used. */
  Instant make(Context context, Tx tx) {
    Seat seat = context.seat();
    tx.require(AccessRequest.of(seat, Permission.SETTINGS_MANAGE));
    Instant expires = tx.now().plus(LIFE);
    ConnectTable.replace(
        tx.sql(), codes.hash(code(context)), tx.org(), seat.person(), tx.now(), expires);
    tx.audit(
        AuditEvent.created(
            "org.connect_code", "org", tx.org(), Map.of("expires", expires.toString())));
    return expires;
  }

  /** The org that a code connects; empty for one that cannot be used. */
  Optional<UUID> orgOf(String typed, Instant now) {
    return databases
        .read(sql -> ConnectTable.find(sql, hash(typed), now))
        .map(ConnectTable.Usable::org);
  }

  private byte[] hash(String typed) {
    return codes.hash(Codes.read(typed));
  }

  /** Refuses whoever tried too many codes. */
  static void requirePatience(Context context, Tx tx) {
    if (WrongCodes.isTooMany(tx.sql(), context.call().account(), tx.now())) {
      throw new Refusal(
          "You tried too many codes. Please try again in an hour, with a new one: whoever manages"
              + " the org's settings makes it with `/org connect`.");
    }
  }

  /** Counts a code that connects nothing. */
  static void miss(Context context, Tx tx) {
    requirePatience(context, tx);
    WrongCodes.add(tx.sql(), context.call().account(), tx.now());
  }

  /**
   * Connects the place of the call to the org that is changed.
   *
   * @param install what people call the workspace or server
   */
  Outcome use(Context context, Tx tx, String typed, Optional<String> install) {
    requirePatience(context, tx);
    byte[] hash = hash(typed);
    Optional<ConnectTable.Usable> usable = ConnectTable.find(tx.sql(), hash, tx.now());
    if (usable.filter(code -> mayManage(tx, code.madeBy())).isEmpty()) {
      tx.leaveUnchanged();
      return new Outcome.Wrong();
    }
    requireMayConnect(context, tx, context.call().place());
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    Place place = context.call().place();
    UUID installed = OrgTable.install(tx.sql(), tx.now(), place, install);
    if (!OrgTable.connect(tx.sql(), tx.now(), tx.org(), installed)) {
      tx.leaveUnchanged();
      return new Outcome.Already(org);
    }
    ConnectTable.use(tx.sql(), hash, tx.now());
    var event =
        AuditEvent.created(
            "org.connected",
            "org",
            tx.org(),
            Map.of("platform", place.platform(), "install", place.install()));
    tx.audit(event);
    if (callers.seats(tx.sql(), context.call()).stream().anyMatch(s -> s.org().equals(tx.org()))) {
      people.switchHere(tx, context.call().account(), tx.org());
    }
    UUID maker = usable.get().madeBy();
    if (context.caller().person().filter(maker::equals).isEmpty()) {
      var where = new Org.Connection(place.platform(), place.install(), install);
      notices.tell(
          tx, tx.org(), maker, OrgReplies.codeUsed(org, context.caller().name(), where.shown()));
    }
    return new Outcome.Connected(org);
  }

  /** Takes a connection back; the org must be connected elsewhere too. */
  Org disconnect(Context context, Tx tx, Place place) {
    requireMayConnect(context, tx, place);
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    boolean elsewhere = orgs.connections(tx.sql(), tx.org()).size() > 1;
    if (!elsewhere || !OrgTable.disconnect(tx.sql(), tx.org(), place)) {
      throw new Refusal("This cannot be undone any more: the connection has changed meanwhile.");
    }
    tx.audit(
        new AuditEvent(
            "org.disconnected",
            "org",
            tx.org(),
            Map.of("platform", place.platform(), "install", place.install()),
            Map.of(),
            Map.of()));
    return org;
  }

  /** Whoever runs the server or workspace, or manages the org's settings. */
  private void requireMayConnect(Context context, Tx tx, Place place) {
    tx.actsOnOneself();
    Place speaksIn = context.call().place();
    // Who runs one server has no say in another.
    boolean isThere =
        place.platform().equals(speaksIn.platform()) && place.install().equals(speaksIn.install());
    boolean may =
        (isThere && context.caller().profile().standing() == Profile.Standing.ADMIN)
            || context.caller().person().filter(person -> mayManage(tx, person)).isPresent();
    if (!may) {
      throw new Refusal(
          "Only an admin of this workspace or server may connect it, or somebody who manages the"
              + " org's settings. Ask one of them to type the same line.");
    }
  }

  private boolean mayManage(Tx tx, UUID person) {
    return callers
        .seat(tx.sql(), tx.org(), person)
        .filter(seat ->
            tx.decide(AccessRequest.of(seat, Permission.SETTINGS_MANAGE))
                instanceof Decision.Allowed)
        .isPresent();
  }

  /**
   * Refuses in a direct message that belongs to no server.
   *
   * @param line what to type elsewhere
   */
  static void requireServer(Place place, String line) {
    if (place.install().equals(Account.EVERYWHERE)) {
      throw new Refusal(
          "A direct message belongs to no server. Type `/%s` in a channel of the server that is meant."
              .formatted(line));
    }
  }
}
