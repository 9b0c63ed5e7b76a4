package dev.roster.invite;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody asked into an org.
 *
 * @param email the invited address as typed
 * @param account the invited chat account
 * @param name how the platform shows the account
 * @param role the role's name
 * @param team the team that whoever accepts joins too
 * @param state as it is stored; see {@link #stateAt} for what has run out meanwhile
 * @param generation which sending the valid link belongs to
 * @param sentAt when it was last sent
 * @param member who accepted it
 * @param mail what became of its mail; empty where it goes to an account only
 */
public record Invitation(
    UUID id,
    UUID org,
    Optional<String> email,
    Optional<Account> account,
    Optional<String> name,
    String role,
    Optional<ToTeam> team,
    Optional<String> message,
    State state,
    int generation,
    UUID invitedBy,
    String inviterName,
    Instant createdAt,
    Instant sentAt,
    Instant expiresAt,
    Optional<Instant> endedAt,
    Optional<UUID> member,
    Optional<MailState> mail) {

  /** How somebody is called of whom neither name nor address is known. */
  static final String NAMELESS = "Somebody";

  /** The states of rules.md D18 and D19. */
  public enum State {
    PENDING,
    ACCEPTED,
    EXPIRED,
    DECLINED,
    CANCELLED;

    /** The word of the database and of chat, such as {@code pending}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * The team of an invitation.
   *
   * @param name empty once the team was deleted
   */
  public record ToTeam(UUID id, Optional<String> name) {
    /** Checks that nothing is missing. */
    public ToTeam {
      requireNonNull(id, "id must not be null");
      requireNonNull(name, "name must not be null");
    }

    /** The name; says so when the team is gone. */
    public String shown() {
      return name.orElse("deleted since");
    }
  }

  /** Checks that nothing is missing. */
  public Invitation {
    requireNonNull(id, "id must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(state, "state must not be null");
    requireNonNull(mail, "mail must not be null");
  }

  /** The state at an instant: at its expiry a pending invitation is expired (D23). */
  public State stateAt(Instant now) {
    return state == State.PENDING && !now.isBefore(expiresAt) ? State.EXPIRED : state;
  }

  /** How the invitee is called: by name, else by address. */
  public String invitee() {
    return name.or(() -> email).orElse(NAMELESS);
  }

  /** How the invitee stands in an answer. */
  public Span inviteeSpan() {
    return new Span.Person(invitee(), account.map(List::of).orElse(List.of()));
  }
}
