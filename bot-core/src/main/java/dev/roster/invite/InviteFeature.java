package dev.roster.invite;

import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.door.Door;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.platform.Mailer;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import dev.roster.session.Sessions;
import dev.roster.store.Backfill;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Patience;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import dev.roster.team.Enrolment;
import dev.roster.team.Teams;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feature as a whole: what the rest of the core uses of it. */
public final class InviteFeature implements Feature {

  private static final Logger LOG = LoggerFactory.getLogger(InviteFeature.class);

  // Invitations that ran out are looked for at once.
  private static final int OVERDUE = 10_000;

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Invitations invitations;
  private final Vouching vouching;
  private final Sending sending;
  private final Withdrawing withdrawing;
  private final Acceptance acceptance;
  private final Invitees invitees;
  private final Links links;
  private final InvitationDoor door;
  private final Welcome welcome;
  private final Schemes schemes;
  private final Teams teams;
  private final People people;
  private final InvitationCouriers couriers;
  private final InvitationMail mail;
  private final ParkedMail parked;

  /**
   * Wires it.
   *
   * @param tokenKey 32 bytes that sign links and nothing else
   * @param publicUrl where people reach the pages
   */
  public InviteFeature(
      Shared shared, Platforms platforms, Mailer mailer, byte[] tokenKey, URI publicUrl) {
    var tokens = new Tokens(tokenKey);
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.clock = shared.clock();
    this.schemes = shared.schemes();
    this.teams = shared.teams();
    this.people = shared.people();
    var outbox = new InvitationOutbox(people);
    this.invitations = new Invitations(outbox, shared.members());
    var seating = new Seating(shared.orgs(), shared.members());
    this.vouching = new Vouching(shared.callers(), shared.teams());
    this.sending = new Sending(invitations, seating, vouching, tokens, outbox);
    this.withdrawing = new Withdrawing(invitations, seating, vouching, outbox);
    this.welcome = new Welcome(shared, mailer, publicUrl);
    this.acceptance = new Acceptance(shared, invitations, vouching, welcome);
    this.invitees = new Invitees(platforms);
    this.links = new Links(shared, acceptance);
    this.door = new InvitationDoor(shared, acceptance);
    this.mail = new InvitationMail(tokens, publicUrl);
    this.couriers = new InvitationCouriers(shared, platforms, mailer, mail);
    this.parked = new ParkedMail(shared, vouching);
  }

  /** What this feature stands on. */
  public record Shared(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      Schemes schemes,
      People people,
      Members members,
      Orgs orgs,
      Teams teams,
      Enrolment enrolment,
      Callers callers,
      Notices notices,
      Sessions sessions) {}

  /** The commands, in the order of help. */
  @Override
  public List<Command<?>> commands() {
    return InviteCommands.all(sending, vouching, withdrawing, acceptance, invitees, teams, mail);
  }

  /** What stands behind the links of mails. */
  public InvitationLinks links() {
    return links;
  }

  /** Lets in whoever signs in with an invited address, where that is enough (E04). */
  public Door door() {
    return door;
  }

  /** Welcomes whoever comes in for the first time, by whatever door (A29). */
  public Welcome welcome() {
    return welcome;
  }

  /** Names who sends what the outbox holds about invitations. */
  @Override
  public void register(OutboxRelay relay) {
    welcome.register(relay);
    relay.register(InvitationOutbox.MAIL, couriers::sendMail, Patience.MAIL, parked);
    relay.register(InvitationOutbox.CARD, couriers::sendCard);
    relay.register(InvitationOutbox.UPDATE, couriers::updateCards);
  }

  /**
   * Cancels the live invitations that a person sent, in the change that ends their membership;
   * their cards and links are dead at once. Nobody who is not of the org any more vouches for
   * anybody (X03).
   *
   * @return how many
   */
  public int endSentBy(Tx tx, UUID person) {
    return invitations.endSentBy(tx, person);
  }

  /**
   * Cancels the live invitations that wait for a person in the org that is changed, by whatever
   * account or address they were asked: so that nobody who is removed comes back by an older one.
   *
   * @return how many
   */
  public int endFor(Tx tx, UUID person) {
    return invitations.endFor(tx, person);
  }

