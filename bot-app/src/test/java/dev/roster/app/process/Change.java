package dev.roster.app.process;

import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.Shown;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A change that somebody types and, when asked, confirms; until its answer has come. */
final class Change {

  private static final String CONFIRM = "Confirm";

  private final Company company;
  private final String user;
  private final String line;
  private final String subject;
  private @Nullable Interaction last;
  private @Nullable String answer;

  /**
   * Does nothing yet.
   *
   * @param subject whom it is about
   */
  Change(Company company, String user, String line, String subject) {
    this.company = company;
    this.user = user;
    this.line = line;
    this.subject = subject;
  }

  /**
   * Goes on from where it stands: what was last delivered without an answer is delivered again, as
   * Slack does and people do.
   *
   * @param gone whether Roster is gone, so that no answer can come any more
   * @return whether the last answer came
   */
  boolean run(BooleanSupplier gone) throws Exception {
    last =
        last == null
            ? company.people().type(user, Company.GENERAL, line)
            : company.people().again(last);
    while (true) {
      Interaction asked = last;
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> asked.hasAnswer() || gone.getAsBoolean());
      if (!asked.hasAnswer()) {
        return false;
      }
      Shown shown = asked.answer();
      if (!shown.buttons().contains(CONFIRM)) {
        answer = shown.text();
        return true;
      }
      last = company.people().press(user, shown, CONFIRM);
    }
  }

  /** Whom it is about. */
  String subject() {
    return subject;
  }

  /** The last answer; empty before it came. */
  String answer() {
    return answer == null ? "" : answer;
  }

  /** Whether the answer says that it is done. */
  boolean isDone() {
    return answer().startsWith("Invited ") || answer().contains(" is now ");
  }

  @Override
  public String toString() {
    return line + " -> " + answer();
  }
}
