package dev.roster.app.oidc;

/** A sign-in that did not come to its end; the message is for the log and holds no secret. */
final class SignInException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What stands in the way, for the page. */
  enum Reason {
    /** The provider cannot be asked right now. */
    DOWN,
    /** Whoever signed in said no there, or may not use Roster. */
    DENIED,
    /** The code was used before or is too old. */
    USED,
    /** What came is not proven to come from the provider, for this browser. */
    UNTRUSTED,
    /** It tells no address, or none that mail could be sent to. */
    NO_ADDRESS,
    /** It does not vouch for the address. */
    UNVERIFIED,
    /** It refuses Roster itself. */
    MISCONFIGURED
  }

  SignInException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  SignInException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
