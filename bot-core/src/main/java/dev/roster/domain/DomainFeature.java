package dev.roster.domain;

import dev.roster.access.Schemes;
import dev.roster.action.Offers;
import dev.roster.card.CardCourier;
import dev.roster.command.Caller;
import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.platform.DomainRecords;
import dev.roster.platform.Mailer;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The feature as a whole: what the rest of the core uses of it. */
public final class DomainFeature implements Feature {

  private static final int SHOWN = 10;

  private final DomainDoor door;
  private final DomainCommands commands;
  private final DecideJoin deciding;
  private final JoinCards cards;
  private final JoinMail mail;
  private final CardCourier<JoinReplies.Card> courier;
  private final JoinOverdue overdue;
  private final Watch watch;

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
      InviteFeature invite,
      Notices notices) {}

  /** What it reaches the world by. */
  public record World(Platforms platforms, Mailer mailer, DomainRecords records, URI publicUrl) {}

  /**
   * Wires it.
   *
   * @param tokenKey 32 bytes from which records are made and nothing else
   * @param isPlatformAdmin who may say that a domain is an org's, without a record
   */
  public DomainFeature(
      Shared shared, World world, byte[] tokenKey, Predicate<Caller> isPlatformAdmin) {
    var domains =
        new Domains(shared.orgs(), new DomainCheck(world.records(), new DomainToken(tokenKey)));
    var roles = new JoinRole(shared.callers());
    var admission =
        new Admission(shared.members(), shared.people(), shared.schemes(), shared.invite());
    var requests =
        new JoinRequests(
            shared.orgs(), shared.members(), shared.people(), admission, shared.notices());
    shared.members().onArrival(requests::endFor);
    this.door = new DomainDoor(shared, roles, requests, admission);
    this.cards = new JoinCards(shared);
    this.mail = new JoinMail(shared.databases(), world.mailer(), cards, world.publicUrl());
    this.courier =
        new CardCourier<>(
            new CardCourier.Shared(
                shared.databases(),
                shared.transactions(),
                shared.people(),
                shared.orgs(),
                world.platforms(),
                shared.clock()),
            JoinOutbox.CARDS,
            cards);
    this.commands = new DomainCommands(domains, roles, isPlatformAdmin);
    this.deciding = new DecideJoin(requests, cards);
    this.overdue = new JoinOverdue(shared, requests);
    this.watch = new Watch(shared, domains);
  }

  /** The way in for whoever signs in; to be opened after the invitations'. */
  public DomainDoor door() {
    return door;
  }

  /** The commands, in the order of help. */
  @Override
  public List<Command<?>> commands() {
    var all = new ArrayList<>(commands.all());
    all.addAll(deciding.all());
    return all;
  }

  /** Names who sends what the outbox holds about people who want to come in. */
  @Override
  public void register(OutboxRelay relay) {
    JoinOutbox.CARDS.register(relay, courier);
    relay.register(JoinOutbox.MAIL, mail::send);
  }

  /** Ends requests that nobody decided in time; how many. To be run every minute or so. */
  @Override
  public int endOverdue() {
    return overdue.end();
  }

  /**
   * Looks for the records of domains that are due; at how many. To be run every minute or so; each
   * look may wait some seconds for DNS.
   */
  public int watch() {
    return watch.run();
  }

  /** Frees the domains of an org that is deleted, and ends what waits in it. */
  public static void endAll(Tx tx) {
    Domains.endAll(tx);
    JoinRequests.endAll(tx);
  }

  /** Ends what somebody waits for in the org that is changed, whose account is deleted. */
  public static void endFor(Tx tx, UUID person) {
    JoinRequests.endFor(tx, person, Optional.empty());
  }

  /** Draws the cards about somebody anew, once nothing names them any more. */
  public static void redraw(Tx tx, UUID person) {
    JoinTable.of(tx.sql(), person).forEach(request -> JoinOutbox.CARDS.update(tx, request));
  }

  /** The cards of people whom the caller may let in, in whatever org of theirs. */
  public List<Reply.Message> waitingFor(
      Handle sql, Caller caller, Instant now, Offers offers, int most) {
    return cards.waitingFor(sql, caller, now, offers, most);
  }

  /** What the card of an org says of its domains: {@code acme.com (proven)}. */
  public static List<String> shown(Handle sql, UUID org) {
    return DomainTable.of(sql, org, SHOWN).stream()
        .map(domain -> "%s (%s)".formatted(domain.domain(), DomainReplies.state(domain)))
        .toList();
  }
}
