package dev.roster.upgrade;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.action.Offers;
import dev.roster.audit.AuditEvent;
import dev.roster.card.CardCourier;
import dev.roster.command.Caller;
import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.command.Shown;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The feature as a whole: what the rest of the core uses of it. */
public final class UpgradeFeature implements Feature {

  /** The group of its commands. */
  public static final String GROUP = "upgrade";

  /** What a bare {@code upgrade} says of itself (X19). */
  public static final String ABOUT =
      "An upgrade is about the tier of one person, Base or Pro. The plan of a whole org (free,"
          + " starter, pro, byok) is another thing: `/org show` shows it, `/org plan` changes it.";

  /** Requests whose cards are brought up to date where a whole org goes. */
  private static final int MOST_CARDS = 100;

  private static final UUID NOBODY = new UUID(0, 0);

  /** So many who could decide instead are named. */
  private static final int AWAITED_NAMES = 3;

  private final Requests requests;
  private final Deciding deciding;
  private final Tiers tiers;
  private final Members members;
  private final Card.Reader cards;
  private final CardCourier<Card> courier;
  private final Overdue overdue;
  private final TierEnds ends;
  private final Reminders reminders;
  private final Refreshing refreshing;

  /** What this feature stands on. */
  public record Shared(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      Schemes schemes,
      People people,
      Members members,
      Orgs orgs,
      Callers callers,
      Notices notices) {}

  /** Wires it. */
  public UpgradeFeature(Shared shared, Platforms platforms) {
    var tellings = new Tellings(shared.notices(), shared.people());
    this.members = shared.members();
    this.requests = new Requests(members, tellings);
    this.deciding = new Deciding(requests, members, tellings);
    this.tiers = new Tiers(members, requests, tellings);
    this.cards =
        new Card.Reader(
            shared.orgs(),
            members,
            shared.people(),
            shared.schemes(),
            shared.callers(),
            shared.clock());
    this.refreshing = new Refreshing(shared.transactions());
    this.courier =
        new CardCourier<>(
            new CardCourier.Shared(
                shared.databases(),
                shared.transactions(),
                shared.people(),
                shared.orgs(),
                platforms,
                shared.clock()),
            UpgradeOutbox.CARDS,
            new UpgradeCards(shared, cards));
    this.overdue = new Overdue(shared, requests);
    this.ends = new TierEnds(shared, tellings);
    this.reminders = new Reminders(shared, platforms);
  }

  /** The commands, in the order of help. */
  @Override
  public List<Command<?>> commands() {
    return UpgradeCommands.all(requests, deciding, tiers, members, cards, refreshing);
  }

  /** Names who sends what the outbox holds about requests. */
  @Override
  public void register(OutboxRelay relay) {
    UpgradeOutbox.CARDS.register(relay, courier);
    relay.register(UpgradeOutbox.REMINDER, reminders::deliver);
  }

  /**
   * Ends requests that nobody decided in time and Pro whose time is over, and announces ends of
   * Pro; how many. To be run every minute or so.
   */
  @Override
  public int endOverdue() {
    return overdue.end() + ends.end() + reminders.send();
  }

  /** What somebody is shown whose Pro ends soon, in whatever org of theirs, to ask for more. */
  public List<Reply.Message> endingSoon(Handle sql, Caller caller, Instant now, Offers offers) {
    return caller.seats().stream()
        .flatMap(seat -> reminders.shown(sql, seat, now, offers).stream())
        .toList();
  }

  /** The code of somebody's own open request. */
  public Optional<String> open(Handle sql, UUID org, UUID person, Instant now) {
    return UpgradeTable.liveOf(sql, org, person)
        .filter(request -> request.isOpenAt(now))
        .map(UpgradeRequest::code);
  }

  /**
   * How many requests of an org are open.
   *
   * @param most where counting ends, so that it costs the same in any org
   */
  public int countOpen(Handle sql, UUID org, Instant now, int most) {
    return UpgradeTable.countWaiting(sql, org, NOBODY, now, most);
  }

