package dev.roster.invite;

import dev.roster.access.Scheme;
import dev.roster.person.EmailAddress;
import dev.roster.session.Proof;
import dev.roster.session.WebSession;
import java.time.Instant;
import java.util.Optional;

/**
 * How whoever is invited by address proves who they are: policy {@code join.identity} (X22). The
 * chat account is proof enough for a card, whatever the policy.
 */
public enum JoinIdentity {
  /** The mailed link, and a fresh proof of the invited address: a mailed code or a sign-in. */
  LINK,

  /** A fresh sign-in with the invited address, which the identity provider verified (E04). */
  VERIFIED_EMAIL,

  /**
   * A fresh sign-in, and the identity provider says who they are, by name too (C16). It asks for
   * the invited address as well: anybody may have an account at a public provider, and who was
   * forwarded a link would otherwise come in by it.
   */
  IDP;

  private static final String POLICY = "join.identity";

  /** What is missing before an invitation can be accepted. */
  public enum Need {
    /** Nothing. */
    NONE,
    /** A mailed code, or a sign-in. */
    PROOF,
    /** A sign-in; a mailed code is not enough. */
    SIGN_IN,
    /** The browser proved another address. */
    OTHER_ADDRESS
  }

  static JoinIdentity of(Scheme scheme) {
    return switch (scheme.policy(POLICY)) {
      case "link" -> LINK;
      case "verified_email" -> VERIFIED_EMAIL;
      default -> IDP;
    };
  }

  /** Whether only a sign-in will do. */
  public boolean isSignIn() {
    return this != LINK;
  }

  /**
   * What is missing.
   *
   * @param session of the browser, when it has one
   */
  public Need need(EmailAddress invited, Optional<WebSession> session, Instant now) {
    if (session.isEmpty()) {
      return isSignIn() ? Need.SIGN_IN : Need.PROOF;
    }
    Proof proof = session.get().proof();
    if (!proof.email().normalised().equals(invited.normalised())) {
      return Need.OTHER_ADDRESS;
    }
    if (isSignIn() && !(proof instanceof Proof.SignIn)) {
      return Need.SIGN_IN;
    }
    if (!session.get().isFreshAt(now)) {
      return isSignIn() ? Need.SIGN_IN : Need.PROOF;
    }
    return Need.NONE;
  }
}
