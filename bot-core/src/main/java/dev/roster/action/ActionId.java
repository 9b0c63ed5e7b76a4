package dev.roster.action;

import static java.util.Objects.requireNonNull;

import dev.roster.action.Action.Answer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A button's id: a letter for the adapter, a random token for the row, and for forms the command
 * whose form opens, because a form must be the first answer on Discord and opened within 3 s on
 * Slack (platforms.md 5).
 *
 * @param answer how the adapter answers
 * @param token 128 random bits in base64url, 22 characters
 * @param form the path of the command whose form opens; empty unless the answer is a form
 */
public record ActionId(Answer answer, String token, String form) {

  private static final Pattern TEXT =
      Pattern.compile("(?<letter>[upf])(?<token>[A-Za-z0-9_-]{22})(?<form>[a-z -]{0,60})");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Checks that nothing is missing. */
  public ActionId {
    requireNonNull(answer, "answer must not be null");
    requireNonNull(token, "token must not be null");
    requireNonNull(form, "form must not be null");
  }

  /** A new id for an action. */
  public static ActionId forNew(Action action) {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return new ActionId(
        action.answer(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bits),
        action.answer() == Answer.FORM ? action.command() : "");
  }

  /** Reads an id; empty for anything that Roster never made. */
  public static Optional<ActionId> parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Answer answer =
        switch (matcher.group("letter")) {
          case "u" -> Answer.UPDATE;
          case "p" -> Answer.PRIVATE;
          default -> Answer.FORM;
        };
    String form = matcher.group("form");
    return (answer == Answer.FORM) == form.isEmpty()
        ? Optional.empty()
        : Optional.of(new ActionId(answer, matcher.group("token"), form));
  }

  /** The text that stands in the button; at most 83 characters. */
  @Override
  public String toString() {
    return answer.letter() + token + form;
  }
}