  /**
   * What waits for the decision of somebody who may be about to go; empty when they may not decide
   * anyway.
   *
   * @param reader who is told
   */
  public Optional<Awaited> awaited(Handle sql, Seat reader, Member member, Instant now) {
    List<Role> roles = Access.holders(reader.scheme(), Permission.UPGRADE_APPROVE);
    if (member.isSuspended() || !roles.contains(Members.roleOf(reader, member))) {
      return Optional.empty();
    }
    List<Approvers.Approver> others =
        Approvers.some(sql, reader.org(), reader.scheme(), member.person(), AWAITED_NAMES + 1);
    var names =
        new ArrayList<>(
            others.stream().limit(AWAITED_NAMES).map(Approvers.Approver::name).toList());
    if (others.size() > AWAITED_NAMES) {
      names.add("others");
    }
    Optional<String> ownOfTheOnly =
        others.size() == 1
            ? open(sql, reader.org(), others.getFirst().person(), now)
            : Optional.empty();
    return Optional.of(
        new Awaited(
            UpgradeTable.countWaiting(sql, reader.org(), member.person(), now, Awaited.COUNTED + 1),
            Approvers.listed(names.stream().map(Shown::of).toList()),
            ownOfTheOnly,
            roles.stream()
                .filter(role -> !role.unique())
                .findFirst()
                .orElse(roles.getFirst())
                .title()));
  }

  /** Ends the live request of a member who goes; its cards lose their buttons. */
  public void end(Tx tx, UUID person) {
    UpgradeTable.liveOf(tx.sql(), tx.org(), person)
        .ifPresent(request -> requests.lapse(tx, request));
  }

  /**
   * A request that ended with a membership which is back.
   *
   * @param pending whether it waits for a decision again; otherwise its time is over
   */
  public record Reopened(String code, boolean pending) {}

  /**
   * Takes {@link #end} back, in the change that takes the end of the membership back.
   *
   * @param scheme the org's
   * @param version the change that ended it
   * @return the request that it ended; empty for none
   */
  public Optional<Reopened> reopen(Tx tx, Scheme scheme, UUID person, long version) {
    return UpgradeTable.cancelledBy(tx.sql(), tx.org(), version, person)
        .map(request -> new Reopened(request.code(), requests.reopen(tx, scheme, request)));
  }

  /**
   * Ends every live request of an org that goes. However many there are it is one statement; the
   * cards of some are brought up to date, another one says so when it is pressed. The one event
   * stands for all of them.
   */
  public void endAll(Tx tx) {
    List<UUID> some = UpgradeTable.someLive(tx.sql(), tx.org(), MOST_CARDS);
    int ended = UpgradeTable.endAll(tx.sql(), tx.org(), tx.now());
    if (ended > 0) {
      some.forEach(request -> UpgradeOutbox.CARDS.update(tx, request));
      tx.audit(
          AuditEvent.changed(
              "upgrade.cancelled_all",
              "org",
              tx.org(),
              Map.of("state", "pending", "requests", Integer.toString(ended)),
              Map.of("state", "cancelled")));
    }
  }

  /**
   * The cards of requests that the caller may decide on, in whatever org of theirs that is spoken
   * of where they are; the oldest of each org first.
   *
   * @param most how many at most
   */
  public List<Reply.Message> waitingFor(
      Handle sql, Caller caller, Instant now, Offers offers, int most) {
    var waiting = new ArrayList<Reply.Message>();
    for (Seat seat : caller.seats()) {
      if (waiting.size() < most && mayDecide(seat)) {
        List<UpgradeRequest> open =
            UpgradeTable.waitingFor(sql, seat.org(), seat.person(), now, most - waiting.size());
        open.forEach(request ->
            waiting.add(UpgradeReplies.card(cards.of(sql, request, seat.person()), offers)));
        refreshing.look(sql, open, now);
      }
    }
    return waiting;
  }

  private static boolean mayDecide(Seat seat) {
    return Access.decide(AccessRequest.of(seat, Permission.UPGRADE_APPROVE))
        instanceof Decision.Allowed;
  }

  /** What {@code me} says of one's own open request, such as {@code Pro requested 2 days ago}. */
  public Optional<List<Span>> pending(Handle sql, Seat seat, Instant now) {
    return UpgradeTable.liveOf(sql, seat.org(), seat.person())
        .filter(request -> request.isOpenAt(now))
        .map(request ->
            List.of(
                Span.plain("Pro requested %s, ".formatted(ago(request.createdAt(), now))),
                Span.code(request.code())));
  }

  private static String ago(Instant then, Instant now) {
    long days = Duration.between(then, now).toDays();
    return days < 1 ? "today" : days == 1 ? "1 day ago" : days + " days ago";
  }
}
