package dev.roster.session;

import static java.util.Objects.requireNonNull;

import dev.roster.person.EmailAddress;
import java.util.Optional;

/** How somebody showed in a browser that an address is theirs. */
public sealed interface Proof {

  /** The address. */
  EmailAddress email();

  /** They typed the code that was mailed there. */
  record Code(EmailAddress email) implements Proof {
    /** Checks that nothing is missing. */
    public Code {
      requireNonNull(email, "email must not be null");
    }
  }

  /**
   * They signed in at an identity provider that vouches for the address ({@code email_verified}).
   *
   * @param issuer the identity provider, at most 255 characters
   * @param subject who they are there, for good; at most 255 characters
   * @param email which may change from one sign-in to the next
   * @param firstName at most 80 characters; empty when the provider does not tell
   * @param lastName the same
   */
  record SignIn(
      String issuer,
      String subject,
      EmailAddress email,
      Optional<String> firstName,
      Optional<String> lastName)
      implements Proof {
    /** Checks that nothing is missing. */
    public SignIn {
      requireNonNull(issuer, "issuer must not be null");
      requireNonNull(subject, "subject must not be null");
      requireNonNull(email, "email must not be null");
      requireNonNull(firstName, "firstName must not be null");
      requireNonNull(lastName, "lastName must not be null");
    }
  }
}
