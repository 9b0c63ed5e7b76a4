package dev.roster.invite;

import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.InviteFeature.Shared;
import dev.roster.member.Members;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Mailer;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.PostedMessages;
import dev.roster.store.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends what the outbox holds about invitations: made fresh when it is sent, and left out when it
 * has become pointless meanwhile.
 */
final class InvitationCouriers {

  private static final String SUBJECT = "invitation";

  private final Databases databases;
  private final Transactions transactions;
  private final Schemes schemes;
  private final Members members;
  private final Platforms platforms;
  private final Mailer mailer;
  private final InvitationMail mail;
  private final InstantSource clock;

  InvitationCouriers(Shared shared, Platforms platforms, Mailer mailer, InvitationMail mail) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.schemes = shared.schemes();
    this.members = shared.members();
    this.clock = shared.clock();
    this.platforms = platforms;
    this.mailer = mailer;
    this.mail = mail;
  }

  /** An invitation with the names that a card or mail shows. */
  private record Shown(Invitation invitation, String orgName, String roleTitle) {
    boolean isOpenAt(Instant now) {
      return invitation.stateAt(now) == State.PENDING;
    }
  }

  private Optional<Shown> find(Map<String, String> words) {
    UUID id = UUID.fromString(words.getOrDefault(InvitationOutbox.INVITATION, ""));
    return databases.read(sql ->
        InvitationTable.find(sql, id)
            .map(invitation ->
                new Shown(
                    invitation,
                    InvitationTable.orgName(sql, invitation.org()),
                    schemes
                        .of(sql, invitation.org())
                        .role(invitation.role())
                        .map(Role::title)
                        .orElse(invitation.role()))));
  }

  void sendMail(String key, Map<String, String> words) throws DeliveryException {
    Optional<Shown> found = find(words).filter(shown -> shown.isOpenAt(clock.instant()));
    if (found.isEmpty()) {
      return;
    }
    Invitation invitation = found.get().invitation();
    boolean superseded =
        !Integer.toString(invitation.generation()).equals(words.get(InvitationOutbox.GENERATION));
    if (superseded || invitation.email().isEmpty() || isMailed(invitation)) {
      return;
    }
    mailer.send(mail.compose(invitation, found.get().orgName(), found.get().roleTitle(), key));
    transactions.own(
        Actor.system("mail", key),
        tx -> {
          MailTable.sent(
              tx.sql(), tx.now(), invitation.id(), invitation.generation(), UUID.fromString(key));
          return true;
        });
  }

  /** One mail for each sending, also when it was cancelled and reopened in between (B17). */
  private boolean isMailed(Invitation invitation) {
    return databases.read(sql -> MailTable.isSent(sql, invitation.id(), invitation.generation()));
  }

  void sendCard(String key, Map<String, String> words) throws DeliveryException {
    Optional<Shown> found = find(words).filter(shown -> shown.isOpenAt(clock.instant()));
    Optional<ChatPlatform> platform =
        platforms.find(words.getOrDefault(InvitationOutbox.PLATFORM, ""));
    if (found.isEmpty() || platform.isEmpty()) {
      return;
    }
    Optional<Account> to = recipient(platform.get(), found.get().invitation(), words);
    if (to.isEmpty()
        || (words.containsKey(InvitationOutbox.UNLESS_POSTED)
            && isPosted(found.get().invitation(), to.get()))) {
      return;
    }
    var offers = new Offers();
    Reply.Message card =
        InvitationReplies.card(
            found.get().invitation(),
            found.get().orgName(),
            found.get().roleTitle(),
            to.get(),
            offers);
    transactions.own(
        Actor.system("card", key),
        tx -> {
          Actions.store(tx.sql(), tx.now(), offers);
          return true;
        });
    ChatPlatform.Posted posted = platform.get().direct(to.get(), card, key);
    transactions.own(
        Actor.system("card", key),
        tx -> {
          PostedMessages.store(
              tx.sql(), tx.now(), SUBJECT, found.get().invitation().id(), to.get(), posted);
          return true;
        });
  }

  private boolean isPosted(Invitation invitation, Account to) {
    return databases.read(sql -> PostedMessages.find(sql, SUBJECT, invitation.id())).stream()
        .anyMatch(copy -> copy.to().filter(to::equals).isPresent());
  }

  /** The invited account or person, or the full member whose confirmed address was invited. */
  private static Optional<Account> recipient(
      ChatPlatform platform, Invitation invitation, Map<String, String> words)
      throws DeliveryException {
    Optional<Account> to =
        Optional.ofNullable(words.get(InvitationOutbox.ACCOUNT))
            .flatMap(Account::parse)
            .or(invitation::account);
    if (to.isEmpty() && invitation.email().isPresent()) {
      to =
          platform.findByEmail(
              words.getOrDefault(InvitationOutbox.TENANT, ""), invitation.email().get());
    }
    if (to.isEmpty()) {
      return to;
    }
    return platform
        .profile(to.get())
        .filter(profile -> profile.standing() != Profile.Standing.OUTSIDER)
        .map(Profile::account);
  }

  void updateCards(String key, Map<String, String> words) throws DeliveryException {
    Optional<Shown> found = find(words);
    if (found.isEmpty()) {
      return;
    }
    Invitation invitation = found.get().invitation();
    for (PostedMessages.Copy copy :
        databases.read(sql -> PostedMessages.find(sql, SUBJECT, invitation.id()))) {
      Optional<ChatPlatform> platform = platforms.find(copy.posted().place().platform());
      if (platform.isPresent()) {
        platform.get().update(copy.posted(), current(found.get(), copy, key));
      }
    }
  }

  /** The card as it should look now; an invitation that was reopened gets its buttons back. */
  private Reply.Message current(Shown shown, PostedMessages.Copy copy, String key) {
    Invitation invitation = shown.invitation();
    Optional<Account> account = copy.to().or(invitation::account);
    if (!shown.isOpenAt(clock.instant()) || account.isEmpty()) {
      boolean isMember =
          account
              .filter(to ->
                  databases.read(sql -> members.byAccount(sql, invitation.org(), to).isPresent()))
              .isPresent();
      return InvitationReplies.ended(
          invitation, clock.instant(), shown.orgName(), shown.roleTitle(), isMember);
    }
    var offers = new Offers();
    Reply.Message card =
        InvitationReplies.card(
            invitation, shown.orgName(), shown.roleTitle(), account.get(), offers);
    transactions.own(
        Actor.system("card", key),
        tx -> {
          Actions.store(tx.sql(), tx.now(), offers);
          return true;
        });
    return card;
  }
}
