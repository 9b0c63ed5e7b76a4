package dev.roster.invite;

import dev.roster.invite.JoinIdentity.Need;
import dev.roster.person.EmailAddress;
import dev.roster.session.WebSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands behind the link of an invitation mail, shown by GET, accepted and declined by POST
 * (trust.md, R7), and behind the invitations that wait on somebody's account page. The link shows
 * and declines; to accept takes what the org's {@link JoinIdentity} asks.
 */
public interface InvitationLinks {

  /**
   * The invitation that a link leads to, while it is pending or when its time is over; empty for a
   * token that is unknown, used, cancelled or superseded, by one and the same look-up.
   */
  Optional<Shown> find(String token);

  /**
   * Accepts. Doing it again with the same token gives the same outcome and changes nothing.
   *
   * @param token the link's last part
   * @param session of the browser, when it has one
   * @param name how they are called; needed of whoever has no name yet
   * @param key the idempotency key of this press, at most 150 characters
   */
  Outcome accept(String token, Optional<WebSession> session, TypedName name, String key);

  /** Declines, by the link alone; otherwise as {@link #accept}. */
  Outcome decline(String token, String key);

  /** What waits for whoever proved an address, the newest first; at most 20. */
  List<Waiting> waitingFor(EmailAddress email);

  /**
   * Accepts one that waits for the address which the session proves; of any other it says that
   * there is none.
   */
  Outcome accept(UUID invitation, WebSession session, TypedName name, String key);

  /** Declines one that waits for the address which the session proves, freshly or not. */
  Outcome decline(UUID invitation, WebSession session, String key);

  /** How whoever uses a browser is called, to begin a form with. */
  Name nameOf(WebSession session);

  /**
   * Gives whoever came in without a name the one they typed (B14); whoever has one keeps it.
   *
   * @param person whose account page it is
   * @param key the same each time the same form is sent, at most 150 characters
   * @return why it is none; empty when it is done
   */
  Optional<String> name(UUID person, TypedName name, String key);

  /**
   * A name.
   *
   * @param first empty for none
   * @param last empty for none
   * @param known whether it is how they are called already, so that nobody asks for it
   */
  record Name(String first, String last, boolean known) {}

  /**
   * What the page shows.
   *
   * @param email the invited address
   * @param orgName the org
   * @param inviter who sent it, by name
   * @param role the role's title
   * @param team the team they join too, by name
   * @param message what the inviter wrote
   * @param state pending or expired
   * @param expiresAt until when it can be accepted
   * @param identity what accepting takes
   * @param chats where the org is spoken, such as {@code Acme on Slack}
   */
  record Shown(
      EmailAddress email,
      String orgName,
      String inviter,
      String role,
      Optional<String> team,
      Optional<String> message,
      String state,
      Instant expiresAt,
      JoinIdentity identity,
      List<String> chats) {}

  /**
   * An invitation on somebody's account page.
   *
   * @param id names it to {@link #accept(UUID, WebSession, TypedName, String)}
   */
  record Waiting(UUID id, Shown shown) {}

  /** What came of it. */
  sealed interface Outcome {
    /**
     * The person is in.
     *
     * @param team a sentence about the team that the invitation named, if it did
     * @param chats where the org is spoken, such as {@code Acme on Slack}
     */
    record Joined(String orgName, String role, Optional<String> team, List<String> chats)
        implements Outcome {}

    /** The invitation is declined. */
    record Declined(String orgName) implements Outcome {}

    /** Not done: something is to be proved first. */
    record Unproven(Need need) implements Outcome {}

    /** Not done; one sentence says why. */
    record Refused(String sentence) implements Outcome {}

    /** No such invitation. */
    record Unknown() implements Outcome {}
  }
}