  /**
   * Gives invitations of the org that is changed the role that theirs becomes under another scheme,
   * also those that could be sent again; where nobody is invited any more the live ones end.
   *
   * @return how many were live
   */
  public int moveAll(Tx tx, String fromScheme, Scheme to) {
    return invitations.moveAll(tx, fromScheme, to);
  }

  /**
   * Ends the invitations of the org that is changed whose time is over; they hold no seat (X21).
   */
  public void expireOverdue(Tx tx) {
    Invitations.expireOverdue(tx);
  }

  /**
   * Ends what has run out in the orgs where most has, each in a change of its own, so that seats
   * are free and lists are short before anybody asks. Safe to run on several replicas at once.
   *
   * @return in how many orgs something ended
   */
  @Override
  public int endOverdue() {
    List<UUID> orgs =
        databases.read(sql -> InvitationTable.orgsWithOverdue(sql, clock.instant(), OVERDUE));
    int ended = 0;
    for (UUID org : orgs) {
      try {
        var actor = Actor.system("expiry", "expiry:" + Transactions.newId());
        ended += transactions.inOrg(actor, org, InviteFeature::end) ? 1 : 0;
      } catch (RuntimeException e) {
        // One org that cannot be changed holds up no other.
        LOG.warn("invitations of {} cannot be ended yet: {}", org, e.getMessage());
        LOG.debug("invitations of {}", org, e);
      }
    }
    return ended;
  }

  private static boolean end(Tx tx) {
    boolean ended = Invitations.expireOverdue(tx) > 0;
    if (ended) {
      tx.actsAsSystem();
    } else {
      tx.leaveUnchanged();
    }
    return ended;
  }

  /** The words by which invitations are found, of those of before they were kept. */
  public static Backfill backfill() {
    return InvitationWords.backfill();
  }

  /**
   * Cancels every live invitation of the org that is changed, since it is deleted.
   *
   * @return how many
   */
  public int endAll(Tx tx) {
    return invitations.endAll(tx);
  }

  /**
   * Takes {@link #endSentBy} back, in the change that takes the end of the membership back: with
   * the links they had, as far as they have not run out, somebody is invited by them and there is
   * room.
   *
   * @param actor who takes it back
   * @param version the change that cancelled them
   */
  public Reopened reopenSentBy(Tx tx, Seat actor, UUID person, long version) {
    return withdrawing.reopenAll(tx, actor, person, version);
  }

  /**
   * The live invitations that {@link #endSentBy} would cancel.
   *
   * @param most so many are named, the newest first
   */
  public Outstanding sentBy(Handle sql, UUID org, UUID person, Instant now, int most) {
    int total = LiveInvitations.countSentBy(sql, org, person, now);
    return new Outstanding(
        total,
        total == 0
            ? List.of()
            : LiveInvitations.newestSentBy(sql, org, person, now, most).stream()
                .map(invitation -> invitation.email().orElseGet(invitation::invitee))
                .toList());
  }

  /** Whether a live invitation of an org waits for a person, or for an address that they proved. */
  public boolean isInvited(Handle sql, UUID org, UUID person, EmailAddress email, Instant now) {
    return !LiveInvitations.forPerson(sql, org, person, now).isEmpty()
        || LiveInvitations.isSentTo(sql, org, email, now);
  }

  /** How many invitations wait for somebody's answer. */
  public int countWaiting(Handle sql, Profile profile, Instant now) {
    return LiveInvitations.waitingFor(sql, profile.account(), people.addresses(sql, profile), now)
        .size();
  }

  /** The cards of invitations that wait for somebody's answer. */
  public List<Reply.Message> waitingFor(Handle sql, Profile profile, Instant now, Offers offers) {
    Account account = profile.account();
    return LiveInvitations.waitingFor(sql, account, people.addresses(sql, profile), now).stream()
        .map(invitation ->
            InvitationReplies.card(
                invitation,
                InvitationTable.orgName(sql, invitation.org()),
                schemes
                    .of(sql, invitation.org())
                    .role(invitation.role())
                    .map(role -> role.title())
                    .orElse(invitation.role()),
                account,
                offers))
        .toList();
  }
}
