package dev.roster.invite;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.NamedPerson;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
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

  /** What a word turned out to mean. */
  sealed interface Found {
    /** Somebody who can be invited. */
    record Somebody(Invitee invitee) implements Found {}

    /** Nobody who can, and why. */
    record Nobody(Sent.Outcome.Not outcome) implements Found {}
  }

  /** What each word means where it was said, in the order in which they were named. */
  List<Found> find(List<NamedPerson> named, Place place) {
    var found = new ArrayList<Found>();
    for (NamedPerson one : named) {
      found.add(
          switch (one.person().orElse(null)) {
            case null -> nobody(one, "is neither a mention nor an e-mail address");
            case PersonRef.ByEmail(var address) -> byAddress(one, address);
            case PersonRef.ByAccount(var account) -> byAccount(one, account, place);
            case PersonRef.ById _ -> nobody(one, "is neither a mention nor an e-mail address");
          });
    }
    return found;
  }

  private static Found byAddress(NamedPerson one, String address) {
    return EmailAddress.parse(address)
        .<Found>map(email ->
            new Found.Somebody(
                new Invitee(email.typed(), Optional.of(email), Optional.empty(), Optional.empty())))
        .orElseGet(() -> nobody(one, "is no address that mail can be sent to"));
  }

  private Found byAccount(NamedPerson one, Account account, Place place) {
    if (!speaksIn(place, account)) {
      // A mention can be typed as a text: nobody learns or reaches accounts of other places by it.
      return nobody(one, "is nobody whom Roster can find here");
    }
    Optional<ChatPlatform> platform = platforms.find(account.platform());
    try {
      Optional<Profile> profile =
          platform.isPresent() ? platform.get().profile(account, place) : Optional.empty();
      if (profile.isEmpty()) {
        return nobody(one, "is nobody whom Roster can find here");
      }
      if (profile.get().standing() == Profile.Standing.OUTSIDER) {
        return new Found.Nobody(
            new Sent.Outcome.Not(
                profile.get().name(),
                "is a guest, a bot or from elsewhere, and only full members can be invited by"
                    + " mention. An e-mail address works for everybody"));
      }
      return new Found.Somebody(
          new Invitee(
              "@" + profile.get().name(),
              profile.get().email().flatMap(EmailAddress::parse),
              Optional.of(account),
              Optional.of(profile.get().name())));
    } catch (DeliveryException e) {
      return nobody(one, "could not be looked up right now; try again in a minute");
    }
  }

  private static boolean speaksIn(Place place, Account account) {
    return account.platform().equals(place.platform())
        && (account.tenant().equals(place.install())
            || account.tenant().equals(Account.EVERYWHERE));
  }

  private static Found nobody(NamedPerson one, String why) {
    String who = one.person().map(PersonRef::words).orElse(one.word());
    return new Found.Nobody(new Sent.Outcome.Not(Shown.of(who, 80), why));
  }
}
