package dev.roster.invite;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import dev.roster.person.EmailAddress;
import java.util.Optional;

/**
 * Whom to invite: an address, a chat account, or both.
 *
 * @param word how they were named
 * @param name how the platform shows the account
 */
record Invitee(
    String word, Optional<EmailAddress> email, Optional<Account> account, Optional<String> name) {

  /** Checks that nothing is missing. */
  Invitee {
    requireNonNull(word, "word must not be null");
    if (email.isEmpty() && account.isEmpty()) {
      throw new IllegalArgumentException("an invitee has an address or an account");
    }
  }

  /** Whom an invitation is for. */
  static Invitee of(Invitation invitation) {
    return new Invitee(
        invitation.invitee(),
        invitation.email().flatMap(EmailAddress::parse),
        invitation.account(),
        invitation.name());
  }

  /** How they are called in the answer. */
  String shown() {
    return name.orElse(word);
  }

  /** Whether both name the same person. */
  boolean isSame(Invitee other) {
    boolean sameEmail =
        email.isPresent()
            && other.email.isPresent()
            && email.get().normalised().equals(other.email.get().normalised());
    return sameEmail || (account.isPresent() && account.equals(other.account));
  }
}
