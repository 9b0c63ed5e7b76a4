package dev.roster.app.invitation;

import dev.roster.app.visit.Masked;
import dev.roster.invite.InvitationLinks.Name;
import dev.roster.invite.InvitationLinks.Shown;
import dev.roster.invite.JoinIdentity.Need;
import dev.roster.invite.TypedName;
import java.util.List;
import java.util.Optional;

/**
 * What the page of an invitation shows.
 *
 * @param email the invited address; masked until whoever looks has proved that it is theirs
 * @param need what is missing before it can be accepted
 * @param sent whether a code is on its way to the invited address
 * @param signedInAs the address that the browser proved, when it is another one
 * @param signIn whether this Roster has a sign-in
 * @param name what the fields of the name hold; empty when nobody is asked for it
 * @param calledAs how they are called, when that is known
 * @param problem why the last press did nothing; empty for none
 * @param path of the page
 */
public record InvitationView(
    Shown invitation,
    Expiry expiry,
    String email,
    Need need,
    boolean sent,
    Optional<String> signedInAs,
    boolean signIn,
    Optional<TypedName> name,
    Optional<String> calledAs,
    String problem,
    String path,
    String csrf) {

  private static final String NAMED_CHATS = ", or ";
  private static final int MOST_CHATS = 3;

  /** What is shown of the invited address. */
  static String emailOf(Shown invitation, Need need) {
    return need == Need.NONE ? invitation.email().typed() : Masked.of(invitation.email());
  }

  /** What the fields of the name hold: what was typed just now, else what is known. */
  static Optional<TypedName> fields(Name known, TypedName typed) {
    if (known.known()) {
      return Optional.empty();
    }
    return Optional.of(
        typed.equals(TypedName.NONE) ? new TypedName(known.first(), known.last()) : typed);
  }

  /** How somebody is called, when that is known. */
  static Optional<String> calledAs(Name known) {
    return Optional.of((known.first() + " " + known.last()).strip()).filter(_ -> known.known());
  }

  /** Where the org is spoken, such as {@code Acme on Slack}; empty where it is nowhere. */
  public String chats() {
    return chats(invitation.chats());
  }

  static String chats(List<String> names) {
    return String.join(NAMED_CHATS, names.stream().limit(MOST_CHATS).toList());
  }

  /** Where one signs in, and comes back from. */
  public String signInPath() {
    return "/join?next=" + path;
  }
}
