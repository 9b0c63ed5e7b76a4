package dev.roster.invite;

import dev.roster.chat.Account;
import dev.roster.command.NamedPerson;
import dev.roster.command.PersonRef;
import dev.roster.person.EmailAddress;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out whom the words of {@code invite send} mean. Asks platforms, so never in a change. */
final class Invitees {

  private final Platforms platforms;

  Invitees(Platforms platforms) {
    this.platforms = platforms;
  }

  /**
   * Who can be invited, and what is wrong with the others.
   *
   * @param invitees in the order in which they were named
   * @param others words that mean nobody who can be invited
   */
  record Found(List<Invitee> invitees, List<Sent.Outcome.Not> others) {}

  Found find(List<NamedPerson> named) {
    var invitees = new ArrayList<Invitee>();
    var others = new ArrayList<Sent.Outcome.Not>();
    for (NamedPerson one : named) {
      switch (one.person().orElse(null)) {
        case null -> others.add(not(one, "is neither a mention nor an e-mail address"));
        case PersonRef.ByEmail(var address) ->
            EmailAddress.parse(address)
                .ifPresentOrElse(
                    email ->
                        invitees.add(
                            new Invitee(
                                email.typed(),
                                Optional.of(email),
                                Optional.empty(),
                                Optional.empty())),
                    () -> others.add(not(one, "is no address that mail can be sent to")));
        case PersonRef.ByAccount(var account) -> addAccount(one, account, invitees, others);
        case PersonRef.ById _ -> others.add(not(one, "is neither a mention nor an e-mail address"));
      }
    }
    return new Found(invitees, others);
  }

  private void addAccount(
      NamedPerson one, Account account, List<Invitee> invitees, List<Sent.Outcome.Not> others) {
    Optional<ChatPlatform> platform = platforms.find(account.platform());
    try {
      Optional<Profile> profile =
          platform.isPresent() ? platform.get().profile(account) : Optional.empty();
      if (profile.isEmpty()) {
        others.add(not(one, "is nobody whom Roster can find here"));
      } else if (profile.get().standing() == Profile.Standing.OUTSIDER) {
        others.add(
            new Sent.Outcome.Not(
                profile.get().name(),
                "is a guest, a bot or from elsewhere; only full members can"
                    + " be invited by mention. Invite them by e-mail"));
      } else {
        invitees.add(
            new Invitee(
                "@" + profile.get().name(),
                profile.get().email().flatMap(EmailAddress::parse),
                Optional.of(account),
                Optional.of(profile.get().name())));
      }
    } catch (DeliveryException e) {
      others.add(not(one, "could not be looked up right now; try again in a minute"));
    }
  }

  private static Sent.Outcome.Not not(NamedPerson one, String why) {
    String word = one.word().replaceAll("[\\p{Cntrl}`]", " ");
    return new Sent.Outcome.Not(word.length() <= 80 ? word : word.substring(0, 79) + "…", why);
  }
}
